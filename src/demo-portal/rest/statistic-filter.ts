import { portalTimeMs } from '../portal-time.ts';
import type { StatisticRow } from '../company/call-statistics.ts';

type Matches = (row: StatisticRow) => boolean;
type Ordered = number | string;

/** Longest first: `>=` before `>`. */
const operators = ['!><', '!=', '!%', '>=', '<=', '><', '!', '>', '<', '?', '=', '%'] as const;
type Operator = (typeof operators)[number];

const numeric = new Set([
  ...['ID', 'PORTAL_USER_ID', 'CALL_TYPE', 'CALL_DURATION', 'CALL_VOTE', 'COST', 'CRM_ENTITY_ID'],
  ...['CRM_ACTIVITY_ID', 'REST_APP_ID', 'TRANSCRIPT_ID', 'SESSION_ID', 'REDIAL_ATTEMPT', 'RECORD_DURATION'],
]);

/**
 * `FILTER` of `voximplant.statistic.get`: field names with an operator before them, values or lists of values
 * (bitrix24.md 7.1). Inferred: a field that does not exist is ignored, and letters match in either case.
 */
export function matchesFilter(filter: Readonly<Record<string, unknown>>): Matches {
  const conditions = Object.entries(filter).map(([key, value]) => condition(key, listOf(value)));
  return (row) => conditions.every((holds) => holds(row));
}

/** Numbers and times compare as such, the rest as text; null comes before everything. */
export function compareBy(field: string): (a: StatisticRow, b: StatisticRow) => number {
  return (a, b) => compare(ordered(field, a[field] ?? null), ordered(field, b[field] ?? null));
}

function condition(key: string, wanted: readonly string[]): Matches {
  const operator = operators.find((candidate) => key.startsWith(candidate));
  const field = key.slice(operator?.length ?? 0);
  const holds = test(operator ?? '=', field, wanted);
  return (row) => !(field in row) || holds(row[field] ?? null);
}

function test(
  operator: Operator,
  field: string,
  wanted: readonly string[],
): (value: string | null) => boolean {
  const limits = wanted.map((value) => ordered(field, value));
  const [first = '', last = first] = limits;
  const against = (value: string | null): number => compare(ordered(field, value), first);
  const among = (value: string | null): boolean =>
    limits.some((one) => compare(ordered(field, value), one) === 0);
  const within = (value: string | null): boolean =>
    against(value) >= 0 && compare(ordered(field, value), last) <= 0;
  const contains = (value: string | null): boolean =>
    wanted.some((part) => (value ?? '').toLowerCase().includes(part.replaceAll('%', '').toLowerCase()));
  switch (operator) {
    case '=':
      return among;
    case '!':
    case '!=':
      return (value) => !among(value);
    case '>':
      return (value) => against(value) > 0;
    case '>=':
      return (value) => against(value) >= 0;
    case '<':
      return (value) => against(value) < 0;
    case '<=':
      return (value) => against(value) <= 0;
    case '><':
      return within;
    case '!><':
      return (value) => !within(value);
    case '?':
    case '%':
      return contains;
    case '!%':
      return (value) => !contains(value);
  }
}

function ordered(field: string, value: string | null): Ordered {
  if (value === null || value === '') return '';
  if (field === 'CALL_START_DATE') return portalTimeMs(value);
  return numeric.has(field) ? Number(value) : value.toLowerCase();
}

function compare(a: Ordered, b: Ordered): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'string' ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}

function listOf(value: unknown): readonly string[] {
  const list = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return list.map((one: unknown) => (typeof one === 'string' || typeof one === 'number' ? String(one) : ''));
}
