import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallHistory } from '../../core/ports/call-history.ts';
import type { Wanted } from '../../core/search-text.ts';
import { bucketOf, firstIdOfBucket, idsPerBucket } from './call-ids.ts';
import { facetColumn, notedColumn } from './codes.ts';
import type { Find } from './find.ts';
import { searchOf, type Search } from './search.ts';

interface Condition {
  readonly sql: string;
  readonly values: readonly string[];
}

const bucketsAtOnce = 4096;
const rowsAtOnce = 200;
/** SQLite takes no expression deeper than a thousand; nobody types more words than this. */
const mostTerms = 64;

/**
 * @returns the port's `countUpTo`. What `find.ts` asks row by row is asked of SQLite as a whole here: ten thousand rows
 * need not cross into JavaScript to be counted.
 */
export function createCount(db: DatabaseSync, find: Find): CallHistory['countUpTo'] {
  const period = db.prepare(
    'SELECT count(*) AS calls FROM (SELECT 1 FROM calls WHERE id >= ? AND id < ? LIMIT ?)',
  );

  return async (filter, atMost) => {
    const search = searchOf(filter);
    if (search.match !== null) {
      const counted = await countMatches(search, search.match, atMost);
      return Math.min(counted, atMost);
    }
    return Number(period.get(search.from, search.before, atMost)?.['calls']);
  };

  async function countMatches(search: Search, match: string, atMost: number): Promise<number> {
    const condition = conditionOf(search);
    if (condition.values.length > mostTerms) return countOneByOne(search, atMost);
    const indexed = db.prepare(indexedSql(condition));
    const marked = db.prepare(markedSql(condition));
    let counted = 0;
    for (let before = search.before; before > search.from && counted < atMost;) {
      const range = [search.from, before];
      const [from, to] = [bucketOf(search.from), bucketOf(before - 1)];
      const some = indexed.get(match, from, to, ...range, ...condition.values);
      // The buckets this turn is about: those the index has not read again must not be missed, nor counted twice.
      const isLast = Number(some?.['buckets']) < bucketsAtOnce;
      const lowest = isLast ? from : Number(some?.['lowest']);
      const rest = marked.get(...range, lowest, to, ...condition.values);
      counted += Number(some?.['calls']) + Number(rest?.['calls']);
      before = isLast ? search.from : firstIdOfBucket(lowest);
      if (!isLast && counted < atMost) await nextTurn();
    }
    return counted;
  }

  async function countOneByOne(search: Search, atMost: number): Promise<number> {
    let counted = 0;
    for (let before: number | null = search.before; before !== null && counted < atMost; await nextTurn()) {
      const some = find(search, { before, most: rowsAtOnce });
      counted += some.calls.length;
      before = some.before;
    }
    return counted;
  }
}

/** As one range, or SQLite takes the period for the narrower of two. */
const inBucket = `calls.id >= max(bucket * ${idsPerBucket}, ?) AND calls.id < min((bucket + 1) * ${idsPerBucket}, ?)`;

function indexedSql({ sql }: Condition): string {
  return `WITH found AS MATERIALIZED (
      SELECT rowid AS bucket FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?
      ORDER BY rowid DESC LIMIT ${bucketsAtOnce})
    SELECT count(*) AS calls,
      (SELECT count(*) FROM found) AS buckets, (SELECT min(bucket) FROM found) AS lowest
    FROM found CROSS JOIN calls ON ${inBucket}
    WHERE bucket NOT IN (SELECT bucket FROM unindexed) AND ${sql}`;
}

function markedSql({ sql }: Condition): string {
  return `SELECT count(*) AS calls FROM unindexed CROSS JOIN calls ON ${inBucket}
    WHERE bucket BETWEEN ? AND ? AND ${sql}`;
}

/** `isMatch` of `find.ts` in SQL. Both columns are without NUL and well formed, so that bytes compare as letters do. */
function conditionOf({ wanted, facets, withNote }: Search): Condition {
  const parts: Condition[] = wanted.map(wantedCondition);
  if (facets) parts.push({ sql: `${facetColumn} IN (${[...facets].join()})`, values: [] });
  if (withNote) parts.push({ sql: notedColumn, values: [] });
  return allOf(parts);
}

function wantedCondition(wanted: Wanted): Condition {
  if (wanted.kind === 'word') return occurs('folded', wanted.word);
  const digits = occurs('digits', wanted.digits);
  const typed = allOf(wanted.typed.map((token) => occurs('folded', token)));
  return { sql: `(${digits.sql} OR ${typed.sql})`, values: [...digits.values, ...typed.values] };
}

function occurs(column: string, text: string): Condition {
  return { sql: `instr(${column}, ?) > 0`, values: [text] };
}

function allOf(parts: readonly Condition[]): Condition {
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' AND ')})`,
    values: parts.flatMap(({ values }) => values),
  };
}
