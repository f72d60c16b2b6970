import { createAlarm } from '../timing/alarm.ts';
import type { Timers } from '../ports/timers.ts';

/** One piece of work at a time, and only the latest generation for it counts. */
export interface LatestWork {
  /** Later, instead of what waits; whatever is under way is overtaken. */
  startIn(delayMs: number): void;
  /** Later, instead of what waits; for the work itself, when it wants to be done again. */
  repeatIn(delayMs: number): void;
  /** Overtakes what is under way and calls off what waits. */
  drop(): void;
  /** Like `drop`, and nothing is started any more. */
  close(): void;
  /** @returns when nothing is under way. */
  idle(): Promise<void>;
}

/** @param work gets to ask whether it has been overtaken; must not reject. */
export function createLatestWork(
  timers: Timers,
  work: (isCurrent: () => boolean) => Promise<void>,
): LatestWork {
  const alarm = createAlarm(timers);
  let generation = 0;
  let isClosed = false;
  let underWay: Promise<void> = Promise.resolve();

  return {
    startIn(delayMs) {
      generation += 1;
      repeatIn(delayMs);
    },
    repeatIn,
    drop,
    close() {
      isClosed = true;
      drop();
    },
    idle: () => underWay,
  };

  function drop(): void {
    generation += 1;
    alarm.cancel();
  }

  function repeatIn(delayMs: number): void {
    if (isClosed) return;
    const asked = generation;
    const isCurrent = (): boolean => asked === generation;
    alarm.set(delayMs, () => {
      underWay = underWay.then(() => (isCurrent() ? work(isCurrent) : undefined));
    });
  }
}
