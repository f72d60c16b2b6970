import type { Call } from './call.ts';
import type { LateCalls } from './notice-text.ts';
import type { Timers } from './ports/timers.ts';

/** Long enough for a queue to be emptied, short enough to still be news. */
const gatherForMs = 5_000;

/** Gathers calls that are too late to announce one by one, and tells of them once (design, "notify"). */
export function createLateCalls(
  timers: Timers,
  tell: (summary: LateCalls, calls: readonly Call[]) => Promise<void>,
): { add(call: Call): void; close(): void } {
  let gathered: Call[] = [];
  let callOff = (): void => {};

  return {
    add(call) {
      gathered.push(call);
      if (gathered.length === 1) callOff = timers.after(gatherForMs, finish);
    },
    close: () => callOff(),
  };

  function finish(): void {
    const calls = gathered;
    gathered = [];
    void tell(
      { calls: calls.length, missed: calls.filter((call) => call.outcome === 'missed').length },
      calls,
    );
  }
}
