import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { baseMs, filedCall, keep } from '../../contracts/filed-calls.ts';
import { historyFile, openedHistory } from './history-folder.ts';

test('a walk goes on through an erasure with the calls that are left', async () => {
  const { history } = openedHistory({ file: historyFile(), synchronous: 'NORMAL' });
  await keep(history, ...Array.from({ length: 1_200 }, (_, n) => filedCall(`${n}`, n)));
  const seen: string[] = [];
  for await (const page of history.walk({})) {
    seen.push(...page.map(({ callId }) => callId));
    if (seen.length === 500) await history.erase({ filter: { untilMs: baseMs + 100_000 } });
  }
  expect(seen).toEqual(Array.from({ length: 1_100 }, (_, n) => `${1_199 - n}`));
});

test('a walk that takes long lets go of the moment it began, so that the log does not grow for ever', async () => {
  let nowMs = baseMs;
  const file = historyFile();
  const { history } = openedHistory({ file, synchronous: 'NORMAL', now: () => nowMs });
  await keep(history, ...Array.from({ length: 1_200 }, (_, n) => filedCall(`${n}`, n)));
  const names = new Set<string | null>();
  for await (const page of history.walk({})) {
    if (names.size === 0) await keep(history, filedCall('0', 0, { name: 'changed' }));
    names.add(page.at(-1)?.name ?? null);
    nowMs += 180_000;
  }
  expect([...names]).toEqual([null, 'changed']);
});

test('calls that come while the file is written anew are kept, and answered for afterwards', async () => {
  const { history } = openedHistory({ file: historyFile() });
  await keep(history, ...Array.from({ length: 300 }, (_, n) => filedCall(`${n}`, n)));
  const state = { erasing: true };
  const erased = history
    .erase({ filter: { untilMs: baseMs + 100_000 } })
    .finally(() => (state.erasing = false));
  let kept = 0;
  while (state.erasing) await keep(history, filedCall(`new ${kept}`, 1_000 + kept++));
  expect(await erased).toBe(100);
  expect(await history.count()).toBe(200 + kept);
});

test('cards that cannot be read are left out, and the call stays', async () => {
  const file = historyFile();
  const { history } = openedHistory({ file });
  const cards = [
    { kind: 'contact', id: '1', name: 'Anna' },
    { kind: 'company', id: '2', name: 'line\nbreak "quoted"' },
  ] as const;
  await keep(history, filedCall('a', 0, { name: 'Anna', crm: cards }));
  const db = new DatabaseSync(file);
  const crm = String(db.prepare('SELECT crm FROM calls').get()?.['crm']);
  const damaged = ['x1', 'c', 'c12x', 'c5"open', 'l7{}', 'l8null', 'c-1', '', '[]', `o1'`];
  db.prepare('UPDATE calls SET crm = ?').run([...damaged, crm, ...damaged].join('\n'));
  db.close();
  expect((await history.page({ limit: 1 })).calls).toMatchObject([{ callId: 'a', crm: cards }]);
});
