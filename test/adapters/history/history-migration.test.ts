import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { baseMs, filedCall, idsFound } from '../../contracts/filed-calls.ts';
import { historyFile, indexAll, openedHistory } from './history-folder.ts';

/**
 * `version-1.db` was written by the first schema: forty calls an hour apart, each second one from Алёна, each tenth with a
 * note, each third missed, from seven numbers.
 */
test.each([
  ['at once', () => {}],
  ['and once all that is derived is told anew', indexAll],
])('a file of the first version is brought up to date with all its calls, %s', async (_, prepare) => {
  const file = historyFile();
  copyFileSync(join(import.meta.dirname, 'version-1.db'), file);
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
    ...{ dayStartsMs: [baseMs], utcOffsetMinutes: 0 },
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
});
