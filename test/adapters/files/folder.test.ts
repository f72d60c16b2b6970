import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFolder, makeFolder } from '../../../src/adapters/files/folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('it is made with all above it, for its owner alone', () => {
  const path = join(folder, 'a', 'b', 'c');
  makeFolder(path);
  makeFolder(path);
  expect(isFolder(path)).toBe(true);
  if (process.platform !== 'win32')
    for (const made of [path, join(folder, 'a')]) expect(statSync(made).mode & 0o777).toBe(0o700);
});

test('a link to a folder is one', () => {
  symlinkSync(folder, join(folder, 'link'), 'dir');
  makeFolder(join(folder, 'link', 'in'));
  expect(isFolder(join(folder, 'in'))).toBe(true);
});

test('what stands in the way is told', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(isFolder(join(folder, 'file'))).toBe(false);
  expect(() => makeFolder(join(folder, 'file'))).toThrow('EEXIST');
  expect(() => makeFolder(join(folder, 'file', 'in'))).toThrow('EEXIST');
});

test.runIf(process.platform === 'linux')('where there can be no folders it ends, with an error', () => {
  expect(() => makeFolder('/proc/offhook/in')).toThrow('ENOENT');
});
