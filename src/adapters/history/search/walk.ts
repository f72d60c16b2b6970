import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallHistory } from '../../../core/ports/call-history.ts';
import { createFind } from './find.ts';
import { searchOf } from './search.ts';
import type { Snapshots } from '../store/snapshots.ts';

const callsAtOnce = 500;

/** @returns the port's `walk`. */
export function createWalk(snapshots: Snapshots): CallHistory['walk'] {
  return async function* walk(filter) {
    const search = searchOf(filter);
    const snapshot = snapshots.open(createFind);
    try {
      for (let before: number | null = search.before; before !== null; await nextTurn()) {
        const from: number = before;
        const some = await snapshot.read((find) => find(search, { before: from, most: callsAtOnce }));
        if (some.calls.length > 0) yield some.calls;
        before = some.before;
      }
    } finally {
      snapshot.close();
    }
  };
}
