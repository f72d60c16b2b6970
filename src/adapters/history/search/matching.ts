import type { DatabaseSync } from 'node:sqlite';
import type { Row } from '../store/stored-call.ts';
import { facetColumn, notedColumn } from '../store/codes.ts';
import type { Search } from './search.ts';
import { createIndexedFrom } from './search-index.ts';

/** Looks at some of the calls that may match, the newest before `before` first. */
export interface Matching {
  /** @returns the ids of those that do match, newest first. */
  ids(search: Search, before: number): Looked<readonly number[]>;
  /** @returns how many do. */
  count(search: Search, before: number): Looked<number>;
}

export interface Looked<Found> {
  readonly found: Found;
  /** Where to go on; null when every older call was looked at. */
  readonly before: number | null;
}

/** One SELECT of ids, newest first, and its values. */
interface Candidates {
  readonly sql: string;
  readonly values: readonly (string | number)[];
  readonly most: number;
  /** Where to go on when there are fewer than `most`. */
  readonly last: number | null;
}

/** At once for a page, for a count: some milliseconds. Where the index does not reach yet nearly all are looked at in vain. */
const most = { indexed: { ids: 128, count: 4096 }, others: { ids: 1500, count: 3000 } } as const;

export function createMatching(db: DatabaseSync): Matching {
  const indexedFrom = createIndexedFrom(db);

  return {
    ids(search, before) {
      const candidates = candidatesOf(search, before, 'ids');
      if (candidates === null) return { found: [], before: null };
      const fits = fitsOf(search);
      const rows = db
        .prepare(
          `SELECT calls.id, ${fits.sql} AS fits FROM (${candidates.sql}) AS some CROSS JOIN calls ON calls.id = some.id
           ORDER BY some.id DESC`,
        )
        .all(...fits.values, ...candidates.values);
      const found = rows.filter((row) => row['fits'] === 1).map(idIn);
      const last = rows.at(-1);
      return { found, before: last && rows.length === candidates.most ? idIn(last) : candidates.last };
    },
    count(search, before) {
      const candidates = candidatesOf(search, before, 'count');
      if (candidates === null) return { found: 0, before: null };
      const fits = fitsOf(search);
      const row = db
        .prepare(
          `SELECT count(*) AS looked, total(${fits.sql}) AS found, min(some.id) AS id
           FROM (${candidates.sql}) AS some CROSS JOIN calls ON calls.id = some.id`,
        )
        .get(...fits.values, ...candidates.values);
      const isFull = row?.['looked'] === candidates.most;
      return { found: Number(row?.['found']), before: row && isFull ? idIn(row) : candidates.last };
    },
  };

  /** @returns null when there can be none. */
  function candidatesOf(search: Search, before: number, use: 'ids' | 'count'): Candidates | null {
    if (before <= search.from) return null;
    const indexed = indexedFrom();
    if (before > indexed) {
      const from = Math.max(search.from, indexed);
      return {
        sql: 'SELECT rowid AS id FROM search WHERE search MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
        values: [search.match ?? '', from, before, most.indexed[use]],
        most: most.indexed[use],
        last: from > search.from ? from : null,
      };
    }
    return {
      sql: 'SELECT id FROM calls WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?',
      values: [search.from, before, most.others[use]],
      most: most.others[use],
      last: null,
    };
  }
}

interface Condition {
  readonly sql: string;
  readonly values: readonly string[];
}

/**
 * Whether a call matches: 1 or 0. `occursIn` of `core/text/search-text.ts` in SQL; both columns are without NUL and well formed, so
 * that bytes compare as letters do. What is wanted goes in as JSON: SQLite takes an expression no deeper than a thousand.
 */
function fitsOf({ wanted, facets, withNote }: Search): Condition {
  const words = wanted.filter((one) => one.kind === 'word').map(({ word }) => word);
  const numbers = wanted.filter((one) => one.kind === 'number');
  const parts: string[] = [];
  if (words.length > 0) parts.push(allWords);
  if (numbers.length > 0) parts.push(allNumbers);
  if (facets) parts.push(`${facetColumn} IN (${[...facets].join()})`);
  if (withNote) parts.push(notedColumn);
  const values = [words, numbers].filter((some) => some.length > 0).map((some) => JSON.stringify(some));
  return { sql: parts.join(' AND '), values };
}

const allWords = 'NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(folded, value) = 0)';
const allNumbers = `NOT EXISTS (
  SELECT 1 FROM json_each(?) AS one WHERE instr(digits, one.value ->> 'digits') = 0
  AND EXISTS (SELECT 1 FROM json_each(one.value, '$.typed') AS token WHERE instr(folded, token.value) = 0))`;

function idIn(row: Row): number {
  return Number(row['id']);
}
