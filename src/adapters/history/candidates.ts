import type { DatabaseSync } from 'node:sqlite';

export interface BucketRange {
  readonly from: number;
  /** Included. */
  readonly to: number;
}

/**
 * The newest buckets that may hold a match, newest first, `most` at most; fewer when there are no more. Those the index
 * has yet to read again are among them, so that what is found is exact at every moment.
 */
export type Candidates = (match: string, range: BucketRange, most: number) => readonly number[];

export function createCandidates(db: DatabaseSync): Candidates {
  const marked = db.prepare(
    'SELECT bucket FROM unindexed WHERE bucket BETWEEN ? AND ? ORDER BY bucket DESC LIMIT ?',
  );
  const found = db.prepare(
    'SELECT rowid AS bucket FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?',
  );
  return (match, { from, to }, most) => {
    const rows = [...found.all(match, from, to, most), ...marked.all(from, to, most)];
    const buckets = new Set(rows.map((row) => Number(row['bucket'])));
    return [...buckets].toSorted((a, b) => b - a).slice(0, most);
  };
}
