import { z } from 'zod';
import { createAlarm } from '../timing/alarm.ts';
import type { DeskClock, Span } from '../timing/desk-clock.ts';
import type { Timers } from '../ports/timers.ts';

/** What there is to tell of this computer's clock. */
export type ClockNews =
  | { readonly about: 'clock-ahead' | 'clock-behind'; readonly span: Span }
  /** `clock-refuses`: events are refused, for they are more than a day away. */
  | { readonly about: 'clock-right' | 'clock-refuses' };

export interface ClockNewsPorts {
  readonly timers: Timers;
  readonly tell: (news: ClockNews) => void;
  /** What was told last, across runs. */
  readonly memory: { read(): string | null; keep(text: string): void };
}

/** A queue that is emptied looks like a wrong clock for a moment. */
const settleMs = 5_000;
const newsShape = z.union([
  z.object({
    about: z.enum(['clock-ahead', 'clock-behind']),
    span: z.object({
      unit: z.enum(['minutes', 'hours', 'hours-minutes', 'days']),
      days: z.number(),
      hours: z.number(),
      minutes: z.number(),
    }),
  }),
  z.object({ about: z.enum(['clock-right', 'clock-refuses']) }),
]);
const right: ClockNews = { about: 'clock-right' };

/**
 * Tells once of every state of this computer's clock that differs from what was told last, and so also when it is put right.
 * What nobody can say yet is not told.
 */
export function createClockNews({ timers, tell, memory }: ClockNewsPorts): {
  /** @param refuses whether what came last was refused for its time. */
  is(clock: DeskClock, refuses: boolean): void;
  close(): void;
} {
  let told = newsIn(memory.read());
  let waiting: ClockNews = told;
  const alarm = createAlarm(timers);

  return {
    is(clock, refuses) {
      const news = refuses ? ({ about: 'clock-refuses' } as const) : newsOf(clock);
      if (news === null || isSame(news, waiting)) return;
      waiting = news;
      alarm.cancel();
      if (!isSame(news, told)) alarm.set(settleMs, tellIt);
    },
    close: () => alarm.cancel(),
  };

  function tellIt(): void {
    told = waiting;
    memory.keep(JSON.stringify(told));
    tell(told);
  }
}

function newsOf({ state, span }: DeskClock): ClockNews | null {
  if (state === 'right') return right;
  return state === 'ahead' || state === 'behind' ? { about: `clock-${state}`, span } : null;
}

function isSame(one: ClockNews, other: ClockNews): boolean {
  if (one.about !== other.about) return false;
  if (!('span' in one) || !('span' in other)) return true;
  return Math.abs(minutesOf(one.span) - minutesOf(other.span)) <= Math.max(2, minutesOf(other.span) / 10);
}

function minutesOf({ days, hours, minutes }: Span): number {
  return (days * 24 + hours) * 60 + minutes;
}

/** What cannot be read is as good as nothing. */
function newsIn(text: string | null): ClockNews {
  try {
    return newsShape.parse(JSON.parse(text ?? ''));
  } catch {
    return right;
  }
}
