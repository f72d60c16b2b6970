import type { Call } from '../call/call.ts';
import type { Timers } from '../ports/timers.ts';

/** Long enough for a queue to be emptied, short enough to still be news. */
const gatherForMs = 5_000;

/** Gathers calls that are too late to announce one by one, to be told of at once (src/README.md, "From delivery to notice"). */
export function createLateCalls(
  timers: Timers,
  tell: (calls: readonly Call[]) => Promise<void>,
): { add(calls: readonly Call[]): void; close(): void } {
  let gathered: readonly Call[] = [];
  let callOff = (): void => {};

  return {
    add(calls) {
      if (calls.length === 0) return;
      if (gathered.length === 0) callOff = timers.after(gatherForMs, finish);
      gathered = [...gathered, ...calls];
    },
    close: () => callOff(),
  };

  function finish(): void {
    const calls = gathered;
    gathered = [];
    void tell(calls);
  }
}
