import type { Clock } from '../../core/ports/clock.ts';
import type { Timers } from '../../core/ports/timers.ts';

/**
 * How a portal counts (bitrix24.md 8): two requests a second leak away, and 50 make it full. Everyone behind one address
 * shares it.
 */
const perSecond = 2;
/** A fifth of the portal's own: the other desktops of the office need the rest. */
const capacity = 10;

export interface LeakyBucket {
  /**
   * Settles when the next request may go, in the order it was asked; false when that is too late.
   * @param untilMs by `Clock.monotonic`.
   */
  turn(untilMs: number): Promise<boolean>;
  /** The portal says it is full: nobody goes for so long. */
  rest(ms: number): void;
}

/** Keeps this program's part of the portal's bucket from overflowing. */
export function createLeakyBucket(clock: Clock, timers: Timers): LeakyBucket {
  let level = 0;
  let atMs = clock.monotonic();
  let closedUntilMs = 0;
  let last = Promise.resolve(true);

  return {
    turn(untilMs) {
      last = last.then(() => take(untilMs));
      return last;
    },
    rest(ms) {
      closedUntilMs = Math.max(closedUntilMs, clock.monotonic() + ms);
    },
  };

  async function take(untilMs: number): Promise<boolean> {
    for (let waitMs = missingMs(); waitMs > 0; waitMs = missingMs()) {
      if (clock.monotonic() + waitMs > untilMs) return false;
      await new Promise<void>((resolve) => timers.after(waitMs, resolve));
    }
    level += 1;
    return true;
  }

  function missingMs(): number {
    const nowMs = clock.monotonic();
    level = Math.max(0, level - ((nowMs - atMs) * perSecond) / 1000);
    atMs = nowMs;
    const overflowMs = ((level + 1 - capacity) * 1000) / perSecond;
    return Math.ceil(Math.max(overflowMs, closedUntilMs - nowMs));
  }
}
