import type { Timers } from '../core/ports/timers.ts';

/** The system's timers. None of them keeps the program alive. */
export const realTime: Timers = {
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs).unref();
    return () => clearTimeout(timer);
  },
};
