import type { Clock } from '../../src/core/ports/clock.ts';

export interface ManualClock extends Clock {
  /** Lets time go by. Asleep, the monotonic clock may stand still. */
  pass(ms: number, monotonic?: boolean): void;
}

/** A clock that goes on only when a test says so. */
export function manualClock(startMs: number): ManualClock {
  let wallMs = startMs;
  let monotonicMs = 0;
  return {
    now: () => wallMs,
    monotonic: () => monotonicMs,
    pass(ms, monotonic = true) {
      wallMs += ms;
      if (monotonic) monotonicMs += ms;
    },
  };
}
