import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { firstIdAt } from './call-ids.ts';
import type { CallStore } from './call-store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { SearchIndex } from './search-index.ts';

export interface ForgetPorts {
  readonly db: DatabaseSync;
  readonly store: CallStore;
  readonly index: SearchIndex;
  readonly commits: GroupCommit;
}

/**
 * @returns the port's `forgetBefore`. Afterwards no byte of those calls is left: SQLite overwrites what it
 * deletes, the search index is merged so that it drops its dead entries, and the write-ahead log is emptied.
 */
export function createForget({
  db,
  store,
  index,
  commits,
}: ForgetPorts): (beforeMs: number) => Promise<number> {
  return async (beforeMs) => {
    const beforeId = firstIdAt(beforeMs);
    let forgotten = 0;
    for (let removed = await removeSome(beforeId); removed > 0; removed = await removeSome(beforeId)) {
      forgotten += removed;
      await nextTurn();
    }
    if (forgotten > 0) await dropTraces();
    return forgotten;
  };

  function removeSome(beforeId: number): Promise<number> {
    return commits.run(() => {
      const ids = store.removeSome(beforeId);
      for (const id of ids) index.mark(id);
      return ids.length;
    });
  }

  async function dropTraces(): Promise<void> {
    while (index.catchUp()) await nextTurn();
    for (let more = index.purgeSome(true); more; more = index.purgeSome(false)) await nextTurn();
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
}
