import type { DatabaseSync } from 'node:sqlite';
import { bucketOf, firstIdOfBucket } from './call-ids.ts';
import { facetColumn, notedColumn } from './codes.ts';
import { documentOf, type IndexedText } from './grams.ts';
import { inTransaction } from './transaction.ts';

/**
 * Which calls may contain what. It lags behind the calls: a bucket that changed is only noted down with the
 * call, and read again when there is time. Until then the bucket counts as one that may contain anything, so
 * that what is found is exact at every moment.
 */
export interface SearchIndex {
  /** Notes that a call was added, changed or removed; inside the transaction that does it. */
  mark(id: number): void;
  /** Works off some of what was noted down, in a transaction of its own. @returns whether any is left. */
  catchUp(): boolean;
  isBehind(): boolean;
  /** Empties it, inside the transaction that removes the last call. */
  clear(): void;
  /** Drops what the index still holds of documents that are gone, a bit at a time. @returns whether any is left. */
  purgeSome(start: boolean): boolean;
}

/** So that the event loop is not kept longer; a single bucket is never split. */
const longestMs = 6;
const pagesPurgedAtOnce = 64;

export function createSearchIndex(db: DatabaseSync): SearchIndex {
  const marking = db.prepare('INSERT OR IGNORE INTO unindexed (bucket) VALUES (?)');
  const unmarking = db.prepare('DELETE FROM unindexed WHERE bucket = ?');
  const oldest = db.prepare('SELECT bucket FROM unindexed ORDER BY bucket LIMIT ?');
  const merging = db.prepare(`INSERT INTO search (search, rank) VALUES ('merge', ?)`);
  const changes = db.prepare('SELECT total_changes() AS n');
  const bucket = createBucketWriter(db);

  return {
    mark: (id) => void marking.run(bucketOf(id)),
    catchUp() {
      const untilMs = performance.now() + longestMs;
      inTransaction(db, () => {
        for (const row of oldest.all(256)) {
          bucket.write(bucketIn(row));
          unmarking.run(bucketIn(row));
          if (performance.now() > untilMs) return;
        }
      });
      return oldest.get(1) !== undefined;
    },
    isBehind: () => oldest.get(1) !== undefined,
    clear() {
      db.exec(`INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM unindexed`);
    },
    purgeSome(start) {
      const before = Number(changes.get()?.['n']);
      inTransaction(db, () => void merging.run(start ? -pagesPurgedAtOnce : pagesPurgedAtOnce));
      // FTS5 says so itself: a merge that changed fewer than two rows had nothing to do.
      return Number(changes.get()?.['n']) - before >= 2;
    },
  };
}

function createBucketWriter(db: DatabaseSync) {
  const texts = db.prepare(
    `SELECT DISTINCT digits, folded, ${facetColumn} AS facet, ${notedColumn} AS noted
     FROM calls WHERE id >= ? AND id < ?`,
  );
  const removal = db.prepare('DELETE FROM search WHERE rowid = ?');
  const writing = db.prepare('INSERT OR REPLACE INTO search (rowid, grams) VALUES (?, ?)');

  return {
    write(bucket: number): void {
      const facets = new Set<number>();
      const found: IndexedText[] = [];
      for (const row of texts.iterate(firstIdOfBucket(bucket), firstIdOfBucket(bucket + 1))) {
        facets.add(Number(row['facet']));
        found.push({
          digits: String(row['digits']),
          folded: String(row['folded']),
          noted: row['noted'] === 1,
        });
      }
      if (found.length === 0) removal.run(bucket);
      else writing.run(bucket, documentOf(found, facets));
    },
  };
}

function bucketIn(row: Readonly<Record<string, unknown>>): number {
  return Number(row['bucket']);
}
