import type { CallHistory } from '../../core/ports/call-history.ts';
import { callToKeep } from '../../core/call/kept-call.ts';
import type { Log } from '../../core/ports/log.ts';
import { openDatabase } from './store/open-database.ts';
import { createParts, type Parts } from './parts.ts';
import { isDamage } from './store/sqlite-error.ts';

export interface SqliteHistoryOptions {
  /** Made if missing. Its folder must exist. */
  readonly file: string;
  /** Asked for every call that is written. */
  readonly keepNumbers: () => boolean;
  readonly log: Log;
  /** `FULL`, the default: what is answered for survives a power cut. `NORMAL` may lose the last seconds then. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  readonly now?: () => number;
  /** What time it is at least, whatever the clock says (`core/timing/proven-time.ts`); by default the clock counts. */
  readonly provenNow?: () => number;
}

export interface OpenedHistory {
  readonly history: CallHistory;
  /** Where a damaged file was put that stood in the way, or null. The user must be told. */
  readonly setAside: string | null;
  /** Whether the file is still where it was opened, and the same one. What was written elsewhere is refused: `HistoryMoved`. */
  readonly isInPlace: () => boolean;
}

/**
 * Calls in one SQLite file. @throws an Error a user can read when the file cannot be used but is not damaged:
 * a newer version's, locked, no rights, disk full.
 */
export function openSqliteHistory(options: SqliteHistoryOptions): OpenedHistory {
  const { file, keepNumbers, log, synchronous = 'FULL', now = Date.now, provenNow = now } = options;
  const { db, setAside, sync, close, isInPlace, checkPlace } = openDatabase({ file, now });
  const parts = createParts({
    ...{ file, db, checkPlace, log, now, provenNow },
    sync: synchronous === 'FULL' ? sync : async () => {},
    keep: (call) => callToKeep(call, { keepNumbers: keepNumbers() }),
  });
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;
  let sound = true;
  parts.background.poke();
  if (parts.cleanUp.isDue()) void finishCleanUp();
  return {
    ...{ setAside, isInPlace },
    history: portOf(parts, { whileOpen, close: () => (closing ??= finish()) }),
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

  async function finishCleanUp(): Promise<void> {
    try {
      await whileOpen(() => parts.cleanUp.run());
    } catch (error) {
      log.warn('the traces of erased calls could not be removed', { error });
    }
  }

  async function finish(): Promise<void> {
    await Promise.allSettled(running);
    parts.background.hold();
    parts.snapshots.close();
    close(sound);
  }
}

interface Opening {
  readonly whileOpen: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

function portOf(parts: Parts, { whileOpen, close }: Opening): CallHistory {
  const { store, writing, page, countUpTo, statistics, erase, forgetBefore, walk, changes } = parts;
  return {
    amend: (key, change) => whileOpen(() => writing.amend(key, change)),
    annotate: (id, note) => whileOpen(() => writing.annotate(id, note)),
    makePrivate: (id) => whileOpen(() => writing.makePrivate(id)),
    page: (query) => whileOpen(() => page(query)),
    byId: (id) => whileOpen(async () => store.byId(id)),
    due: () => whileOpen(async () => store.due()),
    count: () => whileOpen(async () => store.count()),
    countUpTo: (filter, atMost) => whileOpen(() => countUpTo(filter, atMost)),
    walk,
    statistics: (query) => whileOpen(() => statistics(query)),
    forgetBefore: (untilMs) => whileOpen(() => forgetBefore(untilMs)),
    erase: (what) => whileOpen(() => erase(what)),
    onChange: changes.onChange,
    close,
  };
}
