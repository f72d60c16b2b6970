import type { CallStatistics, DayCount } from '../../core/ports/call-history.ts';

/** What a team lead tells apart: who called whom, and what came of it. In this order from the ground up. */
export const callKinds = [
  'incoming-answered',
  'incoming-elsewhere',
  'incoming-missed',
  'incoming-refused',
  'incoming-end-unknown',
  'outgoing-answered',
  'outgoing-unreached',
  'outgoing-end-unknown',
  'other',
] as const;
export type CallKind = (typeof callKinds)[number];

/** Calls of each kind; those without a call are left out. */
export type KindCounts = Partial<Readonly<Record<CallKind, number>>>;

/** A callback or an announcement is dialled from our side. */
function kindOf({ direction, outcome }: Pick<DayCount, 'direction' | 'outcome'>): CallKind {
  if (direction === 'unknown' || outcome === 'ringing') return 'other';
  if (outcome === 'end-unknown') return `${direction === 'incoming' ? 'incoming' : 'outgoing'}-end-unknown`;
  const answered = outcome === 'answered' || outcome === 'connected';
  if (direction !== 'incoming') return answered ? 'outgoing-answered' : 'outgoing-unreached';
  if (answered) return 'incoming-answered';
  if (outcome === 'elsewhere') return 'incoming-elsewhere';
  return outcome === 'missed' ? 'incoming-missed' : 'incoming-refused';
}

export function countKinds(days: CallStatistics['days']): KindCounts {
  const counts: Partial<Record<CallKind, number>> = {};
  for (const day of days) {
    const kind = kindOf(day);
    counts[kind] = (counts[kind] ?? 0) + day.calls;
  }
  return counts;
}

export function sumOf(counts: KindCounts, kinds: readonly CallKind[] = callKinds): number {
  return kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
}

export const incomingKinds = callKinds.filter((kind) => kind.startsWith('incoming'));
export const outgoingKinds = callKinds.filter((kind) => kind.startsWith('outgoing'));

/** One bar: when it begins, and its calls. */
export interface Bar {
  readonly startMs: number;
  readonly counts: KindCounts;
}

/** A bar for each beginning, also where nobody called: a gap says something, too. */
export function barsOf(days: CallStatistics['days'], startsMs: readonly number[]): readonly Bar[] {
  const byStart = Map.groupBy(days, ({ dayStartMs }) => dayStartMs);
  return startsMs.map((startMs) => ({ startMs, counts: countKinds(byStart.get(startMs) ?? []) }));
}
