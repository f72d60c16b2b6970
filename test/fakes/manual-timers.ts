import type { Timers } from '../../src/core/ports/timers.ts';

export interface ManualTimers extends Timers {
  /** Lets `ms` milliseconds go by; what falls due runs, in order. */
  advance(ms: number): void;
  /** How many tasks wait. */
  pending(): number;
}

/** Time that passes only when a test says so. */
export function manualTimers(): ManualTimers {
  const waiting = new Set<{ readonly dueMs: number; readonly task: () => void }>();
  let nowMs = 0;

  return {
    after(delayMs, task) {
      const entry = { dueMs: nowMs + delayMs, task };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    advance(ms) {
      const endMs = nowMs + ms;
      for (let next = nextBy(endMs); next !== undefined; next = nextBy(endMs)) {
        waiting.delete(next);
        nowMs = next.dueMs;
        next.task();
      }
      nowMs = endMs;
    },
    pending: () => waiting.size,
  };

  function nextBy(endMs: number) {
    const due = [...waiting].filter(({ dueMs }) => dueMs <= endMs);
    return due.toSorted((one, other) => one.dueMs - other.dueMs)[0];
  }
}
