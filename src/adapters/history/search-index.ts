import type { DatabaseSync } from 'node:sqlite';
import { bucketOf, firstIdOfBucket } from './call-ids.ts';
import { facetColumn } from './codes.ts';
import { documentOf } from './grams.ts';
import type { SearchText } from './search-text.ts';
import { inTransaction } from './transaction.ts';

export interface BucketRange {
  readonly from: number;
  /** Included. */
  readonly to: number;
}

/**
 * Which calls may contain what. It lags behind the calls: a bucket that changed is only noted down with the
 * call, and read again when there is time. Until then the bucket counts as one that may contain anything, so
 * that what is found is exact at every moment.
 */
export interface SearchIndex {
  /** Notes that a call was added, changed or removed; inside the transaction that does it. */
  mark(id: number): void;
  /** The newest buckets that may hold a match, newest first, `most` at most; fewer when there are no more. */
  candidates(match: string, range: BucketRange, most: number): readonly number[];
  /** Works off some of what was noted down, in a transaction of its own. @returns whether any is left. */
  catchUp(): boolean;
  isBehind(): boolean;
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
  const marked = db.prepare(
    'SELECT bucket FROM unindexed WHERE bucket BETWEEN ? AND ? ORDER BY bucket DESC LIMIT ?',
  );
  const found = db.prepare(
    'SELECT rowid AS bucket FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?',
  );
  const merging = db.prepare(`INSERT INTO search (search, rank) VALUES ('merge', ?)`);
  const changes = db.prepare('SELECT total_changes() AS n');
  const bucket = createBucketWriter(db);

  return {
    mark: (id) => void marking.run(bucketOf(id)),
    candidates(match, { from, to }, most) {
      const buckets = new Set(
        [...found.all(match, from, to, most), ...marked.all(from, to, most)].map(bucketIn),
      );
      return [...buckets].toSorted((a, b) => b - a).slice(0, most);
    },
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
    `SELECT DISTINCT digits, folded, ${facetColumn} AS facet
     FROM calls WHERE id >= ? AND id < ?`,
  );
  const removal = db.prepare('DELETE FROM search WHERE rowid = ?');
  const writing = db.prepare('INSERT OR REPLACE INTO search (rowid, grams) VALUES (?, ?)');

  return {
    write(bucket: number): void {
      const facets = new Set<number>();
      const found: SearchText[] = [];
      for (const row of texts.iterate(firstIdOfBucket(bucket), firstIdOfBucket(bucket + 1))) {
        facets.add(Number(row['facet']));
        found.push({ digits: String(row['digits']), folded: String(row['folded']) });
      }
      if (found.length === 0) removal.run(bucket);
      else writing.run(bucket, documentOf(found, facets));
    },
  };
}

function bucketIn(row: Readonly<Record<string, unknown>>): number {
  return Number(row['bucket']);
}
