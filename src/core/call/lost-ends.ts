import { isOpen, type Call } from './call.ts';
import type { CallHistory } from '../ports/call-history.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { CallChange } from '../intake/verdict.ts';

/**
 * The longest that a call may plausibly be. Carriers and telephony clouds end one after 4 hours unless they are asked for more, and
 * nobody telephones through more than a working day; who does is only told late: his END is believed whenever it comes.
 */
export const longestCallMs = 12 * 60 * 60_000;
/** So late may it be noticed. */
const lookEveryMs = 10 * 60_000;
/** A caller may have waited so long before the call was ours. */
const longestWaitMs = 24 * 60 * 60_000;
const pageSize = 200;

export interface LostEndsPorts {
  readonly history: CallHistory;
  /** The portal's clock as far as it is known: what is kept carries its times. Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly timers: Timers;
  /** A call is over, though nobody knows since when. Must not throw. */
  readonly ended: (change: CallChange) => void;
  readonly log: Log;
}

/**
 * Ends the calls whose END was lost, of which Bitrix24 sends none again: now, and from then on without any event coming. An END, or
 * the portal's statistics, still repair them. @returns a function that ends it, and waits for what is under way.
 */
export function endLostCalls({ history, now, timers, ended, log }: LostEndsPorts): () => Promise<void> {
  let callOff = (): void => {};
  let isClosed = false;
  /** Everything before was looked at; null until then. */
  let lookedMs: number | null = null;
  let looking = look();
  return async () => {
    isClosed = true;
    callOff();
    await looking;
  };

  async function look(): Promise<void> {
    try {
      await endThoseBefore(now() - longestCallMs);
    } catch (error) {
      log.warn('calls whose end was lost could not be ended', { error });
    }
    if (!isClosed) callOff = timers.after(lookEveryMs, () => void (looking = look()));
  }

  async function endThoseBefore(beforeMs: number): Promise<void> {
    const changes: CallChange[] = [];
    let after: number | null = null;
    do {
      const page = await history.page({
        outcomes: ['ringing', 'connected'],
        ...(lookedMs !== null && { fromMs: Math.min(lookedMs, beforeMs) - longestWaitMs }),
        untilMs: beforeMs + 1,
        ...(after !== null && { after }),
        limit: pageSize,
      });
      for (const call of page.calls) {
        const change = await history.amend(call, (current) => endedUnseen(current, beforeMs));
        if (change !== null) changes.push(change);
      }
      after = page.next;
    } while (after !== null);
    lookedMs = beforeMs;
    if (changes.length > 0) log.info('calls whose end was lost are over', { calls: changes.length });
    for (const change of changes) ended(change);
  }
}

/** @returns the call as ended, or null when it is not open, or was heard of later than `beforeMs`. */
function endedUnseen(call: Call | null, beforeMs: number): Call | null {
  if (call === null || !isOpen(call)) return null;
  const heardMs = Math.max(call.rangAtMs ?? 0, call.startedAtMs ?? 0);
  return heardMs <= beforeMs ? { ...call, outcome: 'end-unknown' } : null;
}
