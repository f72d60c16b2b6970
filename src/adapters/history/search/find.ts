import type { DatabaseSync } from 'node:sqlite';
import type { KeptCall } from '../../../core/ports/call-history.ts';
import { keptCallOf, wholeRow } from '../store/stored-call.ts';
import { createMatching } from './matching.ts';
import type { Search } from './search.ts';

/** Looks at some of the calls, the newest before `before` first, so that long searches can let others in between. */
export type Find = (search: Search, from: { readonly before: number; readonly most: number }) => FoundSome;

export interface FoundSome {
  /** Newest first, `most` at most; possibly none though older ones match. */
  readonly calls: readonly KeptCall[];
  /** Where to go on; null when every older call was looked at. */
  readonly before: number | null;
}

export function createFind(db: DatabaseSync): Find {
  const matching = createMatching(db);
  const newest = db.prepare(
    `${wholeRow} WHERE calls.id >= ? AND calls.id < ? ORDER BY calls.id DESC LIMIT ?`,
  );
  const chosen = db.prepare(
    `${wholeRow} WHERE calls.id IN (SELECT value FROM json_each(?)) ORDER BY calls.id DESC`,
  );

  return (search, { before, most }) => {
    if (search.match === null) {
      const calls = newest.all(search.from, before, most).map(keptCallOf);
      return { calls, before: calls.length < most ? null : (calls.at(-1)?.id ?? null) };
    }
    const looked = matching.ids(search, before);
    const ids = looked.found.slice(0, most);
    return {
      calls: callsOf(ids),
      before: looked.found.length > most ? (ids.at(-1) ?? null) : looked.before,
    };
  };

  /** The whole rows in one go: their thirty columns cost more than finding them. */
  function callsOf(ids: readonly number[]): readonly KeptCall[] {
    return ids.length === 0 ? [] : chosen.all(JSON.stringify(ids)).map(keptCallOf);
  }
}
