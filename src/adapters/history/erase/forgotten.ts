import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { CallKey } from '../../../core/call/call.ts';
import { firstIdAt } from '../store/call-ids.ts';

/** Which calls were erased, so that neither a late event nor the portal's statistics bring them back. */
export interface Forgotten {
  /** Remembers some of the kept calls, or all; inside the transaction that removes them. */
  add(which: readonly number[] | 'everything'): void;
  has(key: CallKey): boolean;
}

/** The portal is asked for no call that is older than thirty days (`core/portal/catch-up.ts`). */
const comesBackForMs = 31 * 24 * 60 * 60_000;

/** Milliseconds since the Unix epoch. Where they differ, a clock has jumped: what is forgotten stays so by either. */
export interface ForgottenClocks {
  readonly now: () => number;
  readonly provenNow: () => number;
}

/** What is kept of an erased call for a month: a hash of the name Bitrix24 gave it, of which no number can be made. */
export function createForgotten(db: DatabaseSync, { now, provenNow }: ForgottenClocks): Forgotten {
  const young = `SELECT member_id, call_id FROM calls JOIN portals ON portals.id = calls.portal WHERE calls.id >= ?`;
  const youngOnes = db.prepare(young);
  const youngOf = db.prepare(`${young} AND calls.id IN (SELECT value FROM json_each(?))`);
  const addition = db.prepare('INSERT OR IGNORE INTO forgotten (call, until) VALUES (?, ?)');
  const removal = db.prepare('DELETE FROM forgotten WHERE until < ?');
  const one = db.prepare('SELECT 1 FROM forgotten WHERE call = ? AND until >= ?');
  /** Who never deletes anything need not look for each new call. */
  let isEmpty = db.prepare('SELECT 1 FROM forgotten LIMIT 1').get() === undefined;

  return {
    add(which) {
      const [earliestMs, latestMs] = [Math.min(now(), provenNow()), Math.max(now(), provenNow())];
      removal.run(earliestMs);
      const oldest = firstIdAt(earliestMs - comesBackForMs);
      const rows =
        which === 'everything' ? youngOnes.all(oldest) : youngOf.all(oldest, JSON.stringify(which));
      if (rows.length > 0) isEmpty = false;
      for (const { member_id, call_id } of rows)
        addition.run(
          hashOf({ memberId: String(member_id), callId: String(call_id) }),
          latestMs + comesBackForMs,
        );
    },
    has: (key) => !isEmpty && one.get(hashOf(key), Math.min(now(), provenNow())) !== undefined,
  };
}

function hashOf({ memberId, callId }: CallKey): Buffer {
  return hash('sha256', JSON.stringify([memberId, callId]), 'buffer').subarray(0, 16);
}
