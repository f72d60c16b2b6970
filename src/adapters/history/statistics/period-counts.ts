import type { CallStatistics, StatisticsQuery } from '../../../core/ports/call-history.ts';
import { firstIdAt, msOfId } from '../store/call-ids.ts';
import { directionCodes, outcomeCodes } from '../store/codes.ts';
import { codesIn, facetCount } from './cached-calls.ts';

/** Calls by day and by hour of the week. */
export interface PeriodCounts {
  add(id: number, facet: number): void;
  days(): CallStatistics['days'];
  hours(): CallStatistics['hours'];
}

const hourMs = 3_600_000;
const hoursOfWeek = 7 * 24;
const utc = { from: 0, before: Infinity, offsetMs: 0 };
/** 1 January 1970 was a Thursday; a week begins on Monday. */
const hoursBeforeEpoch = 3 * 24;
const missed = outcomeCodes.codeOf('missed');

/** Calls come mostly in order, so that the day and the hour of the one before are mostly those of the next. */
export function createPeriodCounts({ dayStartsMs, utcOffsets }: Days): PeriodCounts {
  const dayIds = [...dayStartsMs.map(firstIdAt), Infinity];
  const calls = new Uint32Array(dayStartsMs.length * facetCount);
  const ofWeek = { calls: new Uint32Array(hoursOfWeek), missed: new Uint32Array(hoursOfWeek) };
  const changeIds = [0, ...utcOffsets.slice(1).map(({ fromMs }) => firstIdAt(fromMs)), Infinity];
  const localTimes = utcOffsets.map(({ minutes }, index) => ({
    from: changeIds[index] ?? 0,
    before: changeIds[index + 1] ?? Infinity,
    offsetMs: minutes * 60_000,
  }));
  const day = { index: -1, from: 0, before: 0 };
  const hour = { index: 0, from: 0, before: 0 };

  return {
    add(id, facet) {
      if (id < day.from || id >= day.before) toDayOf(id);
      if (day.index >= 0) addOne(calls, day.index * facetCount + facet);
      if (id < hour.from || id >= hour.before) toHourOf(id);
      addOne(ofWeek.calls, hour.index);
      if (codesIn(facet).outcome === missed) addOne(ofWeek.missed, hour.index);
    },
    days() {
      return dayStartsMs.flatMap((dayStartMs, index) =>
        [...calls.subarray(index * facetCount, (index + 1) * facetCount).entries()]
          .filter(([, count]) => count > 0)
          .map(([facet, count]) => ({
            dayStartMs,
            direction: directionCodes.wordOf(codesIn(facet).direction),
            outcome: outcomeCodes.wordOf(codesIn(facet).outcome),
            calls: count,
          })),
      );
    },
    hours() {
      return [...ofWeek.calls.entries()]
        .filter(([, count]) => count > 0)
        .map(([index, count]) => ({
          weekday: Math.floor(index / 24) + 1,
          hour: index % 24,
          calls: count,
          missed: ofWeek.missed[index] ?? 0,
        }));
    },
  };

  function toDayOf(id: number): void {
    const next = dayIds.findIndex((start) => start > id);
    day.index = next - 1;
    day.from = dayIds[next - 1] ?? 0;
    day.before = dayIds[next] ?? Infinity;
  }

  function toHourOf(id: number): void {
    const { from, before, offsetMs } = localTimes.findLast((some) => some.from <= id) ?? utc;
    const hours = Math.floor((msOfId(id) + offsetMs) / hourMs);
    hour.index = (((hours + hoursBeforeEpoch) % hoursOfWeek) + hoursOfWeek) % hoursOfWeek;
    // An hour may be cut short by a change of the clock.
    hour.from = Math.max(from, firstIdAt(hours * hourMs - offsetMs));
    hour.before = Math.min(before, firstIdAt((hours + 1) * hourMs - offsetMs));
  }
}

type Days = Pick<StatisticsQuery, 'dayStartsMs' | 'utcOffsets'>;

function addOne(column: Uint32Array, at: number): void {
  column[at] = (column[at] ?? 0) + 1;
}
