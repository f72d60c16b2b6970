import { firstIdAt, msOfId } from '../../src/adapters/history/store/call-ids.ts';
import { answerDelayMsOf, contactOf, talkSideOf, talkSOf } from '../../src/core/call/call-figures.ts';
import type { CallStatistics, KeptCall, StatisticsQuery } from '../../src/core/ports/call-history.ts';

/** The port's `statistics` as one would do it with a pencil: what the quick ones are held to. */
export function naiveStatistics(all: readonly KeptCall[], query: StatisticsQuery): CallStatistics {
  const { fromMs, untilMs, dayStartsMs, utcOffsets } = query;
  if (!(fromMs < untilMs)) throw new RangeError('A period ends after it begins');
  const calls = all
    .filter(({ id }) => id >= firstIdAt(fromMs) && id < firstIdAt(untilMs))
    .toSorted((a, b) => b.id - a.id);

  const talkOf = (some: readonly KeptCall[]) => some.reduce((sum, call) => sum + talkSOf(call), 0);
  return {
    total: calls.length,
    days: groupsOf(calls, (call) => {
      const dayStartMs = dayStartsMs.findLast((start) => firstIdAt(start) <= call.id);
      return dayStartMs === undefined
        ? null
        : { dayStartMs, direction: call.direction, outcome: call.outcome };
    }).map(([day, some]) => ({ ...day, calls: some.length })),
    hours: groupsOf(calls, ({ id }) => {
      const offset = utcOffsets.findLast(({ fromMs: from }) => firstIdAt(from) <= id) ?? utcOffsets[0];
      const local = new Date(msOfId(id) + (offset?.minutes ?? 0) * 60_000);
      return { weekday: local.getUTCDay() || 7, hour: local.getUTCHours() };
    }).map(([hour, some]) => ({
      ...hour,
      calls: some.length,
      missed: some.filter(({ outcome }) => outcome === 'missed').length,
    })),
    talkS: {
      incoming: talkOf(calls.filter((call) => talkSideOf(call) === 'incoming')),
      outgoing: talkOf(calls.filter((call) => talkSideOf(call) === 'outgoing')),
    },
    topContacts: groupsOf(calls, contactOf)
      .toSorted(([, a], [, b]) => b.length - a.length)
      .slice(0, 10)
      .map(([, some]) => ({
        name: some.find(({ name }) => name !== null)?.name ?? null,
        number: some[0]?.number ?? '',
        calls: some.length,
        talkS: talkOf(some),
      })),
    medianAnswerDelayMs: medianOf(calls.flatMap((call) => answerDelayMsOf(call) ?? [])),
  };
}

/** In the order of their first calls; calls without a key are in none. */
function groupsOf<Key>(
  calls: readonly KeptCall[],
  keyOf: (call: KeptCall) => Key | null,
): readonly (readonly [Key, readonly KeptCall[]])[] {
  const groups = new Map<string, { readonly key: Key; readonly calls: KeptCall[] }>();
  for (const call of calls) {
    const key = keyOf(call);
    if (key === null) continue;
    const group = groups.get(JSON.stringify(key)) ?? { key, calls: [] };
    groups.set(JSON.stringify(key), group);
    group.calls.push(call);
  }
  return [...groups.values()].map((group) => [group.key, group.calls]);
}

function medianOf(numbers: readonly number[]): number | null {
  const ascending = numbers.toSorted((a, b) => a - b);
  const middle = ascending.slice(Math.ceil(ascending.length / 2) - 1, Math.floor(ascending.length / 2) + 1);
  return middle.length === 0 ? null : middle.reduce((sum, number) => sum + number, 0) / middle.length;
}
