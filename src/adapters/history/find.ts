import type { DatabaseSync } from 'node:sqlite';
import type { KeptCall } from '../../core/ports/call-history.ts';
import { occursIn } from '../../core/search-text.ts';
import { bucketOf, firstIdOfBucket } from './call-ids.ts';
import { keptCallOf, wholeRow, type Row } from './call-row.ts';
import { createCandidates } from './candidates.ts';
import { facetColumn, notedColumn } from './codes.ts';
import type { Search } from './search.ts';

/** Looks at some of the calls, the newest before `before` first, so that long searches can let others in between. */
export type Find = (search: Search, from: { readonly before: number; readonly most: number }) => FoundSome;

export interface FoundSome {
  /** Newest first, `most` at most; possibly none though older ones match. */
  readonly calls: readonly KeptCall[];
  /** Where to go on; null when every older call was looked at. */
  readonly before: number | null;
}

const bucketsAtOnce = 128;
const rowsAtOnce = 64;

export function createFind(db: DatabaseSync): Find {
  const candidates = createCandidates(db);
  const newest = db.prepare(
    `${wholeRow} WHERE calls.id >= ? AND calls.id < ? ORDER BY calls.id DESC LIMIT ?`,
  );
  const chosen = db.prepare(
    `${wholeRow} WHERE calls.id IN (SELECT value FROM json_each(?)) ORDER BY calls.id DESC`,
  );
  const searched = db.prepare(
    `SELECT id, digits, folded, ${facetColumn} AS facet, ${notedColumn} AS noted FROM calls
     WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ${rowsAtOnce}`,
  );

  return (search, { before, most }) => {
    if (search.match !== null) return searchSome(search, search.match, { before, most });
    const calls = newest.all(search.from, before, most).map(keptCallOf);
    return { calls, before: calls.length < most ? null : (calls.at(-1)?.id ?? null) };
  };

  function searchSome(
    search: Search,
    match: string,
    { before, most }: { before: number; most: number },
  ): FoundSome {
    if (before <= search.from) return { calls: [], before: null };
    const buckets = candidates(
      match,
      { from: bucketOf(search.from), to: bucketOf(before - 1) },
      bucketsAtOnce,
    );
    const ids: number[] = [];
    for (const bucket of buckets) {
      for (const row of rowsOf(bucket, { from: search.from, before })) {
        if (!isMatch(search, row)) continue;
        ids.push(Number(row['id']));
        if (ids.length === most) return { calls: callsOf(ids), before: ids.at(-1) ?? null };
      }
    }
    const last = buckets.length < bucketsAtOnce ? undefined : buckets.at(-1);
    return { calls: callsOf(ids), before: last === undefined ? null : firstIdOfBucket(last) };
  }

  /** The whole rows in one go: their thirty columns cost more than finding them. */
  function callsOf(ids: readonly number[]): readonly KeptCall[] {
    return ids.length === 0 ? [] : chosen.all(JSON.stringify(ids)).map(keptCallOf);
  }

  function* rowsOf(
    bucket: number,
    range: { readonly from: number; readonly before: number },
  ): Generator<Row, void, undefined> {
    const from = Math.max(range.from, firstIdOfBucket(bucket));
    for (let before = Math.min(range.before, firstIdOfBucket(bucket + 1)); before > from;) {
      const rows = searched.all(from, before);
      yield* rows;
      before = rows.length < rowsAtOnce ? from : Number(rows.at(-1)?.['id']);
    }
  }
}

function isMatch({ wanted, facets, withNote }: Search, row: Row): boolean {
  if (facets !== null && !facets.has(Number(row['facet']))) return false;
  if (withNote && row['noted'] !== 1) return false;
  const text = { digits: String(row['digits']), folded: String(row['folded']) };
  return wanted.every((one) => occursIn(text, one));
}
