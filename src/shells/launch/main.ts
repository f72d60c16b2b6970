import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readCommandLine } from '../../app/command-line.ts';
import { electronPackage, electronProgram } from './electron-runtime.ts';
import { fetchRuntime } from './fetch-runtime.ts';

/** `npm start`: the Electron shell where Electron can be had, else the headless shell in this very process. */
const words = process.argv.slice(2);
const commandLine = readCommandLine(words);
if (commandLine.kind !== 'run' || commandLine.headless) await startHeadless();
else {
  const found = await findElectron();
  if (found.kind === 'found') process.exitCode = await startElectron(found.program);
  else {
    process.stderr.write(`offhook: ${found.why}; running without it: notices and history, no tray\n`);
    await startHeadless();
  }
}

type Found =
  { readonly kind: 'found'; readonly program: string } | { readonly kind: 'missing'; readonly why: string };

async function findElectron(): Promise<Found> {
  if (process.platform === 'linux' && !hasScreen(process.env)) {
    return { kind: 'missing', why: 'the Electron shell needs a screen' };
  }
  const folder = electronPackage();
  if (folder === null) return { kind: 'missing', why: 'the Electron runtime is not installed' };
  const program = electronProgram(folder, process.env);
  if (program !== null) return { kind: 'found', program };
  const why = await fetchRuntime({
    folder,
    env: process.env,
    tell: (line) => process.stderr.write(`offhook: ${line}\n`),
  });
  const fetched = why === null ? electronProgram(folder, process.env) : null;
  return fetched === null
    ? {
        kind: 'missing',
        why: `the Electron runtime is missing and cannot be fetched (${why ?? 'it is incomplete'})`,
      }
    : { kind: 'found', program: fetched };
}

function hasScreen(env: NodeJS.ProcessEnv): boolean {
  return (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
}

/** Reads the same command line of this process. */
async function startHeadless(): Promise<void> {
  await import(new URL('../headless/main.js', import.meta.url).href);
}

/** @returns the exit code to pass on. */
function startElectron(program: string): Promise<number> {
  const main = fileURLToPath(new URL('../electron/main.js', import.meta.url));
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(program, [main, ...words], { stdio: 'inherit', env });
  // Ctrl+C reaches both; the one that has the data folder decides when it is over.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Until now whoever started us listened (.config/start.js).
    process.removeAllListeners(signal);
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
