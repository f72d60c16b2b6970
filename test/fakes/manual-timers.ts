import type { Timers } from '../../src/core/ports/timers.ts';

export interface ManualTimers extends Timers {
  /** Lets this many milliseconds pass: runs what falls due, in order, and what that starts and falls due too. */
  advance(ms: number): void;
  /** How many tasks are waiting. */
  pending(): number;
}

export function manualTimers(): ManualTimers {
  const waiting = new Set<{ readonly dueMs: number; readonly task: () => void }>();
  let nowMs = 0;
  return {
    after(delayMs, task) {
      const entry = { dueMs: nowMs + Math.max(0, delayMs), task };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let next = earliest(); next && next.dueMs <= untilMs; next = earliest()) {
        waiting.delete(next);
        nowMs = next.dueMs;
        next.task();
      }
      nowMs = untilMs;
    },
    pending: () => waiting.size,
  };

  function earliest() {
    return [...waiting].toSorted((a, b) => a.dueMs - b.dueMs)[0];
  }
}
