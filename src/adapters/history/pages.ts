import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HistoryPage, HistoryQuery, KeptCall } from '../../core/ports/call-history.ts';
import { bucketOf, firstIdAt, firstIdOfBucket } from './call-ids.ts';
import { keptCallOf, type Row } from './call-row.ts';
import { directionCodes, facetColumn, facetOf, originCodes, outcomeCodes } from './codes.ts';
import { matchFor } from './grams.ts';
import { occursIn, wantedOf } from './search-text.ts';
import type { SearchIndex } from './search-index.ts';

interface IdRange {
  readonly from: number;
  readonly before: number;
}

interface Search {
  readonly match: string;
  readonly range: IdRange;
  readonly matches: (row: Row) => boolean;
  readonly most: number;
}

const bucketsAtOnce = 128;
const rowsAtOnce = 64;
const longestPage = 200;
const wholeRow = 'SELECT calls.*, portals.member_id FROM calls JOIN portals ON portals.id = calls.portal';

/** @returns the port's `page`. It only reads. */
export function createPages(
  db: DatabaseSync,
  index: SearchIndex,
): (query: HistoryQuery) => Promise<HistoryPage> {
  const newest = db.prepare(
    `${wholeRow} WHERE calls.id >= ? AND calls.id < ? ORDER BY calls.id DESC LIMIT ?`,
  );
  const chosen = db.prepare(
    `${wholeRow} WHERE calls.id IN (SELECT value FROM json_each(?)) ORDER BY calls.id DESC`,
  );
  const searched = db.prepare(
    `SELECT id, digits, folded, ${facetColumn} AS facet FROM calls
     WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ${rowsAtOnce}`,
  );

  return async (query) => {
    checkLimit(query.limit);
    const range = rangeOf(query);
    const wanted = wantedOf(query.text ?? '');
    const facets = facetsOf(query);
    const match = matchFor(wanted, facets === null ? null : [...facets]);
    const most = query.limit + 1;
    if (match === null)
      return pageOf(newest.all(range.from, range.before, most).map(keptCallOf), query.limit);

    const matches = (row: Row) => {
      if (facets !== null && !facets.has(Number(row['facet']))) return false;
      const text = { digits: String(row['digits']), folded: String(row['folded']) };
      return wanted.every((one) => occursIn(text, one));
    };
    return pageOf(await search({ match, range, matches, most }), query.limit);
  };

  /** Long searches let others in between; what each turn adds was true in that turn. */
  async function search({ match, range, matches, most }: Search): Promise<readonly KeptCall[]> {
    const found: KeptCall[] = [];
    for (let { before } = range; before > range.from;) {
      const buckets = { from: bucketOf(range.from), to: bucketOf(before - 1) };
      const candidates = index.candidates(match, buckets, bucketsAtOnce);
      const ids: number[] = [];
      for (const bucket of candidates) {
        for (const row of rowsOf(bucket, { from: range.from, before })) {
          if (found.length + ids.length < most && matches(row)) ids.push(Number(row['id']));
        }
        before = firstIdOfBucket(bucket);
        if (found.length + ids.length === most) break;
      }
      // The whole rows in one go: their thirty columns cost more than finding them.
      if (ids.length > 0) found.push(...chosen.all(JSON.stringify(ids)).map(keptCallOf));
      if (found.length === most || candidates.length < bucketsAtOnce) return found;
      await nextTurn();
    }
    return found;
  }

  function* rowsOf(bucket: number, range: IdRange): Generator<Row, void, undefined> {
    const from = Math.max(range.from, firstIdOfBucket(bucket));
    for (let before = Math.min(range.before, firstIdOfBucket(bucket + 1)); before > from;) {
      const rows = searched.all(from, before);
      yield* rows;
      before = rows.length < rowsAtOnce ? from : Number(rows.at(-1)?.['id']);
    }
  }
}

function checkLimit(limit: number): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= longestPage) return;
  throw new RangeError(`A page has 1 to ${longestPage} calls, not ${limit}`);
}

function rangeOf({ fromMs, untilMs, after }: HistoryQuery): IdRange {
  const until = firstIdAt(untilMs ?? Infinity);
  return { from: firstIdAt(fromMs ?? 0), before: after === undefined ? until : Math.min(until, after) };
}

/** Every combination the filters let through, or null when they let all through. An empty list asks for nothing. */
function facetsOf({
  directions = [],
  outcomes = [],
  origins = [],
}: HistoryQuery): ReadonlySet<number> | null {
  if (directions.length + outcomes.length + origins.length === 0) return null;
  const facets = new Set<number>();
  for (const direction of orAll(directions, directionCodes.words)) {
    for (const outcome of orAll(outcomes, outcomeCodes.words)) {
      for (const origin of orAll(origins, originCodes.words))
        facets.add(facetOf({ direction, outcome, origin }));
    }
  }
  return facets;
}

function orAll<Word>(asked: readonly Word[], all: readonly Word[]): readonly Word[] {
  return asked.length === 0 ? all : asked;
}

function pageOf(found: readonly KeptCall[], limit: number): HistoryPage {
  const calls = found.slice(0, limit);
  return { calls, next: found.length > limit ? (calls.at(-1)?.id ?? null) : null };
}
