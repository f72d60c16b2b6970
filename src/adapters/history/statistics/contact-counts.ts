import { idAt, named, type CachedCalls } from './cached-calls.ts';

/** What the calls of one contact come to; ids tell which call to ask for number and name. */
export interface ContactCount {
  readonly calls: number;
  readonly talkS: number;
  readonly newestId: number;
  /** The newest call with a name, or 0. */
  readonly newestNamedId: number;
}

interface IdRange {
  readonly from: number;
  readonly before: number;
}

/**
 * Those with most calls; among equals, whose call is newer. All contacts are only counted; a second look, the newest call
 * first, sums up the few that are among the first.
 * @param days in any order, ascending within.
 */
export function topContactsIn(
  days: readonly CachedCalls[],
  period: IdRange,
  most: number,
): readonly ContactCount[] {
  const counts = countsOf(days, period);
  const fewest = nthLargest(counts, most);
  const sums = new Map<number, ContactCount>();
  let equals = 0;
  for (const day of days.toSorted((a, b) => b.firstId - a.firstId)) {
    for (let at = day.count - 1; at >= 0; at--) {
      const contact = day.contacts[at] ?? 0;
      const calls = counts[contact] ?? 0;
      if (calls < fewest || !isIn(period, idAt(day, at))) continue;
      const before = sums.get(contact);
      if (before === undefined && calls === fewest && equals++ >= most) continue;
      sums.set(contact, withCall(before ?? { ...none, calls }, day, at));
    }
  }
  const ordered = [...sums.values()].toSorted((a, b) => b.calls - a.calls || b.newestId - a.newestId);
  return ordered.slice(0, most);
}
const none = { talkS: 0, newestId: 0, newestNamedId: 0 };

/** At least 1: nobody is first without a call. */
function nthLargest(counts: Uint32Array, n: number): number {
  const largest: number[] = [];
  for (const count of counts) {
    if (largest.length >= n && count <= (largest.at(-1) ?? 0)) continue;
    largest.push(count);
    largest.sort((a, b) => b - a);
    largest.length = Math.min(largest.length, n);
  }
  return Math.max(1, largest.at(-1) ?? 0);
}

function countsOf(days: readonly CachedCalls[], period: IdRange): Uint32Array {
  let counts = new Uint32Array(1024);
  for (const day of days) {
    for (let at = 0; at < day.count; at++) {
      const contact = day.contacts[at] ?? 0;
      if (contact === 0 || !isIn(period, idAt(day, at))) continue;
      if (contact >= counts.length) counts = grown(counts, contact);
      counts[contact] = (counts[contact] ?? 0) + 1;
    }
  }
  return counts;
}

function withCall(sum: ContactCount, day: CachedCalls, at: number): ContactCount {
  const id = idAt(day, at);
  const isNamed = (day.facets[at] ?? 0) >= named;
  return {
    ...sum,
    talkS: sum.talkS + (day.talkS[at] ?? 0),
    newestId: Math.max(sum.newestId, id),
    newestNamedId: isNamed ? Math.max(sum.newestNamedId, id) : sum.newestNamedId,
  };
}

function isIn({ from, before }: IdRange, id: number): boolean {
  return id >= from && id < before;
}

function grown(counts: Uint32Array<ArrayBuffer>, index: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 ** Math.ceil(Math.log2(index + 1)));
  larger.set(counts);
  return larger;
}
