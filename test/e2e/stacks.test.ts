/** Stacks name the lines of the sources: at once where nothing is packed, and by the maps of the release where it is. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { strippedRegister } from './electron-stand-in/strip-stand-in.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const inSources = /\bsrc\/adapters\/http-listener\/[\w-]+\.ts:\d+:\d+/;
let place: string;
let throwing: string;

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'offhook-stacks-'));
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  throwing = join(place, 'throwing.cjs');
  // The system refuses the listener; a stack of it goes to standard error before anything else becomes of the error.
  writeFileSync(
    throwing,
    `require('node:net').Server.prototype.listen = () => {
       const error = new Error('refused, for a test');
       process.stderr.write(error.stack + '\\n', () => process.exit(7));
       throw error;
     };`,
  );
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

function build(name: string, words: readonly string[]): string {
  const into = join(place, words.join(''), 'dist');
  mkdirSync(into, { recursive: true });
  copyFileSync(join(root, 'package.json'), join(into, '../package.json'));
  execFileSync(process.execPath, [join(root, '.config/build.ts'), `--into=${into}`, ...words], {
    stdio: 'pipe',
  });
  return join(into, 'shells', name, 'main.js');
}

async function stackOf(words: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(place, 'data-'));
  const env = { ...process.env, ELECTRON_STAND_IN: '{}', XDG_CONFIG_HOME: folder };
  const child = spawn(process.execPath, ['--require', throwing, ...words, '--data-dir', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
  });
  const [said] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return said;
}

/** The line a stack's first place in the listener points to. */
function lineAt(stack: string): string {
  const [, file = '', line] = /\b(src\/adapters\/http-listener\/[\w-]+\.ts):(\d+):\d+/.exec(stack) ?? [];
  return readFileSync(join(root, file), 'utf8').split('\n')[Number(line) - 1] ?? '';
}

test('a headless program that is not packed names the line of the source', async () => {
  const stack = await stackOf([build('headless', ['headless'])]);
  expect(stack).toMatch(inSources);
  expect(lineAt(stack)).toContain('.listen(');
});

test('a tray app that is not packed does, too', async () => {
  const main = build('electron', ['electron']);
  const stack = await stackOf(['--import', strippedRegister(), main]);
  expect(lineAt(stack)).toContain('.listen(');
});

test('a release names no source and no map; with the maps that are kept, its stacks do', async () => {
  const main = build('headless', ['--release', 'headless']);
  expect(readFileSync(main, 'utf8')).not.toContain('sourceMappingURL');
  const stack = await stackOf([main]);
  expect(stack).not.toMatch(inSources);
  const script = join(root, '.config/read-stack.ts');
  const kept = join(main, '../../../..');
  const read = execFileSync(process.execPath, [script, kept], { input: stack, encoding: 'utf8' });
  expect(lineAt(read)).toContain('.listen(');
});
