import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallHistory, HistoryFilter } from '../../../core/ports/call-history.ts';
import type { CallStore } from '../store/call-store.ts';
import type { Changes } from '../store/changes.ts';
import type { Find } from '../search/find.ts';
import type { GroupCommit } from '../store/group-commit.ts';
import { searchOf } from '../search/search.ts';

export interface ErasePorts {
  readonly store: CallStore;
  readonly find: Find;
  readonly commits: GroupCommit;
  readonly changes: Changes;
  /** Takes a call that has gone out of what is derived from the calls. */
  readonly forget: (id: number) => void;
  /** Empties all that is derived from the calls. */
  readonly clear: () => void;
  /** Removes what was set aside as damaged, and last written before that moment: it may hold any call until then. */
  readonly dropDamaged: (writtenBeforeMs: number) => void;
  /** Makes sure that no byte is left of what was removed. */
  readonly cleanUp: () => Promise<void>;
}

/** One transaction's worth: some milliseconds. */
const callsAtOnce = 200;

/** @returns the port's `erase` and `forgetBefore`. Each step finds and removes in one transaction, so that what goes is what matches then. */
export function createErase(ports: ErasePorts): Pick<CallHistory, 'erase' | 'forgetBefore'> {
  const { store, find, commits, changes, forget, clear, dropDamaged, cleanUp } = ports;

  return {
    erase,
    async forgetBefore(beforeMs) {
      dropDamaged(beforeMs);
      return erase({ filter: { untilMs: beforeMs } });
    },
  };

  async function erase(what: Parameters<CallHistory['erase']>[0]): Promise<number> {
    if (what === 'everything') {
      const erased = await commits.run(() => store.removeAll(clear));
      if (erased > 0) changes.tell({ kind: 'many' });
      dropDamaged(Infinity);
      await cleanUp();
      return erased;
    }
    const count = { erased: 0 };
    try {
      await ('ids' in what ? removeOf(what.ids, count) : removeMatches(what.filter, count));
    } finally {
      if (count.erased > 0) changes.tell({ kind: 'many' });
    }
    if (count.erased > 0) await cleanUp();
    return count.erased;
  }

  async function removeOf(ids: readonly number[], count: { erased: number }): Promise<void> {
    for (let start = 0; start < ids.length; start += callsAtOnce) {
      count.erased += await commits.run(() => remove(ids.slice(start, start + callsAtOnce)));
      await nextTurn();
    }
  }

  async function removeMatches(filter: HistoryFilter, count: { erased: number }): Promise<void> {
    const search = searchOf(filter);
    for (let next: number | null = search.before; next !== null; await nextTurn()) {
      const before: number = next;
      const step = await commits.run(() => {
        const some = find(search, { before, most: callsAtOnce });
        return { erased: remove(some.calls.map(({ id }) => id)), before: some.before };
      });
      count.erased += step.erased;
      next = step.before;
    }
  }

  function remove(ids: readonly number[]): number {
    const removed = store.remove(ids);
    for (const id of removed) forget(id);
    return removed.length;
  }
}
