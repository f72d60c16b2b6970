import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptText } from '../../../src/adapters/files/kept-text.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'offhook-kept-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a text outlives whoever wrote it, and only its owner may read it', () => {
  const path = join(folder, 'text');
  keptText(path).write('one');
  keptText(path).write('two');
  expect(keptText(path).read()).toBe('two');
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).toEqual(['text']);
});

test('a text that is not there is none', () => {
  expect(keptText(join(folder, 'gone', 'text')).read()).toBeNull();
});
