import { performance } from 'node:perf_hooks';
import type { Timers } from '../../core/ports/timers.ts';

/** Some 24.8 days: Node runs longer timers at once. */
const longestMs = 2 ** 31 - 1;

/** Node's timers, of any length. Time in which the machine sleeps may not count. */
export const systemTimers: Timers = {
  after(delayMs, task) {
    const dueMs = performance.now() + delayMs;
    let timer: NodeJS.Timeout;
    wait(delayMs);
    return () => clearTimeout(timer);

    function wait(leftMs: number): void {
      timer = setTimeout(ring, Math.min(Math.max(Math.ceil(leftMs), 0), longestMs)).unref();
    }

    /** Node's timers may also run a fraction of a millisecond early. */
    function ring(): void {
      const leftMs = dueMs - performance.now();
      if (leftMs > 0) wait(leftMs);
      else task();
    }
  },
};
