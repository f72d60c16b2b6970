import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SearchIndex } from '../search/search-index.ts';
import type { StatisticsCache } from '../statistics/statistics-cache.ts';

export interface CleanUpPorts {
  readonly db: DatabaseSync;
  readonly index: SearchIndex;
  readonly cache: StatisticsCache;
  /** Lets nobody else write while `work` does, nor keep on reading. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  /** Writes the file anew and empties its log. */
  readonly rewrite: () => Promise<void>;
}

export interface CleanUp {
  /**
   * Makes sure that no byte is left of what was removed before: the search index drops its dead entries, then the file is
   * written anew. Those who ask during one share the next.
   */
  run(): Promise<void>;
  /** Whether one was begun and did not end, or failed: `call-store.ts` leaves word with everything it removes. */
  isDue(): boolean;
}

export function createCleanUp({ db, index, cache, alone, rewrite }: CleanUpPorts): CleanUp {
  const due = db.prepare(`SELECT 1 FROM meta WHERE name = 'traces left'`);
  let running: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  return { run, isDue: () => due.get() !== undefined };

  function run(): Promise<void> {
    if (running === null) return (running = work().finally(() => (running = null)));
    following ??= running
      .catch(() => {})
      .then(() => {
        following = null;
        return run();
      });
    return following;
  }

  async function work(): Promise<void> {
    while (cache.catchUp()) await nextTurn();
    for (let more = index.purgeSome(true); more; more = index.purgeSome(false)) await nextTurn();
    await alone(async () => {
      await cache.forgetContacts();
      await rewrite();
    });
    if (following === null) db.exec(`DELETE FROM meta WHERE name = 'traces left'`);
  }
}
