import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logTail } from '../../../src/adapters/log/log-tail.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'offhook-tail-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string): void => writeFileSync(join(folder, 'offhook.log'), text);

test('a short log is given whole', async () => {
  write('one\ntwo\n');
  expect(await logTail(folder)).toEqual(['one', 'two']);
});

test('of a long one the end is given, in whole lines', async () => {
  write(Array.from({ length: 1_000 }, (_, line) => `line ${line}\n`).join(''));
  const lines = await logTail(folder, 25);
  expect(lines).toEqual(['line 998', 'line 999']);
});

test('without a log there are no lines', async () => {
  expect(await logTail(folder)).toEqual([]);
  write('');
  expect(await logTail(folder)).toEqual([]);
});
