import { talkSideOf } from '../../../core/call/call-figures.ts';
import type { CallStatistics, StatisticsQuery } from '../../../core/ports/call-history.ts';
import { firstIdAt } from '../store/call-ids.ts';
import { directionCodes } from '../store/codes.ts';
import { topContactsIn, type ContactCount } from './contact-counts.ts';
import { createPeriodCounts } from './period-counts.ts';
import { codesIn, facetCount, idAt, named, noDelay, type CachedCalls } from './cached-calls.ts';

/** Adds up the calls of a period, in any order; others are passed over. */
export interface Figures {
  add(calls: CachedCalls): void;
  result(contactOf: (count: ContactCount) => CallStatistics['topContacts'][number]): CallStatistics;
}

const mostContacts = 10;
const sides = Array.from({ length: facetCount }, (_, facet) => sideOf(facet));

export function createFigures(query: StatisticsQuery): Figures {
  const period = { from: firstIdAt(query.fromMs), before: firstIdAt(query.untilMs) };
  const periods = createPeriodCounts(query);
  const delays = new Map<number, number>();
  const talkS = { incoming: 0, outgoing: 0 };
  const days: CachedCalls[] = [];
  let total = 0;

  return {
    add(calls) {
      days.push(calls);
      for (let at = 0; at < calls.count; at++) addOne(calls, at);
    },
    result: (contactOf) => ({
      total,
      days: periods.days(),
      hours: periods.hours(),
      talkS,
      topContacts: topContactsIn(days, period, mostContacts).map(contactOf),
      medianAnswerDelayMs: medianOf(delays),
    }),
  };

  function addOne(calls: CachedCalls, at: number): void {
    const id = idAt(calls, at);
    if (id < period.from || id >= period.before) return;
    total++;
    const facet = (calls.facets[at] ?? 0) % named;
    periods.add(id, facet);
    const side = sides[facet];
    if (side) talkS[side] += calls.talkS[at] ?? 0;
    const delayMs = calls.answerDelaysMs[at] ?? noDelay;
    if (delayMs !== noDelay) delays.set(delayMs, (delays.get(delayMs) ?? 0) + 1);
  }
}

function sideOf(facet: number): ReturnType<typeof talkSideOf> {
  const direction = directionCodes.words[codesIn(facet).direction];
  return direction ? talkSideOf({ direction }) : null;
}

/** The middle of numbers of which each occurs so often; between the two middle ones when they are even in number. */
function medianOf(counts: ReadonlyMap<number, number>): number | null {
  const ascending = [...counts].toSorted(([a], [b]) => a - b);
  const all = ascending.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return null;
  return (nth(ascending, Math.floor((all - 1) / 2)) + nth(ascending, Math.floor(all / 2))) / 2;
}

function nth(ascending: readonly (readonly [number, number])[], n: number): number {
  let passed = 0;
  for (const [number, count] of ascending) {
    passed += count;
    if (passed > n) return number;
  }
  return NaN;
}
