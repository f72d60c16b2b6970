import type { CallHistory } from '../../core/ports/call-history.ts';
import type { Call } from '../../core/call.ts';
import type { Log } from '../../core/ports/log.ts';
import { createAmend } from './amend.ts';
import { createBackgroundIndexing } from './background-indexing.ts';
import { createCallStore } from './call-store.ts';
import { createForget } from './forget.ts';
import { createGroupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';
import { createPages } from './pages.ts';
import { createSearchIndex } from './search-index.ts';
import { isDamage } from './sqlite-error.ts';

export interface SqliteHistoryOptions {
  /** Made if missing. Its folder must exist. */
  readonly file: string;
  /** Asked for every call that is written. */
  readonly keepNumbers: () => boolean;
  readonly log: Log;
  /** `FULL`, the default: what is answered for survives a power cut. `NORMAL` may lose the last seconds then. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  readonly now?: () => number;
}

export interface OpenedHistory {
  readonly history: CallHistory;
  /** Where a damaged file was put that stood in the way, or null. The user must be told. */
  readonly setAside: string | null;
}

/**
 * Calls in one SQLite file. @throws an Error a user can read when the file cannot be used but is not damaged:
 * a newer version's, locked, no rights, disk full.
 */
export function openSqliteHistory(options: SqliteHistoryOptions): OpenedHistory {
  const { file, keepNumbers, log, synchronous = 'FULL', now = Date.now } = options;
  const { db, setAside, sync, close } = openDatabase({ file, now });
  const store = createCallStore(db, now);
  const index = createSearchIndex(db);
  const commits = createGroupCommit(db, {
    sync: synchronous === 'FULL' ? sync : async () => {},
    onRollback: () => store.forgetCached(),
  });
  const background = createBackgroundIndexing({ index, log });
  const keep = (call: Call): Call => (keepNumbers() ? call : { ...call, number: null, companyNumber: null });
  const amend = createAmend({ store, index, commits, keep, onWritten: () => background.poke() });
  const page = createPages(db, index);
  const forget = createForget({ db, store, index, commits });

  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;
  let sound = true;
  background.poke();

  return {
    setAside,
    history: {
      amend: (key, change) => whileOpen(() => amend(key, change)),
      page: (query) => whileOpen(() => page(query)),
      count: () => whileOpen(async () => store.count()),
      forgetBefore: (beforeMs) => whileOpen(() => forget(beforeMs)),
      close: () => (closing ??= finish()),
    },
  };

  async function whileOpen<T>(work: () => Promise<T>): Promise<T> {
    if (closing) throw new Error('The call history is closed');
    const promise = work();
    running.add(promise);
    try {
      return await promise;
    } catch (error) {
      if (isDamage(error)) sound = false;
      throw error;
    } finally {
      running.delete(promise);
    }
  }

  async function finish(): Promise<void> {
    await Promise.allSettled(running);
    background.stop();
    close(sound);
  }
}
