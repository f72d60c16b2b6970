import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { CallHistory, HistoryNews } from '../../core/ports/call-history.ts';
import { makeFolder } from '../files/folder.ts';
import { createChanges } from './store/changes.ts';
import { HistoryMoved } from './store/open-database.ts';
import { openSqliteHistory, type OpenedHistory, type SqliteHistoryOptions } from './sqlite-history.ts';

export interface LastingHistoryOptions extends SqliteHistoryOptions {
  /** Hears what became of the file while the program ran. Must not throw. */
  readonly tell: (news: HistoryNews) => void;
}

/**
 * Calls in one SQLite file that somebody may remove, move away or replace while the program runs, as clean-up programs,
 * synchronised folders and people do: the file that is in its place then is opened, or one begun anew, and what was about to be
 * answered for is written there. Where there can be none, writing rejects until there is one again.
 * @throws as `openSqliteHistory` does, when the file cannot be used at first.
 */
export function openLastingHistory(
  options: LastingHistoryOptions,
): Pick<OpenedHistory, 'history' | 'setAside'> {
  const { file, tell } = options;
  const changes = createChanges();
  const first = follow(openSqliteHistory(options));
  let current: OpenedHistory | null = first;
  let opening: Promise<CallHistory> | null = null;
  let closing: Promise<void> | null = null;
  let isUnusable = false;

  return {
    setAside: first.setAside,
    history: {
      amend: (key, change) => writing((history) => history.amend(key, change)),
      annotate: (id, note) => writing((history) => history.annotate(id, note)),
      makePrivate: (id) => writing((history) => history.makePrivate(id)),
      page: (query) => using((history) => history.page(query)),
      byId: (id) => using((history) => history.byId(id)),
      due: () => using((history) => history.due()),
      count: () => using((history) => history.count()),
      countUpTo: (filter, atMost) => using((history) => history.countUpTo(filter, atMost)),
      async *walk(filter) {
        yield* (await usable()).walk(filter);
      },
      statistics: (query) => using((history) => history.statistics(query)),
      forgetBefore: (beforeMs) => using((history) => history.forgetBefore(beforeMs)),
      erase: (what) => using((history) => history.erase(what)),
      onChange: changes.onChange,
      close: () => (closing ??= finish()),
    },
  };

  async function using<T>(work: (history: CallHistory) => Promise<T>): Promise<T> {
    try {
      return await work(await usable());
    } catch (error) {
      if (!(error instanceof HistoryMoved)) throw error;
      return work(await usable());
    }
  }

  async function writing<T>(work: (history: CallHistory) => Promise<T>): Promise<T> {
    try {
      const result = await using(work);
      setUsable();
      return result;
    } catch (error) {
      if (closing === null) setUnusable(error);
      throw error;
    }
  }

  /** What is in its place now. */
  async function usable(): Promise<CallHistory> {
    if (closing === null && current?.isInPlace() !== true) await (opening ??= reopen());
    // After the end it is the closed one that rejects.
    return (current ?? first).history;
  }

  async function reopen(): Promise<CallHistory> {
    const lost = current;
    current = null;
    try {
      await lost?.history.close();
      const wasThere = existsSync(file);
      makeFolder(dirname(file));
      const opened = follow(openSqliteHistory(options));
      current = opened;
      tell(newsOf(opened, wasThere));
      setUsable();
      changes.tell({ kind: 'many' });
      return opened.history;
    } catch (error) {
      setUnusable(error);
      throw error;
    } finally {
      opening = null;
    }
  }

  function newsOf({ setAside }: OpenedHistory, wasThere: boolean): HistoryNews {
    if (setAside !== null) return { kind: 'set-aside', file: basename(setAside) };
    return { kind: wasThere ? 'replaced' : 'begun-anew' };
  }

  function follow(opened: OpenedHistory): OpenedHistory {
    opened.history.onChange(changes.tell);
    return opened;
  }

  function setUsable(): void {
    if (isUnusable) tell({ kind: 'usable' });
    isUnusable = false;
  }

  function setUnusable(error: unknown): void {
    if (!isUnusable)
      tell({ kind: 'unusable', reason: error instanceof Error ? error.message : String(error) });
    isUnusable = true;
  }

  async function finish(): Promise<void> {
    await opening?.catch(() => {});
    await current?.history.close();
  }
}
