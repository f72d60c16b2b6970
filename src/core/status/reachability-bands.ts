import type { ReachabilityBand } from './app-status.ts';
import type { ReachabilityState } from '../tunnel/reachability-state.ts';

const dayMs = 24 * 60 * 60_000;
/** A tunnel that comes and goes every second must not fill the memory. */
const mostChanges = 2_000;

/** Remembers how hearing went over the last day of this run. */
export function createReachabilityBands(startedAtMs: number): {
  note(state: ReachabilityState, nowMs: number): void;
  /** Oldest first, without a gap, from a day ago until now; `off` before the start. */
  read(nowMs: number): readonly ReachabilityBand[];
} {
  const changes: { readonly sinceMs: number; readonly state: ReachabilityBand['state'] }[] = [
    { sinceMs: startedAtMs, state: 'starting' },
  ];
  return {
    note(state, nowMs) {
      if (changes.at(-1)?.state === state) return;
      changes.push({ sinceMs: nowMs, state });
      if (changes.length > mostChanges) changes.shift();
    },
    read(nowMs) {
      const firstMs = nowMs - dayMs;
      const all = [{ sinceMs: firstMs, state: 'off' as const }, ...changes];
      return all
        .map(({ sinceMs, state }, index) => ({
          fromMs: Math.max(sinceMs, firstMs),
          untilMs: Math.max(all[index + 1]?.sinceMs ?? nowMs, firstMs),
          state,
        }))
        .filter(({ fromMs, untilMs }) => fromMs < untilMs);
    },
  };
}
