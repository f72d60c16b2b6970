import type { Announcer } from './announcer.ts';
import type { Call } from '../call/call.ts';
import type { Hooks } from '../hooks/hooks.ts';
import type { NameCall } from '../call/name-calls.ts';
import type { Timers } from '../ports/timers.ts';
import type { CallChange, Verdict } from '../intake/verdict.ts';
import { trackWork } from '../timing/unfinished-work.ts';

export interface AfterAnswerParts {
  readonly announcer: Announcer;
  readonly nameCall: NameCall;
  readonly hooks: Pick<Hooks, 'after'>;
  readonly timers: Timers;
}

/** A hook is worth little when the call is over; the name of the caller is worth this much of a wait. */
const nameWaitMs = 2_000;

/**
 * What follows an answered delivery: the notice at once, then the name that the portal's CRM knows, on the notice too, and
 * the hooks. @returns `answered`; `resume`, for what was answered before the program ended; and `close`, which waits for the
 * notices but not for the portal.
 */
export function createAfterAnswer({ announcer, nameCall, hooks, timers }: AfterAnswerParts): {
  answered(verdict: Verdict): void;
  resume(due: readonly Call[]): void;
  close(): Promise<void>;
} {
  const notices = trackWork();
  let isClosed = false;

  return {
    answered(verdict) {
      const told = announcer.announce(verdict);
      notices.start(told);
      const named = nameCall(verdict);
      void update(told, named);
      if (verdict.kind === 'accepted') void runHooks(verdict.change, named);
    },
    resume: (due) => notices.start(announcer.resume(due)),
    async close() {
      isClosed = true;
      await notices.finished();
    },
  };

  async function update(told: Promise<void>, named: Promise<CallChange | null>): Promise<void> {
    const change = await named;
    await told;
    if (change !== null && !isClosed) notices.start(announcer.announce({ kind: 'accepted', change }));
  }

  async function runHooks(change: CallChange, named: Promise<CallChange | null>): Promise<void> {
    const patience = Promise.withResolvers<null>();
    const callOff = timers.after(nameWaitMs, () => patience.resolve(null));
    const better = await Promise.race([named, patience.promise]);
    callOff();
    if (!isClosed) hooks.after({ before: change.before, after: better?.after ?? change.after });
  }
}
