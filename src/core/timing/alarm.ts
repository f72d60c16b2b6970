import type { Timers } from '../ports/timers.ts';

/** One task that waits, or none. */
export interface Alarm {
  /** Instead of what was waiting before. */
  set(delayMs: number, task: () => void): void;
  cancel(): void;
  /** Runs what is waiting at once. @returns whether anything was. */
  hurry(): boolean;
}

export function createAlarm(timers: Timers): Alarm {
  let waiting: { readonly task: () => void; readonly cancel: () => void } | null = null;

  return {
    set(delayMs, task) {
      cancel();
      waiting = {
        task,
        cancel: timers.after(delayMs, () => {
          waiting = null;
          task();
        }),
      };
    },
    cancel,
    hurry() {
      const task = waiting?.task;
      cancel();
      task?.();
      return task !== undefined;
    },
  };

  function cancel(): void {
    waiting?.cancel();
    waiting = null;
  }
}
