import { createAlarm } from '../timing/alarm.ts';
import type { ReachabilityNotice } from './reachability-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Timers } from '../ports/timers.ts';

/** How long breaks are remembered, to tell a bad day from one repair. */
const memoryMs = 30 * 60_000;
/** The third outage that is long enough to be told of is told of as coming and going. */
const breaksThatTell = 3;
/** So many are told of, too, when each is too short for that: calls get lost all the same. */
const breaksThatCount = 5;
/** A tunnel that came and went is believed again when it has stayed as it is for this long. */
const settleMs = 10 * 60_000;

export interface ReachabilityNotices {
  /** Calls can arrive, as far as a probe, or proven by a delivery, says. */
  reachable(by?: 'probe' | 'delivery'): void;
  /** The way in is open, but at an address that the portal does not call yet. */
  moved(handlerUrl: string): void;
  unreachable(): void;
  /** Silence until now was to be expected: the machine slept, or the tunnel has only just been asked for. */
  startOver(): void;
  /** Nothing is to be told until somebody says how it is again. */
  hush(): void;
}

type Condition =
  { readonly is: 'hearing' | 'deaf' | 'unsteady' } | { readonly is: 'moved'; readonly to: string };

/**
 * Sees to it that the last notice the operator has read is true: tells when nothing could be heard for a while, when calls
 * cannot come because the address is a new one, and when that is over; every time. Only what comes and goes is told of as such,
 * and then not again until it has settled: at most thirty notices an hour, whatever happens.
 */
export function createReachabilityNotices(
  timers: Timers,
  clock: Clock,
  ports: {
    readonly tellAfterMs: number;
    readonly tell: (notice: ReachabilityNotice) => void;
    /** The address that the operator was asked to give to Bitrix24 before this start, if that was the last thing told. */
    readonly askedFor?: string | null;
  },
): ReachabilityNotices {
  let heardAtMs = clock.monotonic();
  let sinceMs = heardAtMs;
  let condition: Condition | null = null;
  const { askedFor = null } = ports;
  let told: Condition = askedFor === null ? { is: 'hearing' } : { is: 'moved', to: askedFor };
  let breaks: readonly number[] = [];
  /** Since calls were last said to be announced, the operator was asked to give Bitrix24 another address. */
  let askedToPaste = askedFor !== null;
  let by: 'probe' | 'delivery' = 'probe';
  const alarm = createAlarm(timers);

  return {
    reachable(proof = 'probe') {
      heardAtMs = clock.monotonic();
      by = proof;
      enter({ is: 'hearing' });
    },
    moved(to) {
      heardAtMs = clock.monotonic();
      enter({ is: 'moved', to });
    },
    unreachable: () => enter({ is: 'deaf' }),
    startOver() {
      heardAtMs = clock.monotonic();
      sinceMs = heardAtMs;
      if (condition !== null) waitToTell(condition);
    },
    hush() {
      alarm.cancel();
      condition = null;
    },
  };

  function enter(next: Condition): void {
    if (condition !== null && isSame(condition, next)) return;
    if (next.is === 'deaf') noteBreak();
    condition = next;
    sinceMs = clock.monotonic();
    waitToTell(next);
  }

  function noteBreak(): void {
    const nowMs = clock.monotonic();
    breaks = [...breaks.filter((atMs) => nowMs - atMs < memoryMs), nowMs].slice(-breaksThatCount);
  }

  function waitToTell(now: Condition): void {
    alarm.cancel();
    if (isSame(now, told)) return;
    const delayMs = dueAtMs(now) - clock.monotonic();
    if (delayMs > 0) alarm.set(delayMs, () => tellOf(now));
    else tellOf(now);
  }

  function dueAtMs(now: Condition): number {
    if (told.is === 'unsteady') return sinceMs + settleMs;
    if (now.is !== 'deaf' || breaks.length >= breaksThatCount) return sinceMs;
    return heardAtMs + ports.tellAfterMs;
  }

  function tellOf(now: Condition): void {
    const comesAndGoes = now.is === 'deaf' && told.is !== 'unsteady' && breaks.length >= breaksThatTell;
    // It has settled; but who came and went a moment ago is soon taken for the same again.
    if (told.is === 'unsteady') breaks = breaks.slice(1 - breaksThatTell);
    told = comesAndGoes ? { is: 'unsteady' } : now;
    ports.tell(noticeOf(told));
    if (comesAndGoes) waitToTell(now);
  }

  function noticeOf(news: Condition): ReachabilityNotice {
    switch (news.is) {
      case 'deaf':
        return 'deaf';
      case 'unsteady':
        return 'comes-and-goes';
      case 'moved':
        askedToPaste = true;
        return 'address-changed';
      case 'hearing': {
        const isBack = askedToPaste && by === 'probe';
        askedToPaste = false;
        return isBack ? 'address-back' : 'hearing-again';
      }
    }
  }
}

function isSame(one: Condition, other: Condition): boolean {
  return one.is === other.is && (one.is !== 'moved' || (other.is === 'moved' && one.to === other.to));
}
