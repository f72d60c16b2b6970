import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { newestVersion } from '../../../src/adapters/history/store/migrations.ts';
import { filedCall, idsIn, keep } from '../../contracts/filed-calls.ts';
import { historyFile, openedHistory } from './history-folder.ts';

async function filledFile(): Promise<string> {
  const file = historyFile();
  const { history } = openedHistory({ file, synchronous: 'NORMAL' });
  const calls = Array.from({ length: 400 }, (_, n) => filedCall(`${n}`, n, { name: `Клиент ${n}` }));
  await keep(history, ...calls);
  await history.close();
  return file;
}

function userVersionOf(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  db.close();
  return version;
}

describe('a history file', () => {
  test('keeps its calls across restarts, and finds them', async () => {
    const file = await filledFile();
    const { history, setAside } = openedHistory({ file });
    expect(setAside).toBeNull();
    expect(await history.count()).toBe(400);
    expect(idsIn(await history.page({ limit: 5, text: 'клиент 399' }))).toEqual(['399']);
    const again = filedCall('7', 7, { name: 'Again' });
    expect(await history.amend(again, () => again)).toMatchObject({ before: { name: 'Клиент 7' } });
    expect(await history.count()).toBe(400);
  });

  test('is brought up to date from nothing', async () => {
    const file = historyFile();
    writeFileSync(file, '');
    const { history, setAside } = openedHistory({ file });
    await history.close();
    expect([setAside, userVersionOf(file)]).toEqual([null, newestVersion]);
  });

  test('of a newer version is refused and stays as it is', async () => {
    const file = await filledFile();
    const db = new DatabaseSync(file);
    db.exec(`PRAGMA user_version = ${newestVersion + 1}`);
    db.close();
    const bytes = readFileSync(file);
    expect(() => openedHistory({ file })).toThrow(/history\.db cannot be opened: .*newer version/);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('can be read by its owner only', async () => {
    const file = historyFile();
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    const { history } = openedHistory({ file });
    await keep(history, filedCall('a', 0));
    for (const name of readdirSync(dirname(file))) {
      expect([name, statSync(join(dirname(file), name)).mode & 0o077]).toEqual([name, 0]);
    }
  });

  test('that another program holds is not taken for damaged', async () => {
    const file = await filledFile();
    const other = new DatabaseSync(file);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM uncached;');
    expect(() => openedHistory({ file })).toThrow(/cannot be opened: .*locked/);
    other.exec('ROLLBACK');
    other.close();
    expect(readdirSync(dirname(file))).toEqual(['history.db']);
  });

  test('in a folder that does not exist is reported as such', () => {
    expect(() => openedHistory({ file: join(historyFile(), 'nowhere', 'history.db') })).toThrow(
      /cannot be opened/,
    );
  });
});

const tenFifteen = () => Date.UTC(2026, 2, 11, 10, 15);

describe('a damaged file', () => {
  const damages: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
    ['with a broken header', (bytes) => bytes.fill('not a database', 0, 100)],
    [
      'with broken pages in the middle',
      (bytes) => bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 12_288),
    ],
    ['with a broken schema', (bytes) => bytes.fill(0xa5, 100, 4096)],
    ['that was cut off', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['that never was a database', () => Buffer.from('hello '.repeat(1000))],
  ];

  test.each(damages)('%s is set aside whole, and a new one begun', async (_, damage) => {
    const file = await filledFile();
    writeFileSync(file, damage(readFileSync(file)));
    const damaged = readFileSync(file);
    const { history, setAside } = openedHistory({ file, now: tenFifteen });

    expect(setAside).toBe(join(dirname(file), 'history.damaged-2026-03-11T101500.000Z.db'));
    expect(readFileSync(setAside ?? '').equals(damaged)).toBe(true);
    expect(await history.count()).toBe(0);
    await keep(history, filedCall('a', 0));
    expect(idsIn(await history.page({ limit: 9 }))).toEqual(['a']);
  });

  test('takes its write-ahead log along, and does not overwrite an earlier one', async () => {
    const file = await filledFile();
    for (const content of ['first '.repeat(999), 'second '.repeat(999)]) {
      writeFileSync(file, content);
      writeFileSync(`${file}-wal`, `log of ${content}`);
      await openedHistory({ file, now: tenFifteen }).history.close();
    }
    const kept = readdirSync(dirname(file))
      .toSorted()
      .filter((name) => name !== basename(file) && !name.endsWith('-shm'));
    const first = 'history.damaged-2026-03-11T101500.000Z';
    expect(kept).toEqual([`${first}-2.db`, `${first}-2.db-wal`, `${first}.db`, `${first}.db-wal`]);
    expect(readFileSync(join(dirname(file), `${first}-2.db-wal`), 'utf8')).toContain('log of second');
  });

  test('that breaks while it is open makes calls fail, not the program, and is set aside at the next start', async () => {
    const file = await filledFile();
    const { history } = openedHistory({ file });
    truncateSync(file, 8192);
    const results = await Promise.allSettled([history.page({ limit: 200 }), history.count()]);
    expect(results.map(({ status }) => status)).toContain('rejected');
    await history.close().catch(() => {});
    expect(existsSync(file)).toBe(true);
    expect(openedHistory({ file }).setAside).not.toBeNull();
  });

  /** Too large to be read whole at every start: only what is read tells. */
  test('that was large and closed cleanly is set aside once somebody has met the damage', async () => {
    const file = historyFile();
    const filled = openedHistory({ file, synchronous: 'NORMAL' }).history;
    const note = 'x'.repeat(30_000);
    await keep(filled, ...Array.from({ length: 1_000 }, (_, n) => filedCall(`${n}`, n, { note })));
    await filled.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, bytes.length / 4, bytes.length / 2));

    const { history, setAside } = openedHistory({ file });
    expect(setAside).toBeNull();
    await expect(history.forgetBefore(Infinity)).rejects.toThrow(/malformed/);
    await history.close();
    expect(openedHistory({ file }).setAside).not.toBeNull();
  }, 90_000);
});
