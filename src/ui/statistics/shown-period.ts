import type { StatisticsQuery, UtcOffset } from '../../core/ports/call-history.ts';
import { startOfDay, startOfDayAfter } from '../words/formats.ts';

/** A period that goes with the day, or two days that stay, both included: `2026-11-23`. */
export type ShownPeriod = NamedPeriod | { readonly from: string; readonly until: string };
export type NamedPeriod = (typeof namedPeriods)[number];
export const namedPeriods = ['today', 'week', 'month', 'year'] as const;

/** What one bar of the picture stands for. */
export type Unit = 'hour' | 'day' | 'week' | 'month' | 'year';

export interface Question {
  readonly query: StatisticsQuery;
  readonly unit: Unit;
}

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** As many as the contract allows. */
const mostStarts = 400;

/** Reads the address; what makes no sense there is the last 30 days. */
export function periodOf(query: URLSearchParams): ShownPeriod {
  const days = [query.get('from') ?? '', query.get('until') ?? ''].filter(isDay).toSorted();
  const [from, until] = days;
  if (from !== undefined && until !== undefined) return { from, until };
  return namedPeriods.find((named) => named === query.get('period')) ?? 'month';
}

export function periodQueryOf(period: ShownPeriod): URLSearchParams {
  return new URLSearchParams(typeof period === 'string' ? { period } : { ...period });
}

/** What is asked for a period: whole local days, cut finely enough to be read. */
export function questionOf(period: ShownPeriod, nowMs: number): Question {
  const { fromMs, untilMs } = boundsOf(period, nowMs);
  const unit = unitOf(Math.round((untilMs - fromMs) / dayMs));
  return {
    unit,
    query: {
      fromMs,
      untilMs,
      dayStartsMs: startsOf(unit, fromMs, untilMs),
      utcOffsets: utcOffsetsOf(fromMs, untilMs),
    },
  };
}

/** Local time against UTC in a period: one offset, and one more for every change of the clock, to the minute. */
export function utcOffsetsOf(fromMs: number, untilMs: number): readonly UtcOffset[] {
  const offsets: UtcOffset[] = [{ fromMs, minutes: offsetAt(fromMs) }];
  let [minutes, beforeMs] = [offsetAt(fromMs), fromMs];
  // No clock is changed twice within a day.
  for (let atMs = fromMs + dayMs; beforeMs < untilMs; [beforeMs, atMs] = [atMs, atMs + dayMs]) {
    if (offsetAt(atMs) === minutes) continue;
    const changeMs = changeBetween(beforeMs, atMs);
    minutes = offsetAt(atMs);
    if (changeMs < untilMs) offsets.push({ fromMs: changeMs, minutes });
  }
  return offsets;
}

function changeBetween(beforeMs: number, afterMs: number): number {
  const after = offsetAt(afterMs);
  let [before, at] = [Math.floor(beforeMs / minuteMs), Math.ceil(afterMs / minuteMs)];
  while (before + 1 < at) {
    const middle = Math.floor((before + at) / 2);
    if (offsetAt(middle * minuteMs) === after) at = middle;
    else before = middle;
  }
  return at * minuteMs;
}

function offsetAt(atMs: number): number {
  return Math.round(-new Date(atMs).getTimezoneOffset());
}

function boundsOf(period: ShownPeriod, nowMs: number): { readonly fromMs: number; readonly untilMs: number } {
  if (typeof period !== 'string') {
    return { fromMs: dayFrom(period.from, 0), untilMs: dayFrom(period.until, 1) };
  }
  const day = new Date(startOfDay(nowMs));
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()];
  const untilMs = new Date(year, month, date + 1).getTime();
  switch (period) {
    case 'today':
      return { fromMs: day.getTime(), untilMs };
    case 'week':
      return { fromMs: new Date(year, month, date - 6).getTime(), untilMs };
    case 'month':
      return { fromMs: new Date(year, month, date - 29).getTime(), untilMs };
    case 'year':
      return { fromMs: new Date(year - 1, month, date + 1).getTime(), untilMs };
  }
}

/** More bars than this cannot be told apart in a narrow window. */
function unitOf(days: number): Unit {
  if (days <= 1) return 'hour';
  if (days <= 92) return 'day';
  if (days <= 2 * 366) return 'week';
  return days < 28 * mostStarts ? 'month' : 'year';
}

/** Local beginnings, the first at or before `fromMs`: a day may have 23 or 25 hours. */
function startsOf(unit: Unit, fromMs: number, untilMs: number): readonly number[] {
  const starts: number[] = [];
  for (
    let start = firstOf(unit, fromMs);
    start < untilMs && starts.length < mostStarts;
    start = nextOf(unit, start)
  ) {
    starts.push(start);
  }
  return starts;
}

function firstOf(unit: Unit, fromMs: number): number {
  const day = new Date(fromMs);
  switch (unit) {
    case 'hour':
    case 'day':
      return fromMs;
    case 'week':
      // Sunday is 0, and a week begins on Monday.
      return startOfDayAfter(fromMs, -((day.getDay() + 6) % 7));
    case 'month':
      return new Date(day.getFullYear(), day.getMonth()).getTime();
    case 'year':
      return new Date(day.getFullYear(), 0).getTime();
  }
}

/** From the date, never from the hour: not every day begins at the same one (`startOfDayAfter`). */
function nextOf(unit: Unit, startMs: number): number {
  const day = new Date(startMs);
  switch (unit) {
    case 'hour':
      return startMs + hourMs;
    case 'day':
      return startOfDayAfter(startMs, 1);
    case 'week':
      return startOfDayAfter(startMs, 7);
    case 'month':
      return new Date(day.getFullYear(), day.getMonth() + 1).getTime();
    case 'year':
      return new Date(day.getFullYear() + 1, 0).getTime();
  }
}

function isDay(text: string): boolean {
  return dayShape.test(text) && Number.isFinite(Date.parse(text));
}

function dayFrom(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}
