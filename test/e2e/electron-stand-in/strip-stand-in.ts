/**
 * The stand-in without its types, kept under node_modules/.cache: Node's own stripping costs the program under test 20 MB and
 * half a second, which would be measured as its own.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const register = fileURLToPath(new URL('./register.ts', import.meta.url));
const source = dirname(register);

/** @returns the path of `register` to run; made once for a state of the sources, whoever asks at the same time. */
export function strippedRegister(): string {
  const files = globSync(['*.ts', '{main,chromium,renderer,control}/*.ts'], { cwd: source })
    .filter((file) => !file.endsWith('.test.ts'))
    .toSorted();
  const texts = new Map(files.map((file) => [file, readFileSync(join(source, file), 'utf8')]));
  const hash = createHash('sha256')
    .update(JSON.stringify([...texts]))
    .digest('hex')
    .slice(0, 16);
  const cache = join(dirname(packageFolder()), '.cache', 'electron-stand-in');
  const folder = join(cache, hash);
  if (!existsSync(folder)) write(texts, cache, folder);
  return join(folder, 'register.mjs');
}

/** Written aside and renamed: another process may be at the same. */
function write(texts: ReadonlyMap<string, string>, cache: string, folder: string): void {
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, 'new-'));
  for (const [file, text] of texts) {
    const target = join(aside, file.replace(/\.ts$/, '.mjs'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, stripTypeScriptTypes(text).replace(/('\.{1,2}\/[^'\n]*)\.ts'/g, "$1.mjs'"));
  }
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}
