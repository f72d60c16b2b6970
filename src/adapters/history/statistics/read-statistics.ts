import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallHistory, CallStatistics } from '../../../core/ports/call-history.ts';
import { firstIdAt, firstIdOfSlot, slotOf } from '../store/call-ids.ts';
import type { ContactCount } from './contact-counts.ts';
import { createContactLookup } from './contact-numbers.ts';
import { createFigures, type Figures } from './figures.ts';
import type { Snapshot, Snapshots } from '../store/snapshots.ts';
import { cachedColumns, cachedCallOf } from './cached-call-row.ts';
import { packed, cachedCallsIn, type CachedCalls } from './cached-calls.ts';

const slotsAtOnce = 256;
const rowsAtOnce = 2000;

/** @returns the port's `statistics`: what was true in one moment, added up in many turns. */
export function createStatistics(snapshots: Snapshots): CallHistory['statistics'] {
  return async (query) => {
    if (!(query.fromMs < query.untilMs)) throw new RangeError('A period ends after it begins');
    const snapshot = snapshots.open(createReader);
    try {
      const figures = createFigures(query);
      const slots = { from: slotOf(firstIdAt(query.fromMs)), to: slotOf(firstIdAt(query.untilMs) - 1) };
      await addSlots(snapshot, slots, figures);
      return await snapshot.read(({ contactOf }) => figures.result(contactOf));
    } finally {
      snapshot.close();
    }
  };
}

interface SlotRange {
  readonly from: number;
  /** Included. */
  readonly to: number;
}

async function addSlots(
  snapshot: Snapshot<Reader>,
  { from, to }: SlotRange,
  figures: Figures,
): Promise<void> {
  const uncached = await snapshot.read((reader) => reader.uncached({ from, to }));
  for (let next: number | null = from; next !== null; await nextTurn()) {
    const range: SlotRange = { from: next, to };
    const some = await snapshot.read((reader) => reader.cached(range));
    for (const { slot, calls } of some.slots) if (!uncached.has(slot)) figures.add(calls);
    next = some.next;
  }
  for (const slot of uncached) {
    for (let next: number | null = firstIdOfSlot(slot); next !== null; await nextTurn()) {
      const firstId: number = next;
      const some = await snapshot.read((reader) => reader.uncachedCalls(slot, firstId));
      figures.add(some.calls);
      next = some.next;
    }
  }
}

type Reader = ReturnType<typeof createReader>;

/** Both `cached` and `uncachedCalls` look at some and say where to go on, or null at the end. */
function createReader(db: DatabaseSync) {
  const marked = db.prepare('SELECT slot FROM uncached WHERE slot BETWEEN ? AND ?');
  const days = db.prepare(
    `SELECT slot, calls FROM statistics WHERE slot BETWEEN ? AND ? ORDER BY slot LIMIT ${slotsAtOnce}`,
  );
  const uncachedRows = db.prepare(
    `SELECT ${cachedColumns} FROM calls WHERE id >= ? AND id < ? ORDER BY id LIMIT ${rowsAtOnce}`,
  );
  const one = db.prepare('SELECT number, name FROM calls WHERE id = ?');
  const numberOf = createNumbers(db);

  return {
    uncached: ({ from, to }: SlotRange): ReadonlySet<number> =>
      new Set(marked.all(from, to).map((row) => Number(row['slot']))),
    cached({ from, to }: SlotRange) {
      const rows = days.all(from, to);
      const slots: { readonly slot: number; readonly calls: CachedCalls }[] = [];
      for (const row of rows) {
        const slot = Number(row['slot']);
        if (row['calls'] instanceof Uint8Array)
          slots.push({ slot, calls: cachedCallsIn(row['calls'], firstIdOfSlot(slot)) });
      }
      return { slots, next: rows.length < slotsAtOnce ? null : Number(rows.at(-1)?.['slot']) + 1 };
    },
    uncachedCalls(slot: number, fromId: number) {
      const rows = uncachedRows.all(fromId, firstIdOfSlot(slot + 1));
      const { calls } = packed(rows.map(cachedCallOf), { firstId: firstIdOfSlot(slot), numberOf });
      return { calls, next: rows.length < rowsAtOnce ? null : Number(rows.at(-1)?.['id']) + 1 };
    },
    contactOf({
      calls,
      talkS,
      newestId,
      newestNamedId,
    }: ContactCount): CallStatistics['topContacts'][number] {
      const name = one.get(newestNamedId)?.['name'];
      const number = String(one.get(newestId)?.['number']);
      return { name: typeof name === 'string' ? name : null, number, calls, talkS };
    },
  };
}

/** Contacts that the cache has not seen yet get numbers for as long as the question lasts. */
function createNumbers(db: DatabaseSync): (contact: string) => number {
  const find = createContactLookup(db);
  const added = new Map<string, number>();
  let last: number | null = null;

  return (contact) => {
    const known = find(contact) ?? added.get(contact);
    if (known !== undefined) return known;
    last ??= Number(db.prepare('SELECT max(number) AS number FROM contacts').get()?.['number'] ?? 0);
    added.set(contact, ++last);
    return last;
  };
}
