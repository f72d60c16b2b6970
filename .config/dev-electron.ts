/**
 * `npm run dev -- --electron`: the tray app, built anew and started again whenever a file of its sources is saved.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { electronPackage, electronProgram } from '../src/shells/launch/electron-runtime.ts';
import { buildParts } from './build-parts.ts';
import { staleParts } from './freshness.js';

const main = fileURLToPath(new URL('../dist/shells/electron/main.js', import.meta.url));
const sources = fileURLToPath(new URL('../src', import.meta.url));
const needed = new Set(['electron', 'preload', 'ui']);
/** Editors write a file in several steps, and several files at once. */
const quietMs = 200;

/** @param words go to the program. @returns the exit code, once it was told to stop; null where there is no runtime. */
export async function developElectron(words: readonly string[]): Promise<number | null> {
  const folder = electronPackage();
  const runtime = folder === null ? null : electronProgram(folder, process.env);
  if (runtime === null) return null;

  let isAsked = false;
  let running = await buildAndStart(runtime, words);
  let settle: NodeJS.Timeout | undefined;
  const restart = async (): Promise<void> => {
    if (isAsked || staleNeeded().length === 0) return;
    const before = running;
    running = null;
    await end(before);
    running = await buildAndStart(runtime, words);
  };
  let restarting = Promise.resolve();
  const watching = watch(sources, { recursive: true }, () => {
    clearTimeout(settle);
    settle = setTimeout(() => {
      restarting = restarting.then(restart);
    }, quietMs);
  });
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (isAsked) return;
        isAsked = true;
        watching.close();
        clearTimeout(settle);
        void restarting.then(() => end(running)).then(() => resolve(0));
      });
    }
  });
}

/** @returns null when the sources cannot be built: the next save may mend it. */
async function buildAndStart(runtime: string, words: readonly string[]): Promise<ChildProcess | null> {
  try {
    await buildParts(staleNeeded(), { isRelease: false });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  process.stderr.write('offhook: built; starting the tray app\n');
  const child = spawn(runtime, [main, ...words], { stdio: 'inherit', env });
  child.once('exit', () =>
    process.stderr.write('offhook: it has ended; it is started again on the next save\n'),
  );
  return child;
}

/** A file that was saved as it was is no reason to start again. */
function staleNeeded(): readonly string[] {
  return staleParts().filter((name) => needed.has(name));
}

async function end(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
