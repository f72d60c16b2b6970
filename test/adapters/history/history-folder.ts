import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { createSearchIndex } from '../../../src/adapters/history/search-index.ts';
import { createTallies } from '../../../src/adapters/history/tallies.ts';
import {
  openSqliteHistory,
  type OpenedHistory,
  type SqliteHistoryOptions,
} from '../../../src/adapters/history/sqlite-history.ts';
import type { Log } from '../../../src/core/ports/log.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A place for one history file, gone when the test is over. */
export function historyFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'history.db');
}

/** Closed when the test is over, if it is not before. */
export function openedHistory(
  options: Partial<SqliteHistoryOptions> & { readonly file: string },
): OpenedHistory {
  const opened = openSqliteHistory({ keepNumbers: () => true, log: silent, ...options });
  onTestFinished(() => opened.history.close());
  return opened;
}

/** Does at once, through a connection of its own, what the history does when it is idle. */
export function indexAll(file: string): void {
  const db = new DatabaseSync(file);
  for (const part of [createSearchIndex(db), createTallies(db)]) while (part.catchUp());
  db.close();
}
