import type { Timers } from '../../../src/core/ports/timers.ts';
import { manualClock, type ManualClock } from '../../fakes/manual-clock.ts';

export interface HastyTime {
  readonly clock: ManualClock;
  readonly timers: Timers;
  /** How long each wait would have been, milliseconds. */
  readonly waits: readonly number[];
}

/** Longer than any wait between two tries: what is set that far off is a limit, which these tests do not reach. */
const limitMs = 20_000;

/** Waits that are over at once, and a clock that says they took their time. */
export function hastyTime(): HastyTime {
  const clock = manualClock(Date.now());
  const waits: number[] = [];
  return {
    clock,
    waits,
    timers: {
      after(delayMs, task) {
        if (delayMs >= limitMs) return () => {};
        const waiting = setImmediate(() => {
          waits.push(delayMs);
          clock.pass(delayMs);
          task();
        });
        return () => clearImmediate(waiting);
      },
    },
  };
}
