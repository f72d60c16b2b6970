import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { filedCall, idsIn, keep } from '../../contracts/filed-calls.ts';
import { historyFile, indexAll, openedHistory } from './history-folder.ts';
import { needs } from '../../needs.ts';

function bytesBeside(file: string): Buffer {
  return Buffer.concat(readdirSync(dirname(file)).map((name) => readFileSync(join(dirname(file), name))));
}

/** SQLite's write-ahead log marks the last page of every commit with the size of the file it leads to. */
function commitsIn(file: string): number {
  const log = readFileSync(`${file}-wal`);
  const pageBytes = log.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at + 24 + pageBytes <= log.length; at += 24 + pageBytes) {
    const ofThisLog = log.subarray(at + 8, at + 16).equals(log.subarray(16, 24));
    if (ofThisLog && log.readUInt32BE(at + 4) > 0) commits++;
  }
  return commits;
}

describe('commits', () => {
  test('are shared by calls that come at the same time, and cost nothing when nothing changes', async () => {
    const file = historyFile();
    const { history } = openedHistory({ file });
    const calls = Array.from({ length: 50 }, (_, n) => filedCall(`${n}`, n));
    const before = commitsIn(file);
    await keep(history, ...calls);
    expect(commitsIn(file) - before).toBe(1);
    await keep(history, ...calls);
    await history.amend(filedCall('x', 0), () => null);
    expect(commitsIn(file) - before).toBe(1);
  });

  test('hold every call that was answered for, in the file, at once', async () => {
    const file = historyFile();
    const { history } = openedHistory({ file });
    for (const n of [1, 2, 3]) {
      await keep(history, filedCall(`call number ${n}`, n));
      expect(bytesBeside(file).includes(`call number ${n}`)).toBe(true);
    }
  });

  test('of a call the file cannot take leave the others alone', async () => {
    const { history } = openedHistory({ file: historyFile() });
    const impossible = { ...filedCall('b', 1), rangAtMs: 0.5 };
    const results = await Promise.allSettled([
      keep(history, filedCall('a', 0)),
      keep(history, impossible),
      keep(history, filedCall('c', 2)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(idsIn(await history.page({ limit: 9 }))).toEqual(['c', 'a']);
  });
});

test('the search index is written with the call, the statistics cache by itself when nothing else happens', async () => {
  const file = historyFile();
  const { history } = openedHistory({ file });
  await keep(history, filedCall('a', 0), filedCall('b', 900));
  const onlooker = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => onlooker.close());
  const waiting = onlooker.prepare('SELECT count(*) AS slots FROM uncached');
  const documents = onlooker.prepare('SELECT rowid FROM search');
  expect([documents.all().length, waiting.get()]).toEqual([2, { slots: 1 }]);
  await expect.poll(() => waiting.get(), { timeout: 10_000 }).toEqual({ slots: 0 });
  expect(idsIn(await history.page({ limit: 5, text: '7916' }))).toEqual(['b', 'a']);
});

/** Two ids that share the 32 bits by which calls are looked up. */
test('calls whose ids look alike to the file are kept apart', async () => {
  const { history } = openedHistory({ file: historyFile() });
  const [one, other] = [
    '5E316880469A6376.1773306964.8772708',
    '5E316880469A6376.1773306964.8785957',
  ] as const;
  await keep(history, filedCall(one, 0, { name: 'one' }));
  await keep(history, filedCall(other, 1, { name: 'other' }));
  const change = await history.amend(filedCall(other, 1), (call) => call && { ...call, note: 'changed' });
  expect(change?.before?.name).toBe('other');
  expect((await history.page({ limit: 5 })).calls.map(({ name, note }) => [name, note])).toEqual([
    ['other', 'changed'],
    ['one', null],
  ]);
});

describe('privacy', () => {
  test('numbers that are not to be kept leave no byte behind', async () => {
    const file = historyFile();
    const { history } = openedHistory({ file, keepNumbers: () => false });
    const call = filedCall('a', 0, { number: '+79161234567', companyNumber: '+4930987654', name: 'Visible' });
    await keep(history, call);
    await history.amend(call, (kept) => kept && { ...call, note: 'changed' });
    await history.page({ limit: 5, text: '9161234567' });
    const bytes = bytesBeside(file);
    expect(bytes.includes('Visible')).toBe(true);
    expect(['9161234567', '30987654'].filter((digits) => bytes.includes(digits))).toEqual([]);
  });

  test('a forgotten call leaves no byte behind, neither in the file nor in its log nor in the search index', async () => {
    const file = historyFile();
    const { history } = openedHistory({ file });
    const secret = { number: '+79998887766', name: 'Ъэъэъэ', note: 'zzzz' };
    const others = Array.from({ length: 300 }, (_, n) =>
      filedCall(`other ${n}`, 10_000 + 20 * n, { name: 'Иван' }),
    );
    await keep(history, filedCall('gone', 0, secret), filedCall('stays', 9_000, { name: 'Анна' }), ...others);
    indexAll(file);
    // The index alone has `times2`, and only for a text that repeats itself.
    const traces = ['79998887766', 'Ъэъэъэ', 'zzzz', 'times2', 'gone'];
    expect(traces.filter((trace) => bytesBeside(file).includes(trace))).toEqual(traces);

    expect(await history.forgetBefore((filedCall('', 9_000).startedAtMs ?? 0) - 1)).toBe(1);
    expect(traces.filter((trace) => bytesBeside(file).includes(trace))).toEqual([]);
    expect(idsIn(await history.page({ limit: 5, text: 'анна' }))).toEqual(['stays']);
  });
});

/** Linux only, and only where mounting is allowed; CI runs as such a user. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const mounting = needs('mount', 'umount');

test(
  'a full disk fails calls, loses none that was kept, and is over once there is space',
  mounting,
  async (context) => {
    const folder = smallDisk();
    context.skip(folder === null, 'no right to mount a small file system');
    if (folder === null) return;
    const { history } = openedHistory({ file: join(folder, 'history.db') });
    const ballast = join(folder, 'ballast');
    writeFileSync(ballast, Buffer.alloc(300_000));

    const answered: string[] = [];
    const failures: unknown[] = [];
    for (let n = 0; failures.length === 0; n += 20) {
      const calls = Array.from({ length: 20 }, (_, i) =>
        filedCall(`${n + i}`, n + i, { note: 'x'.repeat(500) }),
      );
      const results = await Promise.allSettled(calls.map((call) => history.amend(call, () => call)));
      for (const result of results) {
        if (result.status === 'rejected') failures.push(result.reason);
        else if (result.value) answered.push(result.value.after.callId);
      }
    }
    expect(String(failures[0])).toMatch(/full|disk I\/O error/);
    expect(await history.count()).toBe(answered.length);
    await expect(keep(history, filedCall('too much', 1, { note: 'x'.repeat(50_000) }))).rejects.toThrow();

    rmSync(ballast);
    await keep(history, filedCall('after', 1_000_000));
    expect(await history.count()).toBe(answered.length + 1);
    expect(idsIn(await history.page({ limit: 1 }))).toEqual(['after']);
  },
);
