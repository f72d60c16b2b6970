import type { AppStatus } from '../status/app-status.ts';
import { heardStateOf } from '../status/arrival.ts';
import type { CaughtUp } from './catch-up.ts';
import type { Timers } from '../ports/timers.ts';

/** The portal writes a call into its statistics when it ends; who has just come back asks a moment later. */
const settleMs = 5_000;
/** A whole office that starts in the morning shares one bucket of the portal (bitrix24.md 8); what was missed can wait. */
const spreadMs = 15 * 60_000;

/**
 * Catches up whenever calls can arrive again: after the start, a sign-in, a repaired tunnel, a sleep. When the portal would not say
 * what was missed, it is asked again as soon as that makes sense.
 * @returns `woke`, to be told of a wake, and `close`.
 */
export function followGaps(ports: {
  readonly onStatus: (listener: (status: AppStatus) => void) => () => void;
  readonly catchUp: () => Promise<CaughtUp>;
  readonly timers: Timers;
  /** 0 to 1. */
  readonly random: () => number;
}): { woke(): void; close(): void } {
  let couldHear = false;
  let isConnected = false;
  let callOff = (): void => {};
  let occasions = 0;
  const unfollow = ports.onStatus(({ reachability, reach, portal }) => {
    const state = heardStateOf(reachability, reach);
    const hears = state === 'hearing' || state === 'paused';
    const connected = portal.state === 'connected';
    const isBack = (connected && !isConnected) || (hears && !couldHear && connected);
    couldHear = hears || state === 'degraded';
    isConnected = connected;
    if (isBack) soon();
  });

  return {
    woke: soon,
    close() {
      unfollow();
      occasions += 1;
      callOff();
    },
  };

  function soon(): void {
    occasions += 1;
    callOff();
    catchUpIn(settleMs + spreadMs * ports.random());
  }

  function catchUpIn(delayMs: number): void {
    callOff = ports.timers.after(delayMs, () => void catchUp(occasions));
  }

  async function catchUp(occasion: number): Promise<void> {
    const outcome = await ports.catchUp();
    const isOwed = outcome.kind === 'not-possible' && outcome.againInMs !== null;
    if (isOwed && occasion === occasions) catchUpIn(outcome.againInMs);
  }
}
