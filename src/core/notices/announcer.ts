import { isOpen, type Call, type NoticeFate } from '../call/call.ts';
import { createLateCalls } from './late-calls.ts';
import { occasionOf } from './notice-rules.ts';
import type { Notices } from './notices.ts';
import type { CallHistory } from '../ports/call-history.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { CallChange, Verdict } from '../intake/verdict.ts';
import { isLate } from '../intake/verify-delivery.ts';

export interface AnnouncerPorts {
  readonly notices: Notices;
  readonly history: CallHistory;
  /** The portal's clock as far as it is known, else the machine's. Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly timers: Timers;
  readonly log: Log;
}

export interface Announcer {
  /**
   * Tells the operator what a delivery changed; called once it is answered. A call that could not be kept is
   * announced all the same: the operator is on the phone. @returns when the notice's fate is known and kept.
   */
  announce(verdict: Verdict): Promise<void>;
  /**
   * What was kept and not told of when the program ended: what has only just happened is announced, the rest is summed up.
   * @returns when the fates of those that are announced are kept. Never rejects.
   */
  resume(due: readonly Call[]): Promise<void>;
  /** These were heard of long after: they are told of in one notice, together with others that come within seconds. */
  sumUp(calls: readonly Call[]): void;
  /** Calls off the summary that is waiting: its calls stay `due`. */
  close(): void;
}

export function createAnnouncer({ notices, history, now, timers, log }: AnnouncerPorts): Announcer {
  const late = createLateCalls(timers, async (calls) => {
    const told = await notices.summary(calls);
    await Promise.all(told.map(({ call, notice }) => keep(call, notice)));
  });

  notices.onRefused((calls) => {
    for (const call of calls) void keep(call, 'failed');
  });

  return {
    async announce(verdict) {
      const change = changeIn(verdict);
      if (change === null) return;
      const { before, after } = change;
      if (after.notice === 'due' && occasionOf(before, after) !== null) {
        if (after.origin === 'late') late.add([after]);
        else await tell(after);
      } else if (isBetterKnown(before, after)) {
        await tellMore(after);
      }
    },
    async resume(due) {
      const nowMs = now();
      late.add(due.filter((call) => !isFresh(call, nowMs)));
      await Promise.all(due.filter((call) => isFresh(call, nowMs)).map(tell));
    },
    sumUp: late.add,
    close: late.close,
  };

  async function tell(call: Call): Promise<void> {
    await keep(call, await notices.call(call));
  }

  /** A notice that was refused before has another chance; one that was shown was shown. */
  async function tellMore(call: Call): Promise<void> {
    const fate = await notices.callIsBetterKnown(call);
    if (fate === 'shown') await keep(call, fate);
  }

  /**
   * The call's row answers "why did I see nothing?"; it is no reason to fail. What became of the notice that somebody is on the
   * line is of no interest once the call was missed: that has a notice of its own.
   */
  async function keep(call: Call, notice: NoticeFate): Promise<void> {
    try {
      await history.amend(
        call,
        (current) => current && (isMissed(current) && !isMissed(call) ? null : { ...current, notice }),
      );
    } catch (error) {
      log.warn('what became of a notice could not be kept', { error });
    }
  }
}

function changeIn(verdict: Verdict): CallChange | null {
  return verdict.kind === 'accepted' || verdict.kind === 'unstored' ? verdict.change : null;
}

/** Whether it is still worth a notice of its own: the call goes on as far as is known, or was missed a moment ago. */
function isFresh({ origin, startedAtMs, endedAtMs, outcome }: Call, nowMs: number): boolean {
  if (origin !== 'live' || (endedAtMs !== null && outcome !== 'missed')) return false;
  const lastMs = endedAtMs ?? startedAtMs;
  return lastMs !== null && !isLate(lastMs, nowMs);
}

function isMissed({ outcome }: Call): boolean {
  return outcome === 'missed';
}

/** Told, about to be, or meant to be. */
const wanted: ReadonlySet<NoticeFate | null> = new Set<NoticeFate>([
  'due',
  'shown',
  'failed',
  'timed-out',
  'too-many',
]);

/**
 * The number or the name came after the notice: INIT may arrive after START (bitrix24.md 1.5), and names are looked up
 * meanwhile. The notice is updated silently, as long as it is news. A call that is summed up has no notice of its own.
 */
function isBetterKnown(before: Call | null, after: Call): boolean {
  if (before === null || after.origin !== 'live' || !wanted.has(after.notice)) return false;
  const isNews = isOpen(after) || after.outcome === 'missed';
  const isMore =
    (before.number === null && after.number !== null) || (before.name === null && after.name !== null);
  return isNews && isMore;
}
