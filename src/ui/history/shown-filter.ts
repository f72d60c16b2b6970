import { directions, origins, type Direction, type Origin, type Outcome } from '../../core/call/call.ts';
import type { HistoryFilter } from '../../core/ports/call-history.ts';
import { startOfDayAfter } from '../words/formats.ts';

/** What the operator asked the history for, as the address keeps it. Empty lists match everything. */
export interface ShownFilter {
  readonly text: string;
  readonly directions: readonly Direction[];
  readonly outcomes: readonly Outcome[];
  readonly origins: readonly Origin[];
  readonly withNote: boolean;
  readonly period: Period;
}

/** A period that goes with the day, or two days that stay. */
export type Period = NamedPeriod | { readonly from: string; readonly until: string };
export type NamedPeriod = 'any' | 'today' | 'yesterday' | 'week' | 'month';

export const noFilter: ShownFilter = {
  text: '',
  directions: [],
  outcomes: [],
  origins: [],
  withNote: false,
  period: 'any',
};

export const outcomes: readonly Outcome[] = [
  'answered',
  'missed',
  'elsewhere',
  'declined',
  'cancelled',
  'busy',
  'no-answer',
  'failed',
  'end-unknown',
  'ringing',
  'connected',
];
const namedPeriods: readonly NamedPeriod[] = ['today', 'yesterday', 'week', 'month'];
const dayShape = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address; what makes no sense there is left out. */
export function filterOf(query: URLSearchParams): ShownFilter {
  return {
    text: query.get('text') ?? '',
    directions: chosen(query, 'direction', directions),
    outcomes: chosen(query, 'outcome', outcomes),
    origins: chosen(query, 'origin', origins),
    withNote: query.get('note') === '1',
    period: periodOf(query),
  };
}

export function queryOf(filter: ShownFilter): URLSearchParams {
  const { text, period, withNote } = filter;
  const pairs: readonly (readonly [string, string])[] = [
    ['text', text],
    ['direction', filter.directions.join(',')],
    ['outcome', filter.outcomes.join(',')],
    ['origin', filter.origins.join(',')],
    ['note', withNote ? '1' : ''],
    ...(typeof period === 'string'
      ? [['period', period === 'any' ? '' : period] as const]
      : [['from', period.from] as const, ['until', period.until] as const]),
  ];
  return new URLSearchParams(pairs.filter(([, value]) => value !== '').map(([key, value]) => [key, value]));
}

/** What the history is asked. @param nowMs for periods that go with the day. */
export function historyFilterOf(filter: ShownFilter, nowMs: number): HistoryFilter {
  return {
    ...(filter.text.trim() !== '' && { text: filter.text.trim() }),
    ...(filter.directions.length > 0 && { directions: filter.directions }),
    ...(filter.outcomes.length > 0 && { outcomes: filter.outcomes }),
    ...(filter.origins.length > 0 && { origins: filter.origins }),
    ...(filter.withNote && { withNote: true }),
    ...boundsOf(filter.period, nowMs),
  };
}

/** How many filters beside the text are set. */
export function filterCount({ directions, outcomes, origins, withNote, period }: ShownFilter): number {
  const set = [directions.length > 0, outcomes.length > 0, origins.length > 0, withNote, period !== 'any'];
  return set.filter(Boolean).length;
}

function boundsOf(period: Period, nowMs: number): Pick<HistoryFilter, 'fromMs' | 'untilMs'> {
  if (typeof period !== 'string')
    return { fromMs: dayFrom(period.from, 0), untilMs: dayFrom(period.until, 1) };
  switch (period) {
    case 'any':
      return {};
    case 'today':
      return { fromMs: startOfDayAfter(nowMs, 0) };
    case 'yesterday':
      return { fromMs: startOfDayAfter(nowMs, -1), untilMs: startOfDayAfter(nowMs, 0) };
    case 'week':
      return { fromMs: startOfDayAfter(nowMs, -6) };
    case 'month':
      return { fromMs: startOfDayAfter(nowMs, -29) };
  }
}

function dayFrom(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}

function periodOf(query: URLSearchParams): Period {
  const from = query.get('from') ?? '';
  const until = query.get('until') ?? '';
  if (dayShape.test(from) && dayShape.test(until))
    return from <= until ? { from, until } : { from: until, until: from };
  return namedPeriods.find((named) => named === query.get('period')) ?? 'any';
}

function chosen<Value extends string>(
  query: URLSearchParams,
  key: string,
  known: readonly Value[],
): readonly Value[] {
  const asked = (query.get(key) ?? '').split(',');
  return known.filter((value) => asked.includes(value));
}
