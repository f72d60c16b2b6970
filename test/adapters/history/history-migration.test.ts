import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { CallHistory } from '../../../src/core/ports/call-history.ts';
import { baseMs, filedCall, idsFound } from '../../contracts/filed-calls.ts';
import { historyFile, indexAll, indexedFrom, openedHistory } from './history-folder.ts';

/**
 * `version-1.db` was written by the first schema: forty calls an hour apart, each second one from Алёна, each tenth with a
 * note, each third missed, from seven numbers. The others are the same file, brought up to date by the program of that version
 * and indexed by it.
 */
const older = ['version-1.db', 'version-2.db', 'version-3.db', 'version-4.db'];
const moments = [
  ['at once', () => {}],
  ['and once all that is derived is made anew', indexAll],
] as const;

test.each(older.flatMap((name) => moments.map(([when, prepare]) => [name, when, prepare] as const)))(
  '%s is brought up to date with all its calls, %s',
  async (name, _, prepare) => {
    const file = historyFile();
    copyFileSync(join(import.meta.dirname, name), file);
    const { history, setAside } = openedHistory({ file });
    prepare(file);

    expect([setAside, await history.count()]).toEqual([null, 40]);
    expect((await history.page({ limit: 1 })).calls).toMatchObject([
      { callId: 'call 39', name: 'Алёна', crm: [] },
    ]);
    expect(await idsFound(history, { withNote: true })).toEqual(['call 30', 'call 20', 'call 10', 'call 0']);
    expect(await history.countUpTo({ text: 'алена 9161234503' }, 100)).toBe(3);
    const statistics = await history.statistics({
      ...{ fromMs: baseMs, untilMs: baseMs + 40 * 3_600_000 },
      ...{ dayStartsMs: [baseMs], utcOffsets: [{ fromMs: 0, minutes: 0 }] },
    });
    expect(statistics).toMatchObject({ total: 40, talkS: { incoming: 507, outgoing: 0 } });
    expect(statistics.topContacts).toHaveLength(7);

    const crm = [{ kind: 'contact', id: '17', name: 'Анна' }] as const;
    await history.amend(filedCall('call 39', 0), (call) => call && { ...call, crm });
    expect((await history.page({ limit: 1 })).calls).toMatchObject([{ callId: 'call 39', crm }]);

    await history.amend(filedCall('call 39', 0), (call) => call && { ...call, outcome: 'end-unknown' });
    expect(await idsFound(history, { outcomes: ['end-unknown'] })).toEqual(['call 39']);
    const db = new DatabaseSync(file, { readOnly: true });
    const row = db.prepare("SELECT outcome FROM call_history WHERE call_id = 'call 39'").get();
    db.close();
    expect(row).toEqual({ outcome: 'end-unknown' });
  },
);

const callCount = 20_000;

/** As `version-4.db`, five hundred times, one time before the other; the oldest has a name of its own. */
function longFile(): string {
  const file = historyFile();
  copyFileSync(join(import.meta.dirname, 'version-4.db'), file);
  const db = new DatabaseSync(file);
  const columns = db
    .prepare('PRAGMA table_info (calls)')
    .all()
    .map(({ name }) => String(name))
    .filter((name) => name !== 'id' && name !== 'call_id');
  db.exec(`WITH RECURSIVE times (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n < ${callCount / 40 - 1})
    INSERT INTO calls (id, call_id, ${columns.join()})
    SELECT id - n * 40 * 360000000, call_id || ' of ' || n, ${columns.join()} FROM times CROSS JOIN calls;
    UPDATE calls SET name = 'Единственная', folded = 'единственная' WHERE id = (SELECT min(id) FROM calls);
    DELETE FROM tallies; INSERT INTO untallied SELECT DISTINCT id / 34560000000 FROM calls WHERE true ON CONFLICT DO NOTHING`);
  db.close();
  return file;
}

/** What pages, finds and counts must say whether the index reaches there yet or not. */
async function expectAllFound(history: CallHistory): Promise<void> {
  expect((await history.page({ limit: 200 })).calls).toHaveLength(200);
  expect(await idsFound(history, { text: 'единствен' })).toEqual(['call 0 of 499']);
  expect(await history.countUpTo({ text: 'алена' }, callCount)).toBe(callCount / 2);
  expect(await history.countUpTo({ text: 'алена', outcomes: ['missed'] }, callCount)).toBe(
    await missedFromAlena(history),
  );
}

/** Looks at every call. */
async function missedFromAlena(history: CallHistory): Promise<number> {
  let count = 0;
  for await (const page of history.walk({}))
    count += page.filter(({ name, outcome }) => name === 'Алёна' && outcome === 'missed').length;
  return count;
}

test('a program that is killed while it indexes an older file goes on at the next start; meanwhile all is found', async () => {
  const file = longFile();
  const program = spawn(process.execPath, [join(import.meta.dirname, 'open-history.ts'), file]);
  onTestFinished(() => void program.kill('SIGKILL'));
  await once(program.stdout, 'data');
  const first = indexedFrom(file) ?? 0;
  await expect.poll(() => indexedFrom(file), { interval: 2, timeout: 15_000 }).toBeLessThan(first);
  program.kill('SIGKILL');
  await once(program, 'exit');
  const killedAt = indexedFrom(file);
  expect(killedAt).not.toBeNull();

  const { history, setAside } = openedHistory({ file });
  expect([setAside, await history.count(), indexedFrom(file)]).toEqual([null, callCount, killedAt]);
  await expectAllFound(history);
  const id = (await history.page({ limit: 1, text: 'единствен' })).calls[0]?.id ?? 0;
  await history.annotate(id, 'перезвонить');
  expect(await idsFound(history, { text: 'перезвонить единственная' })).toEqual(['call 0 of 499']);
  await history.annotate(id, null);

  await expect.poll(() => indexedFrom(file), { timeout: 60_000 }).toBeNull();
  await expectAllFound(history);
  const db = new DatabaseSync(file, { readOnly: true });
  const missing = db.prepare('SELECT count(*) AS n FROM calls WHERE id NOT IN (SELECT rowid FROM search)');
  expect(missing.get()).toEqual({ n: 0 });
  db.close();
}, 120_000);
