import type { DatabaseSync } from 'node:sqlite';
import type { Call } from '../../../core/call/call.ts';
import { searchTextOf } from '../../../core/text/search-text.ts';
import type { Row } from '../store/stored-call.ts';
import { facetColumn, facetOf, notedColumn } from '../store/codes.ts';
import { documentOf } from './grams.ts';
import { inTransaction } from '../store/transaction.ts';

/** Which calls may contain what: one document a call, written with it. */
export interface SearchIndex {
  /** Inside the transaction that adds or changes the call. */
  put(id: number, call: Call): void;
  /** Inside the transaction that removes the call. */
  remove(id: number): void;
  /** Empties it, inside the transaction that removes the last call. */
  clear(): void;
  /** Whether calls of an older version's file are still to be indexed. */
  isBehind(): boolean;
  /** Indexes some of those, in a transaction of its own. @returns whether any is left. */
  catchUp(): boolean;
  /** Drops what the index still holds of documents that are gone, a bit at a time. @returns whether any is left. */
  purgeSome(start: boolean): boolean;
}

/** So that the event loop is not kept longer. */
const longestMs = 6;
const rowsAtOnce = 100;
const pagesPurgedAtOnce = 64;

export function createSearchIndex(db: DatabaseSync): SearchIndex {
  const writing = db.prepare('INSERT OR REPLACE INTO search (rowid, grams) VALUES (?, ?)');
  const removal = db.prepare('DELETE FROM search WHERE rowid = ?');
  const indexedFrom = createIndexedFrom(db);
  const moving = db.prepare(`UPDATE meta SET value = ? WHERE name = 'indexed from'`);
  const done = db.prepare(`DELETE FROM meta WHERE name = 'indexed from'`);
  const older = db.prepare(
    `SELECT id, digits, folded, ${facetColumn} AS facet, ${notedColumn} AS noted
     FROM calls WHERE id < ? ORDER BY id DESC LIMIT ${rowsAtOnce}`,
  );
  const merging = db.prepare(`INSERT INTO search (search, rank) VALUES ('merge', ?)`);
  const changes = db.prepare('SELECT total_changes() AS n');

  return {
    put(id, call) {
      const noted = (call.note ?? '') !== '';
      writing.run(id, documentOf({ ...searchTextOf(call), facet: facetOf(call), noted }));
    },
    remove: (id) => void removal.run(id),
    clear() {
      db.exec(`INSERT INTO search (search) VALUES ('delete-all')`);
      done.run();
    },
    isBehind: () => indexedFrom() > 0,
    catchUp() {
      const untilMs = performance.now() + longestMs;
      inTransaction(db, () => {
        for (let from = indexedFrom(); from > 0 && performance.now() < untilMs;) from = indexSome(from);
      });
      return indexedFrom() > 0;
    },
    purgeSome(start) {
      const before = Number(changes.get()?.['n']);
      inTransaction(db, () => void merging.run(start ? -pagesPurgedAtOnce : pagesPurgedAtOnce));
      // FTS5 says so itself: a merge that changed fewer than two rows had nothing to do.
      return Number(changes.get()?.['n']) - before >= 2;
    },
  };

  /** @returns from which call on all are indexed then; 0 when none is left. */
  function indexSome(before: number): number {
    const rows = older.all(before);
    for (const row of rows.toReversed()) writing.run(Number(row['id']), documentOf(textOf(row)));
    const from = rows.length < rowsAtOnce ? 0 : Number(rows.at(-1)?.['id']);
    if (from > 0) moving.run(from);
    else done.run();
    return from;
  }
}

/** @returns what tells the id from which on every call is indexed: 0 but for the file of an older version, for a while. */
export function createIndexedFrom(db: DatabaseSync): () => number {
  const kept = db.prepare(`SELECT value FROM meta WHERE name = 'indexed from'`);
  return () => Number(kept.get()?.['value'] ?? 0);
}

function textOf(row: Row) {
  return {
    digits: String(row['digits']),
    folded: String(row['folded']),
    facet: Number(row['facet']),
    noted: row['noted'] === 1,
  };
}
