import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallHistory } from '../../../core/ports/call-history.ts';
import { createMatching } from './matching.ts';
import { searchOf } from './search.ts';

/** @returns the port's `countUpTo`: ten thousand rows need not cross into JavaScript to be counted. */
export function createCount(db: DatabaseSync): CallHistory['countUpTo'] {
  const matching = createMatching(db);
  const period = db.prepare(
    'SELECT count(*) AS calls FROM (SELECT 1 FROM calls WHERE id >= ? AND id < ? LIMIT ?)',
  );

  return async (filter, atMost) => {
    const search = searchOf(filter);
    if (search.match === null) return Number(period.get(search.from, search.before, atMost)?.['calls']);
    let counted = 0;
    for (let before: number | null = search.before; before !== null && counted < atMost;) {
      const looked = matching.count(search, before);
      counted += looked.found;
      before = looked.before;
      if (before !== null && counted < atMost) await nextTurn();
    }
    return Math.min(counted, atMost);
  };
}
