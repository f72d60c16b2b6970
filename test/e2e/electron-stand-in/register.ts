/**
 * `node --import .../register.ts dist/main.js`: runs a built main process as Electron would. Everything it imports as
 * `electron` is the stand-in, and the program becomes ready once its main script has run to its end.
 */
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { becomeElectron } from './become-electron.ts';
import { changeScenario, scenario, type ScenarioChanges } from './main/scenario.ts';

// What would be compiled better here would be memory of the stand-in, measured as the program's.
const compilers = ['maglev', 'turbofan'];
for (const name of compilers) setFlagsFromString(`--no-${name}`);

const standIn = new URL('./electron.ts', import.meta.url).href;
const names = /^electron(\/(main|common))?$/;

changeScenario(JSON.parse(process.env['ELECTRON_STAND_IN'] ?? '{}') as ScenarioChanges);
becomeElectron(electronVersion());

const mainScript = createRequire(join(process.cwd(), 'x')).resolve(process.argv[1] ?? '.');
const mainUrl = pathToFileURL(mainScript).href;
// A packaged program is started by its own file: no script stands between that and its words (App.isPackaged).
if (scenario.packaged) process.argv.splice(1, 1);
// Only now, because its modules look at `process` as Electron has it.
const { standInStarts } = await import('./main/start.ts');
const { mainScriptEnded } = standInStarts(mainScript);
Reflect.set(globalThis, Symbol.for('electron-stand-in.main-script-ended'), mainScriptEnded);

registerHooks({
  resolve(specifier, context, next) {
    if (names.test(specifier)) return { url: standIn, shortCircuit: true };
    if (specifier === 'electron/renderer') throw new Error('electron/renderer is not for the main process');
    return next(specifier, context);
  },
  /** After the last statement, and after every top-level await: so one that waits for `ready` never ends, as under Electron. */
  load(url, context, next) {
    const loaded = next(url, context);
    if (url !== mainUrl) return loaded;
    for (const name of compilers) setFlagsFromString(`--${name}`);
    const read = loaded.source ?? readFileSync(fileURLToPath(url));
    const source = typeof read === 'string' ? read : new TextDecoder().decode(read);
    return {
      ...loaded,
      source: `${source}\n;globalThis[Symbol.for('electron-stand-in.main-script-ended')]();`,
    };
  },
});

function electronVersion(): string {
  const file = createRequire(import.meta.url).resolve('electron/package.json');
  return (JSON.parse(readFileSync(join(dirname(file), 'package.json'), 'utf8')) as { version: string })
    .version;
}
