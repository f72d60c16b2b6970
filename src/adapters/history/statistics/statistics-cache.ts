import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { firstIdOfSlot, slotOf } from '../store/call-ids.ts';
import type { Row } from '../store/stored-call.ts';
import { createContactNumbers } from './contact-numbers.ts';
import { cachedCallsIn, packed, type CachedCall } from './cached-calls.ts';
import { cachedColumns, cachedCallOf } from './cached-call-row.ts';
import { inTransaction } from '../store/transaction.ts';

/**
 * The calls a second time, some days' in one row, as the statistics need them. It lags behind: a slot
 * that changed is only noted down with the call, and written anew when there is time; until then its calls are read themselves.
 */
export interface StatisticsCache {
  /** Notes that a call was added, changed or removed; inside the transaction that does it. */
  mark(id: number): void;
  /** Works off some of what was noted down, in a transaction of its own. @returns whether any is left. */
  catchUp(): boolean;
  isBehind(): boolean;
  /** Empties it, inside the transaction that removes the last call. */
  clear(): void;
  /** Forgets the contacts nobody calls any more. Nothing else may be written meanwhile. */
  forgetContacts(): Promise<void>;
}

const longestMs = 6;
const rowsAtOnce = 1000;
const slotsAtOnce = 256;

interface Filling {
  readonly slot: number;
  readonly calls: CachedCall[];
  nextId: number;
}

export function createStatisticsCache(db: DatabaseSync): StatisticsCache {
  const marking = db.prepare('INSERT OR IGNORE INTO uncached (slot) VALUES (?)');
  const unmarking = db.prepare('DELETE FROM uncached WHERE slot = ?');
  const oldest = db.prepare('SELECT slot FROM uncached ORDER BY slot LIMIT 1');
  const some = db.prepare(
    `SELECT ${cachedColumns} FROM calls WHERE id >= ? AND id < ? ORDER BY id LIMIT ${rowsAtOnce}`,
  );
  const writing = db.prepare('INSERT OR REPLACE INTO statistics (slot, calls) VALUES (?, ?)');
  const removal = db.prepare('DELETE FROM statistics WHERE slot = ?');
  const cached = db.prepare(
    `SELECT slot, calls FROM statistics WHERE slot > ? ORDER BY slot LIMIT ${slotsAtOnce}`,
  );
  const contacts = createContactNumbers(db);
  /** A day of a hundred thousand calls takes many turns; it is begun anew when it changes meanwhile. */
  let filling: Filling | null = null;

  return {
    mark(id) {
      const slot = slotOf(id);
      if (filling?.slot === slot) filling = null;
      marking.run(slot);
    },
    catchUp() {
      const untilMs = performance.now() + longestMs;
      while (performance.now() < untilMs) {
        filling ??= nextFilling();
        if (filling === null) return false;
        if (readSome(filling)) keep(filling);
      }
      return oldest.get() !== undefined;
    },
    isBehind: () => oldest.get() !== undefined,
    clear() {
      filling = null;
      db.exec('DELETE FROM statistics; DELETE FROM uncached');
      contacts.clear();
    },
    async forgetContacts() {
      const used = await usedContacts();
      for (let next: number | null = 0; next !== null; await nextTurn())
        next = contacts.forgetSome((number) => used.has(number), next);
    },
  };

  function nextFilling(): Filling | null {
    const row = oldest.get();
    if (!row) return null;
    const slot = Number(row['slot']);
    return { slot, calls: [], nextId: firstIdOfSlot(slot) };
  }

  /** @returns whether that was all of it. */
  function readSome(day: Filling): boolean {
    const rows = some.all(day.nextId, firstIdOfSlot(day.slot + 1));
    for (const row of rows) day.calls.push(cachedCallOf(row));
    day.nextId = Number(rows.at(-1)?.['id'] ?? 0) + 1;
    return rows.length < rowsAtOnce;
  }

  function keep({ slot, calls }: Filling): void {
    filling = null;
    try {
      inTransaction(db, () => {
        const firstId = firstIdOfSlot(slot);
        if (calls.length === 0) removal.run(slot);
        else writing.run(slot, packed(calls, { firstId, numberOf: contacts.findOrAdd }).bytes);
        unmarking.run(slot);
      });
    } catch (error) {
      contacts.forgetCached();
      throw error;
    }
  }

  async function usedContacts(): Promise<ReadonlySet<number>> {
    const used = new Set<number>();
    for (let after: number | null = -1; after !== null; await nextTurn()) {
      const rows: readonly Row[] = cached.all(after);
      for (const { calls } of rows) {
        if (calls instanceof Uint8Array)
          for (const contact of cachedCallsIn(calls, 0).contacts) used.add(contact);
      }
      after = rows.length < slotsAtOnce ? null : Number(rows.at(-1)?.['slot']);
    }
    return used;
  }
}
