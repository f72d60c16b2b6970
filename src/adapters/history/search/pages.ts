import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallHistory, KeptCall } from '../../../core/ports/call-history.ts';
import type { Find } from './find.ts';
import { searchOf } from './search.ts';

const longestPage = 200;

/** @returns the port's `page`. Long searches let others in between; what each turn adds was true in that turn. */
export function createPages(find: Find): CallHistory['page'] {
  return async ({ limit, after = Infinity, ...filter }) => {
    if (!Number.isInteger(limit) || limit < 1 || limit > longestPage)
      throw new RangeError(`A page has 1 to ${longestPage} calls, not ${limit}`);
    const search = searchOf(filter);
    const found: KeptCall[] = [];
    for (let before: number | null = Math.min(search.before, after); ;) {
      const some = find(search, { before, most: limit + 1 - found.length });
      found.push(...some.calls);
      before = some.before;
      if (before === null || found.length > limit) break;
      await nextTurn();
    }
    const calls = found.slice(0, limit);
    return { calls, next: found.length > limit ? (calls.at(-1)?.id ?? null) : null };
  };
}
