import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../../src/core/call/call.ts';
import type { CallHistory } from '../../../src/core/ports/call-history.ts';
import { baseMs, filedCall, idsFound, keep } from '../../contracts/filed-calls.ts';
import { historyFile, indexAll, indexedFrom, openedHistory, unindexAll } from './history-folder.ts';

const secret: Partial<Call> = {
  number: '+7 (999) 888-77-66',
  name: 'Ъэъэъэ',
  company: 'Жщюжщю',
  note: 'zzzz qxqx',
  crm: [{ kind: 'contact', id: '314159265', name: 'Ыйыйый' }],
  crmActivityId: '271828182',
};

/** Every form in which a call can be in a file: as written, folded, cut into letters for the index, as numbers of the statistics cache. */
function tracesOf(
  { number, name, company, note, crmActivityId }: Partial<Call>,
  callId: string,
): readonly Buffer[] {
  const digits = (number ?? '').replace(/\D/g, '');
  const texts = [
    number,
    digits,
    digits.slice(-10),
    Array.from(digits).toReversed().join(''),
    name,
    company,
    note,
  ];
  const folded = [name, company, note].map((text) => text?.toLowerCase());
  const all = [...texts, ...folded, callId, crmActivityId, 'Ыйыйый', '314159265', 'ъэъ', 'жщю', 'qxq'];
  const written = all.flatMap((text) => (text ? [Buffer.from(text), Buffer.from(text, 'utf16le')] : []));
  // The index alone has this, and only for a text that repeats itself.
  const repeated = Buffer.from('times2');
  return [...written, repeated, ...integersOf(BigInt(`1${digits.slice(-10)}`))];
}

/** As SQLite writes a whole number: the highest byte first, eight or (for a row's id) seven bits in each. */
function integersOf(value: bigint): readonly Buffer[] {
  const whole = Buffer.alloc(8);
  whole.writeBigInt64BE(value);
  const septets: number[] = [];
  for (let rest = value; rest > 0n; rest /= 128n)
    septets.unshift(Number(rest % 128n) + (septets.length > 0 ? 128 : 0));
  return [whole.subarray(2), whole.subarray(3), Buffer.from(septets)];
}

function tracesIn(file: string, traces: readonly Buffer[]): readonly string[] {
  const folder = dirname(file);
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  return traces.filter((trace) => bytes.includes(trace)).map((trace) => trace.toString());
}

/** Calls of all ages and growing rows: full pages are divided, and leave copies behind. */
async function fillAround(history: CallHistory, callId: string): Promise<void> {
  const others = Array.from({ length: 600 }, (_, n) =>
    filedCall(`other ${n}`, ((n * 7919) % 600) * 20, { name: 'Иван', note: n % 9 ? null : 'note' }),
  );
  await keep(history, ...others.slice(0, 300));
  await keep(history, filedCall(callId, 5_000, { number: secret.number ?? null }));
  await keep(history, ...others.slice(300));
  await keep(history, filedCall(callId, 5_000, secret));
  for (const call of others.filter((_, n) => n % 4 === 0))
    await keep(history, {
      ...call,
      name: 'Иван Иванович',
      company: 'ООО «Длинное название», филиал',
      outcome: 'answered',
    });
}

const ways: readonly (readonly [string, (history: CallHistory) => Promise<unknown>])[] = [
  ['by its id', async (history) => history.erase({ ids: await idsOf(history) })],
  ['by a filter', (history) => history.erase({ filter: { text: '9998887766' } })],
  ['with all others', (history) => history.erase('everything')],
  ['with all that are as old', (history) => history.forgetBefore(baseMs + 6_000_000)],
];

async function idsOf(history: CallHistory): Promise<readonly number[]> {
  return (await history.page({ limit: 1, text: '9998887766' })).calls.map(({ id }) => id);
}

test('a call that is made private leaves no byte behind of whom it was with', async () => {
  const file = historyFile();
  const { history } = openedHistory({ file, synchronous: 'NORMAL' });
  const callId = 'externalCall.9f8e7d6c.1773306964';
  // Of what it was called by Bitrix24 the traces stay: later events must find it.
  const traces = tracesOf(secret, '');
  await fillAround(history, callId);
  indexAll(file);
  expect(tracesIn(file, traces).length).toBeGreaterThanOrEqual(14);
  const [id = 0] = await idsOf(history);
  await history.makePrivate(id);
  expect(tracesIn(file, traces)).toEqual([]);
  expect(await history.count()).toBe(601);
  await history.close();
  expect(tracesIn(file, traces)).toEqual([]);
});

describe('an erased call', () => {
  test.each(ways)('leaves no byte behind when it goes %s', async (_, erase) => {
    const file = historyFile();
    const { history } = openedHistory({ file, synchronous: 'NORMAL' });
    const callId = 'externalCall.9f8e7d6c.1773306964';
    const traces = tracesOf(secret, callId);
    await fillAround(history, callId);
    indexAll(file);
    // Enough of them are there that their absence says something: the texts, the letters, the contact's number.
    expect(tracesIn(file, traces).length).toBeGreaterThanOrEqual(14);

    await erase(history);
    expect(tracesIn(file, traces)).toEqual([]);
    await keep(history, filedCall('later', 90_000, { name: 'Анна' }));
    expect(await idsFound(history, { text: 'анна' })).toEqual(['later']);
    await history.close();
    expect(tracesIn(file, traces)).toEqual([]);
  });

  /** The letters of the index that was dropped are still in the file, in pages that nothing uses. */
  test.each(ways)("of an older version's file leaves no byte behind when it goes %s", async (_, erase) => {
    const file = historyFile();
    const { history } = openedHistory({ file, synchronous: 'NORMAL' });
    const callId = 'externalCall.9f8e7d6c.1773306964';
    const traces = tracesOf(secret, callId);
    await fillAround(history, callId);
    indexAll(file);
    unindexAll(file);
    expect(tracesIn(file, traces).length).toBeGreaterThanOrEqual(14);
    await erase(history);
    expect(tracesIn(file, traces)).toEqual([]);
    await expect.poll(() => indexedFrom(file), { timeout: 10_000 }).toBeNull();
    expect(tracesIn(file, traces)).toEqual([]);
  });

  /** SQLite overwrites what it deletes, but not what it left behind when it divided a full page. */
  test('leaves no byte behind however often its neighbours moved', async () => {
    const file = historyFile();
    const { history } = openedHistory({ file, synchronous: 'NORMAL' });
    const calls = Array.from({ length: 3_000 }, (_, n) =>
      filedCall(`mark${n}end`, ((n * 7919) % 3_000) * 60),
    );
    for (let n = 0; n < calls.length; n += 100) await keep(history, ...calls.slice(n, n + 100));
    const grown = calls.map((call, n) => ({ ...call, note: 'x'.repeat((n * 31) % 400) }));
    for (let n = 0; n < calls.length; n += 100) await keep(history, ...grown.slice(n, n + 100));
    const kept = await history.page({ limit: 200, text: 'xxx', untilMs: baseMs + 90_000_000 });

    const gone = kept.calls.filter((_, n) => n % 3 === 0);
    expect(await history.erase({ ids: gone.map(({ id }) => id) })).toBe(67);
    const traces = gone.map(({ callId }) => Buffer.from(callId));
    expect(tracesIn(file, traces)).toEqual([]);
  });

  test('is erased to the last byte at the next start when the program ended in between', async () => {
    const file = historyFile();
    const callId = 'externalCall.9f8e7d6c.1773306964';
    const traces = tracesOf(secret, callId);
    const { history } = openedHistory({ file, synchronous: 'NORMAL' });
    await fillAround(history, callId);
    indexAll(file);
    await history.close();
    const db = new DatabaseSync(file);
    db.exec(`DELETE FROM calls WHERE name = 'Ъэъэъэ'; INSERT INTO meta VALUES ('traces left', 1)`);
    db.exec(`DELETE FROM search WHERE rowid NOT IN (SELECT id FROM calls)`);
    db.exec(`INSERT OR IGNORE INTO uncached SELECT slot FROM statistics`);
    db.close();
    expect(tracesIn(file, traces)).not.toEqual([]);
    const { history: again } = openedHistory({ file });
    await again.close();
    expect(tracesIn(file, traces)).toEqual([]);
  });

  test('takes the files along that were set aside as damaged when everything goes', async () => {
    const file = historyFile();
    writeFileSync(file, '+79998887766 '.repeat(999));
    const { history, setAside } = openedHistory({ file });
    expect(setAside).not.toBeNull();
    await keep(history, filedCall('a', 0));
    await history.erase('everything');
    expect(tracesIn(file, [Buffer.from('79998887766')])).toEqual([]);
    await history.close();
    expect(readdirSync(dirname(file))).toEqual(['history.db']);
  });

  test('takes along for its age what was set aside before then, and nothing younger', async () => {
    const file = historyFile();
    writeFileSync(file, 'no database '.repeat(999));
    const lastWritten = new Date(baseMs - 60_000);
    utimesSync(file, lastWritten, lastWritten);
    const { history, setAside } = openedHistory({ file });
    await history.forgetBefore(baseMs - 61_000);
    expect(existsSync(setAside ?? '')).toBe(true);
    await history.forgetBefore(baseMs);
    expect(existsSync(setAside ?? '')).toBe(false);
  });
});

test.each([400, -400])(
  'an erased call stays away when it was erased %d days off, by a clock that jumped',
  async (days) => {
    const clock = { jumpMs: days * 86_400_000 };
    const provenNow = (): number => baseMs + 60_000;
    const now = (): number => provenNow() + clock.jumpMs;
    const { history } = openedHistory({ file: historyFile(), now, provenNow });
    const call = filedCall('a', 0);
    await keep(history, call);
    await history.erase('everything');
    for (const jumpMs of [clock.jumpMs, 0, -clock.jumpMs]) {
      clock.jumpMs = jumpMs;
      // Erasing is what drops the memory of what was erased long ago.
      await keep(history, filedCall(`b${jumpMs}`, 1));
      await history.erase('everything');
      expect(await history.amend(call, () => call)).toBeNull();
    }
  },
);
