/** `npm start` and `npm run demo` with the real npm: what is built, and who can stop the program. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type * as freshness from '../../.config/freshness.js';
import { needs } from '../needs.ts';
import { dataFolder } from './headless-shell.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const quiet = { settings: { tunnel: { kind: 'none' } } };

interface Npm {
  readonly id: number;
  /** The program's first line. */
  readonly ready: Promise<unknown>;
  /** How npm itself ended, and what was said; once nobody holds its output any more: neither a shell, a build nor the program. */
  readonly ended: Promise<{
    code: number | null;
    signal: NodeJS.Signals | null;
    stdout: string;
    stderr: string;
  }>;
}

function npm(words: readonly string[], cwd = checkout): Npm {
  const child = spawn('npm', words, { cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const id = child.pid ?? 0;
  onTestFinished(() => {
    try {
      process.kill(-id, 'SIGKILL');
    } catch {
      // It has ended.
    }
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const lines = createInterface(child.stdout);
  const ready = new Promise((resolve) => {
    lines.on('line', (line) => line.startsWith('{"event":"ready"') && resolve(JSON.parse(line)));
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }));
  return { id, ready, ended };
}

function started(words: readonly string[] = []): Npm {
  const folder = dataFolder(quiet);
  onTestFinished(() => folder.remove());
  return npm(['start', ...words, '--', '--headless', '--data-dir', folder.path]);
}

describe.skipIf(process.platform === 'win32')('whoever stops npm stops the program', needs('npm'), () => {
  describe.each(['dash', 'bash'])('with %s as npm’s shell', (shell) => {
    const program = `/bin/${shell}`;
    test.each(['SIGTERM', 'SIGINT'] as const)('%s to npm alone', needs(program), async (signal) => {
      const app = started(['--script-shell', program]);
      await app.ready;
      process.kill(app.id, signal);
      expect(await app.ended).toMatchObject({ code: 0, signal: null });
    });
  });

  test.each(['SIGHUP', 'SIGKILL'] as const)('%s, which npm does not pass on', async (signal) => {
    const app = started();
    await app.ready;
    process.kill(app.id, signal);
    expect(await app.ended).toMatchObject({ code: null, signal });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s to all of them, as a terminal sends it', async (signal) => {
    const app = started();
    await app.ready;
    process.kill(-app.id, signal);
    expect(await app.ended).toMatchObject({ code: 0, signal: null });
  });

  test('SIGTERM to the demo', async () => {
    const app = npm(['run', 'demo', '--', '--headless']);
    await app.ready;
    process.kill(app.id, 'SIGTERM');
    expect(await app.ended).toMatchObject({ code: 0, signal: null });
  });
});

test('where the shell has no exec, the package of that name runs the script in the same process', async () => {
  const shim = join(checkout, '.config/exec/exec.js');
  const child = spawn(process.execPath, [shim, 'node', '.config/start.js', '--hedless', '--x'], {
    cwd: checkout,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(stderr).toMatch(/^offhook: there is no option --hedless;/);
});

describe.skipIf(process.platform === 'win32')('in a checkout of its own', needs('npm'), () => {
  let root: string;
  let own: typeof freshness;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'offhook-checkout-'));
    for (const name of ['src', '.config', 'package.json', 'package-lock.json'])
      cpSync(join(checkout, name), join(root, name), { recursive: true });
    symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'));
    own = (await import(pathToFileURL(join(root, '.config/freshness.js')).href)) as typeof freshness;
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [['--help'], 0, /^Usage: /, /^$/],
    [['--hedless'], 2, /^$/, /^offhook: there is no option --hedless; did you mean --headless\?\n\nUsage: /],
    [['--port', 'abc'], 2, /^$/, /^offhook: there is no option --port\n\nUsage: /],
    [['--data-dir'], 2, /^$/, /^offhook: --data-dir needs a folder\n\nUsage: /],
  ] as const)('%j is answered without building anything', async (words, code, stdout, stderr) => {
    const answer = await npm(['start', '--silent', '--', ...words], root).ended;
    expect(answer).toEqual({
      code,
      signal: null,
      stdout: expect.stringMatching(stdout),
      stderr: expect.stringMatching(stderr),
    });
    expect(readdirSync(root)).not.toContain('dist');
  });

  test('SIGTERM to npm while it builds ends it with 0, and what was built half-way is built again', async () => {
    const folder = dataFolder(quiet);
    onTestFinished(() => folder.remove());
    const start = () => npm(['start', '--', '--headless', '--data-dir', folder.path], root);
    cpSync(join(checkout, 'dist'), join(root, 'dist'), { recursive: true });
    expect(own.staleParts()).toEqual([]);
    for (const name of ['headless', 'ui']) own.forget(name);
    const interrupted = start();
    await built(root, 'headless');
    process.kill(interrupted.id, 'SIGTERM');
    expect(await interrupted.ended).toMatchObject({ code: 0, signal: null });
    expect(own.staleParts()).toEqual(['ui']);

    const whole = start();
    await whole.ready;
    expect(own.staleParts()).toEqual([]);
    process.kill(whole.id, 'SIGTERM');
    expect(await whole.ended).toMatchObject({ code: 0, signal: null });
    const times = (): unknown[] =>
      Object.keys(own.parts).map((name) => statSync(join(root, 'dist/.fresh', name)).mtimeMs);
    const before = times();
    const again = start();
    await again.ready;
    process.kill(again.id, 'SIGTERM');
    await again.ended;
    expect(times()).toEqual(before);
  });

  test('a build that fails says why, and its code is the exit code', async () => {
    const file = join(root, 'src/shells/headless/main.ts');
    writeFileSync(file, 'import { nothing } from "./nowhere.ts"; nothing();');
    const { code, stderr } = await npm(['start', '--', '--headless'], root).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('nowhere.ts');
    expect(own.staleParts()).toContain('headless');
  });
});

/** Resolves once a part has been built: the next one is being built then. */
async function built(root: string, part: string): Promise<void> {
  const notes = join(root, 'dist/.fresh');
  const watcher = watch(notes);
  while (!readdirSync(notes).includes(part)) await once(watcher, 'change');
  watcher.close();
}
