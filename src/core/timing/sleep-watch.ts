import type { Clock } from '../ports/clock.ts';
import type { Timers } from '../ports/timers.ts';

const tickMs = 5_000;
/** A busy machine may be late by some seconds; a nap is longer. */
const slackMs = 10_000;

/**
 * Notices that the machine slept, where no power event says so: much more time went by than was waited for. On some
 * systems the monotonic clock stands still in sleep and only the wall clock jumps, on others both do. A clock that
 * somebody puts forward looks the same, which does no harm. @returns a function that ends the watch.
 */
export function watchSleep(timers: Timers, clock: Clock, onWake: () => void): () => void {
  let cancel = wait();
  return () => cancel();

  function wait(): () => void {
    const wall = clock.now();
    const monotonic = clock.monotonic();
    return timers.after(tickMs, () => {
      const passedMs = Math.max(clock.now() - wall, clock.monotonic() - monotonic);
      cancel = wait();
      if (passedMs > tickMs + slackMs) onWake();
    });
  }
}
