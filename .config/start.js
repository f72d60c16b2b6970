/**
 * `npm start`: builds what is stale, and is the program from then on. One process from npm's shell to the program's end, so that a
 * signal that npm passes on stops the program, whenever it comes.
 *
 *     node .config/start.js [ARGUMENTS OF THE PROGRAM]
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { staleParts } from './freshness.js';

const compilers = ['maglev', 'turbofan'];
const parentId = process.ppid;
/** @type {import('node:child_process').ChildProcess | null} */
let building = null;

// Until the program listens for itself: nothing has begun that would have to be finished.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    building?.kill();
    process.exit(0);
  });
}
if (process.env['npm_lifecycle_event'] !== undefined) followParent();

const canBuild =
  Number.parseInt(process.versions.node, 10) >= 24 && existsSync(new URL('../node_modules', import.meta.url));
if (!canBuild) {
  process.stderr.write(
    'offhook: run `npm ci` first, then `npm start`: it brings the Node that Offhook needs\n',
  );
  process.exit(2);
}
if (needsBuilding()) await build();
await import(new URL('../dist/shells/launch/main.js', import.meta.url).href);

/** Without the compilers that V8 would take for work like this, and keep in memory (7 MB): it takes 40 ms all the same. */
function needsBuilding() {
  for (const compiler of compilers) setFlagsFromString(`--no-${compiler}`);
  const needs = staleParts().length > 0;
  for (const compiler of compilers) setFlagsFromString(`--${compiler}`);
  return needs;
}

/** In a process of its own, which takes with it the memory that building needs. Ends this one when there is nothing to run. */
async function build() {
  const child = fork(fileURLToPath(new URL('build-stale.ts', import.meta.url)), process.argv.slice(2));
  building = child;
  let isBuilt = false;
  child.once('message', () => (isBuilt = true));
  await new Promise((resolve) => child.once('exit', resolve));
  if (!isBuilt) process.exit(child.exitCode ?? 1);
  building = null;
}

/** npm passes on neither SIGHUP nor its own violent end, and an old shell between us nothing at all: nobody could stop us any more. */
function followParent() {
  const watch = setInterval(() => {
    if (process.ppid === parentId) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 1_000);
  watch.unref();
}
