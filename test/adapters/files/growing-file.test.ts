import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGrowingFile } from '../../../src/adapters/files/growing-file.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'offhook-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file has its name only once it is whole, and only its owner may read it', async () => {
  const path = join(folder, 'calls.csv');
  const file = await openGrowingFile(path);
  await file.write('one ');
  await file.write('zwei ☎');
  expect(existsSync(path)).toBe(false);
  await file.finish();
  expect(readFileSync(path, 'utf8')).toBe('one zwei ☎');
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).toEqual(['calls.csv']);
});

test('an older file of that name stays as it was until then', async () => {
  const path = join(folder, 'calls.csv');
  writeFileSync(path, 'older');
  const file = await openGrowingFile(path);
  await file.write('newer');
  expect(readFileSync(path, 'utf8')).toBe('older');
  await file.discard();
  expect(readFileSync(path, 'utf8')).toBe('older');
  expect(readdirSync(folder)).toEqual(['calls.csv']);
});

test('a folder that is not there is said to be missing', async () => {
  await expect(openGrowingFile(join(folder, 'gone', 'calls.csv'))).rejects.toThrow('ENOENT');
});
