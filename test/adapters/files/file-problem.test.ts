import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileProblem, namedProblem } from '../../../src/adapters/files/file-problem.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'offhook-problem-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function wordsFor(path: string, use: () => unknown): string {
  try {
    use();
  } catch (error) {
    return fileProblem('it', path, error).message;
  }
  throw new Error('nothing went wrong');
}

const openSqlite = (path: string) => () => new DatabaseSync(path).exec('CREATE TABLE t (x)');

test('what the system says in a code is said in words', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(wordsFor(folder, () => readFileSync(folder))).toBe('it: it is a folder');
  expect(wordsFor(join(file, 'x'), () => readFileSync(join(file, 'x')))).toBe(
    'it: what should be a folder above it is a file',
  );
  expect(wordsFor(join(folder, 'a', 'b'), () => writeFileSync(join(folder, 'a', 'b'), ''))).toBe(
    'it: its folder is missing',
  );
});

test('and so is what SQLite hides behind "unable to open database file" and "disk I/O error"', () => {
  const inPlace = join(folder, 'history.db');
  mkdirSync(inPlace);
  expect(wordsFor(inPlace, openSqlite(inPlace))).toBe('it: it is a folder');
  const missing = join(folder, 'nowhere', 'history.db');
  expect(wordsFor(missing, openSqlite(missing))).toBe('it: its folder is missing');
  const locked = join(folder, 'locked.db');
  const other = new DatabaseSync(locked);
  other.exec('BEGIN EXCLUSIVE');
  expect(wordsFor(locked, openSqlite(locked))).toBe('it: it is locked by another program');
  other.close();
});

test('what has words of its own keeps them', () => {
  expect(fileProblem('it', folder, new Error('newer version')).message).toBe('it: newer version');
  expect(fileProblem('it', folder, 'thrown text').message).toBe('it: thrown text');
  const own = new TypeError('line 3');
  expect(namedProblem('it', folder, own)).toBe(own);
});
