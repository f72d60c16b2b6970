import { tolerableMs } from '../portal/delivery-clock.ts';
import type { ClockReading } from '../portal/portal-clock.ts';

/** How the clock of this computer compares with the portal's. */
export interface DeskClock {
  readonly state:
    | 'unknown'
    | 'right'
    | 'ahead'
    | 'behind'
    /** The only events so far came late by this clock: it is ahead, or they were held up. */
    | 'perhaps-ahead';
  /** By how much; nothing, unless that is worth telling. */
  readonly span: Span;
}

/** A length of time as one says it: `6 min`, `2 h`, `5 h 30 min`, `3 days`. Each number without the others. */
export interface Span {
  readonly unit: 'minutes' | 'hours' | 'hours-minutes' | 'days';
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Nobody says `26 h 12 min`; and days are many, so that no language needs its singular. */
const daysFromMs = 2 * dayMs;
/** Below it, minutes matter. */
const minutesUntilMs = 10 * hourMs;

export function deskClockOf({ aheadMs, perhapsAheadMs }: ClockReading): DeskClock {
  if (aheadMs === null) {
    const isDoubtful = perhapsAheadMs !== null && perhapsAheadMs > tolerableMs;
    return { state: isDoubtful ? 'perhaps-ahead' : 'unknown', span: spanOf(perhapsAheadMs ?? 0) };
  }
  const span = spanOf(aheadMs);
  if (Math.abs(aheadMs) <= tolerableMs) return { state: 'right', span };
  return { state: aheadMs > 0 ? 'ahead' : 'behind', span };
}

/** @param ms of either sign: its length counts. */
export function spanOf(ms: number): Span {
  const longMs = Math.abs(ms);
  const nearest = longMs < minutesUntilMs ? minuteMs : hourMs;
  const roundedMs = Math.round(longMs / nearest) * nearest;
  const minutes = (roundedMs % hourMs) / minuteMs;
  const hours = Math.floor(roundedMs / hourMs);
  const days = Math.round(longMs / dayMs);
  if (longMs >= daysFromMs) return { unit: 'days', days, hours: 0, minutes: 0 };
  if (hours === 0) return { unit: 'minutes', days: 0, hours, minutes };
  return { unit: minutes === 0 ? 'hours' : 'hours-minutes', days: 0, hours, minutes };
}

/** `2 h`, in the operator's language. */
export function spanWords(
  { unit, days, hours, minutes }: Span,
  translate: (key: `clock.span.${Span['unit']}`, values: Readonly<Record<string, string>>) => string,
): string {
  return translate(`clock.span.${unit}`, {
    days: String(days),
    hours: String(hours),
    minutes: String(minutes),
  });
}
