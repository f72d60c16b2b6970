import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { createSearchIndex } from '../../../src/adapters/history/search/search-index.ts';
import { createStatisticsCache } from '../../../src/adapters/history/statistics/statistics-cache.ts';
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
  for (const part of [createSearchIndex(db), createStatisticsCache(db)]) while (part.catchUp());
  db.close();
}

/** Makes it the file of an older version that was just brought up to date: its calls are still to be indexed. */
export function unindexAll(file: string): void {
  const db = new DatabaseSync(file);
  db.exec(`INSERT INTO search (search) VALUES ('delete-all');
    INSERT INTO meta SELECT 'indexed from', max(id) + 1 FROM calls HAVING max(id) IS NOT NULL`);
  db.close();
}

/** @returns the id from which on all calls are indexed, or null when they all are. */
export function indexedFrom(file: string): number | null {
  const db = new DatabaseSync(file, { readOnly: true });
  const row = db.prepare(`SELECT value FROM meta WHERE name = 'indexed from'`).get();
  db.close();
  return row ? Number(row['value']) : null;
}
