import type { DatabaseSync } from 'node:sqlite';
import type { Call } from '../../core/call/call.ts';
import type { Log } from '../../core/ports/log.ts';
import { createAmend } from './store/amend.ts';
import { createBackgroundWork } from './background-work.ts';
import { createCallStore } from './store/call-store.ts';
import { createChanges } from './store/changes.ts';
import { createCleanUp } from './erase/clean-up.ts';
import { createCount } from './search/count.ts';
import { createErase } from './erase/erase.ts';
import { createFind } from './search/find.ts';
import { createGroupCommit } from './store/group-commit.ts';
import { removeSetAside } from './store/open-database.ts';
import { createPages } from './search/pages.ts';
import { createSearchIndex } from './search/search-index.ts';
import { createSnapshots } from './store/snapshots.ts';
import { createStatistics } from './statistics/read-statistics.ts';
import { createStatisticsCache } from './statistics/statistics-cache.ts';
import { vacuum } from './erase/vacuum.ts';
import { createWalk } from './search/walk.ts';

export interface PartsPorts {
  readonly file: string;
  readonly db: DatabaseSync;
  readonly sync: () => Promise<void>;
  readonly checkPlace: () => void;
  readonly keep: (call: Call) => Call;
  readonly log: Log;
  readonly now: () => number;
  readonly provenNow: () => number;
}

export type Parts = ReturnType<typeof createParts>;

/** Everything that works on one open file, put together. */
export function createParts({ file, db, sync, checkPlace, keep, log, now, provenNow }: PartsPorts) {
  const store = createCallStore(db, { now, provenNow });
  const index = createSearchIndex(db);
  const cache = createStatisticsCache(db);
  const find = createFind(db);
  const commits = createGroupCommit(db, { sync, checkPlace, onRollback: () => store.forgetCached() });
  const background = createBackgroundWork({ parts: [cache, index], log });
  const snapshots = createSnapshots(file, now);
  const changes = createChanges();
  const cleanUp = createCleanUp({ db, index, cache, alone, rewrite: () => vacuum(file) });
  const onWritten = () => background.poke();

  return {
    ...{ store, background, snapshots, changes, cleanUp },
    writing: createAmend({
      ...{ store, index, cache, commits, changes, keep, onWritten },
      cleanUp: cleanUp.run,
    }),
    page: createPages(find),
    countUpTo: createCount(db),
    statistics: createStatistics(snapshots),
    walk: createWalk(snapshots),
    ...createErase({
      ...{ store, find, commits, changes },
      forget(id) {
        index.remove(id);
        cache.mark(id);
      },
      clear() {
        index.clear();
        cache.clear();
      },
      cleanUp: cleanUp.run,
      dropDamaged: (writtenBeforeMs) => removeSetAside(file, writtenBeforeMs),
    }),
  };

  /** Nobody else writes meanwhile; a page and a search read on. */
  async function alone(work: () => Promise<void>): Promise<void> {
    commits.hold();
    snapshots.hold();
    background.hold();
    try {
      await work();
    } finally {
      snapshots.release();
      commits.release();
      background.release();
    }
  }
}
