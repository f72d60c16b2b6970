import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { filedAtMs, type Call, type CallKey } from '../../../core/call/call.ts';
import type { KeptCall } from '../../../core/ports/call-history.ts';
import { firstIdAt, nextMsAfter, nextSecondAfter } from './call-ids.ts';
import { columns, keptCallOf, valuesOf, wholeRow, type Value } from './stored-call.ts';
import { noticeCodes } from './codes.ts';
import { createForgotten, type ForgottenClocks } from '../erase/forgotten.ts';

/** Reads and writes single calls; transactions are the caller's. */
export interface CallStore {
  find(key: CallKey): KeptCall | null;
  /** @returns the id it is kept under from now on. */
  insert(call: Call): number;
  /** @returns false when nothing differs; then nothing is written. */
  update(before: KeptCall, after: Call): boolean;
  byId(id: number): KeptCall | null;
  /** Those whose notice is `due`, oldest first. */
  due(): readonly KeptCall[];
  /** @returns the ids of those that were there. */
  remove(ids: readonly number[]): readonly number[];
  /** @param andWith empties what is derived from the calls. @returns how many there were. */
  removeAll(andWith: () => void): number;
  count(): number;
  /** Whether it was removed lately, and is not to come back. */
  isForgotten(key: CallKey): boolean;
  /** To be called when something was taken from a call, too: its bytes are still there (`clean-up.ts`). */
  leaveWord(): void;
  /** To be called after a rollback: what was learnt in the transaction is no longer true. */
  forgetCached(): void;
}

/** @param clocks `now` files a call that has no time at all. */
export function createCallStore(db: DatabaseSync, clocks: ForgottenClocks): CallStore {
  const { now } = clocks;
  const portals = createPortals(db);
  const forgotten = createForgotten(db, clocks);
  const nextId = createIds(db);
  const marks = columns.map(() => '?').join(', ');
  const one = db.prepare('SELECT * FROM calls WHERE call_hash = ? AND call_id = ? AND portal = ?');
  const insertion = db.prepare(
    `INSERT INTO calls (id, portal, call_hash, call_id, ${columns.join(', ')}) VALUES (?, ?, ?, ?, ${marks})`,
  );
  const change = db.prepare(
    `UPDATE calls SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
  );
  const ofId = db.prepare(`${wholeRow} WHERE calls.id = ?`);
  // A literal, or the index would not be used.
  const untold = db.prepare(`${wholeRow} WHERE notice = ${noticeCodes.codeOf('due')} ORDER BY calls.id`);
  const removal = db.prepare('DELETE FROM calls WHERE id IN (SELECT value FROM json_each(?)) RETURNING id');
  /** A program that ends before the last byte is gone is told by it at the next start; see `clean-up.ts`. */
  const word = db.prepare(`INSERT OR REPLACE INTO meta VALUES ('traces left', 1)`);
  const counting = db.prepare('SELECT count(*) AS calls FROM calls');

  return {
    find({ memberId, callId }) {
      const portal = portals.find(memberId);
      const row = portal === null ? undefined : one.get(hashOf(callId), callId, portal);
      return row ? keptCallOf({ ...row, member_id: memberId }) : null;
    },
    insert(call) {
      const filed = filedAtMs(call);
      const id = nextId(Number.isFinite(filed) ? filed : now());
      const portal = portals.findOrAdd(call.memberId);
      insertion.run(id, portal, hashOf(call.callId), call.callId, ...valuesOf(call));
      return id;
    },
    update(before, after) {
      const values = valuesOf(after);
      if (areEqual(values, valuesOf(before))) return false;
      change.run(...values, before.id);
      return true;
    },
    byId(id) {
      const row = ofId.get(id);
      return row ? keptCallOf(row) : null;
    },
    due: () => untold.all().map(keptCallOf),
    remove(ids) {
      forgotten.add(ids);
      const removed = removal.all(JSON.stringify(ids)).map((row) => Number(row['id']));
      if (removed.length > 0) leaveWord();
      return removed;
    },
    removeAll(andWith) {
      const removed = count();
      forgotten.add('everything');
      // Overwriting each page would take a second for a million calls; the file is written anew afterwards.
      db.exec('PRAGMA secure_delete = OFF; DELETE FROM calls; DELETE FROM portals');
      try {
        andWith();
      } finally {
        db.exec('PRAGMA secure_delete = ON');
      }
      portals.forgetCached();
      leaveWord();
      return removed;
    },
    count,
    isForgotten: forgotten.has,
    leaveWord,
    forgetCached: portals.forgetCached,
  };

  function leaveWord(): void {
    word.run();
  }

  function count(): number {
    return Number(counting.get()?.['calls']);
  }
}

function createPortals(db: DatabaseSync) {
  const ids = new Map<string, number>();
  const known = db.prepare('SELECT id FROM portals WHERE member_id = ?');
  const addition = db.prepare('INSERT INTO portals (member_id) VALUES (?)');

  function find(memberId: string): number | null {
    const cached = ids.get(memberId);
    if (cached !== undefined) return cached;
    const row = known.get(memberId);
    if (!row) return null;
    const id = Number(row['id']);
    ids.set(memberId, id);
    return id;
  }

  return {
    find,
    findOrAdd: (memberId: string) => find(memberId) ?? Number(addition.run(memberId).lastInsertRowid),
    forgetCached: () => ids.clear(),
  };
}

/** The next free id at a moment. Past a hundred calls in one millisecond they queue up behind one another. */
function createIds(db: DatabaseSync): (ms: number) => number {
  const last = db.prepare('SELECT max(id) AS id FROM calls WHERE id >= ? AND id < ?');

  return (ms) => {
    const first = firstIdAt(Math.floor(ms));
    const id = freeIn(first, nextMsAfter(first));
    if (id !== null) return id;
    for (let from = first; ; from = nextSecondAfter(from)) {
      const free = freeIn(from, nextSecondAfter(from));
      if (free !== null) return free;
    }
  };

  function freeIn(from: number, before: number): number | null {
    const taken = last.get(from, before)?.['id'];
    if (typeof taken !== 'number') return from;
    return taken + 1 < before ? taken + 1 : null;
  }
}

/** 32 bits: two calls may share one, so whoever looks by it compares the id as well. */
function hashOf(callId: string): number {
  return Number.parseInt(hash('sha256', callId).slice(0, 8), 16);
}

function areEqual(some: readonly Value[], others: readonly Value[]): boolean {
  return some.every((value, index) => value === others[index]);
}
