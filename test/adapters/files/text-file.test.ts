import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readText, writeText } from '../../../src/adapters/files/text-file.ts';
import { needs } from '../../needs.ts';
import { spawnSync } from 'node:child_process';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'offhook-text-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = '{ "name": "Ёлка 👋 Ünal" }';
const utf16 = Buffer.from(text, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark, as Notepad of old', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 with a mark, as PowerShell’s >', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 without a mark', utf16],
  ['UTF-16 the other way round, with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['UTF-16 the other way round, without a mark', Buffer.from(utf16).swap16()],
])('reads what was saved as %s', (_what, bytes) => {
  const path = join(folder, 'text');
  writeFileSync(path, bytes);
  expect(readText(path)).toBe(text);
});

test('an empty file is an empty text, and zeros stay zeros', () => {
  const path = join(folder, 'text');
  writeFileSync(path, '');
  expect(readText(path)).toBe('');
  writeFileSync(path, '\0\0\0\0');
  expect(readText(path)).toBe('\0\0\0\0');
});

test('writes for its owner alone, makes the folder, and leaves nothing beside it', () => {
  const path = join(folder, 'new', 'text');
  writeText(path, 'one');
  writeText(path, 'two');
  expect([readFileSync(path, 'utf8'), readdirSync(join(folder, 'new'))]).toEqual(['two', ['text']]);
  if (process.platform !== 'win32') {
    expect([statSync(path).mode & 0o077, statSync(join(folder, 'new')).mode & 0o077]).toEqual([0, 0]);
  }
});

test('what could not be written leaves the old one', () => {
  const path = join(folder, 'text');
  writeText(path, 'old');
  expect(() => writeText(join(path, 'below'), 'x')).toThrow();
  expect([readText(path), existsSync(join(path, 'below'))]).toEqual(['old', false]);
});

test('it is on the medium before it has the name', needs('strace'), () => {
  const module = new URL('../../../src/adapters/files/text-file.ts', import.meta.url).href;
  const program = `import { writeText } from '${module}'; writeText('${join(folder, 'text')}', 'x');`;
  const trace = join(folder, 'trace');
  const words = ['-f', '-e', 'trace=fsync,fdatasync,rename,renameat,renameat2', '-o', trace];
  spawnSync('strace', [...words, process.execPath, '--input-type=module', '-e', program]);
  const calls = [...readFileSync(trace, 'utf8').matchAll(/\b(fsync|fdatasync|rename\w*)\(/g)].map(
    ([, name]) => name,
  );
  expect(calls.map((name) => name?.replace(/at2?$/, ''))).toEqual(['fsync', 'rename']);
});
