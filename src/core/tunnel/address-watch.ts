import { createAlarm } from '../timing/alarm.ts';
import type { ReachabilityReason, RecheckCause } from './reachability-state.ts';
import type { ProbeOutcome, PublicProbe } from '../ports/public-probe.ts';
import type { Timers } from '../ports/timers.ts';
import { retryDelayMs } from '../timing/retry-delay.ts';
import type { KeeperTimes } from './tunnel-times.ts';

export interface AddressNews {
  heard(latencyMs: number): void;
  /** One probe has failed: it may have been bad luck. */
  doubtful(reason: ReachabilityReason): void;
  /** Two in a row have, or more. The watch goes on, ever more slowly, unless it is stopped. */
  lost(reason: ReachabilityReason): void;
}

export interface WatchPorts {
  readonly probe: PublicProbe;
  readonly timers: Timers;
  readonly times: KeeperTimes;
  /** 0 to 1. */
  readonly random: () => number;
}

export interface AddressWatch {
  /** Looks at once, instead of at the next time due. */
  look(cause: RecheckCause): void;
  stop(): void;
}

const failuresThatCount = 2;

/** Proves over and over that the public address still leads here; the first time at once. */
export function watchAddress(
  { probe, timers, times, random }: WatchPorts,
  url: string,
  news: AddressNews,
): AddressWatch {
  const alarm = createAlarm(timers);
  /** Answers to an older question are of no interest. */
  let question = 0;
  let failures = 0;
  void ask();

  return {
    look(cause) {
      // Asking anew whenever the network stirs could put the verdict off for ever. But a question from before a
      // sleep has lost its connection, and would only be given up late.
      if (!alarm.hurry() && cause === 'wake') void ask();
    },
    stop() {
      alarm.cancel();
      question += 1;
    },
  };

  async function ask(): Promise<void> {
    question += 1;
    const asked = question;
    const outcome = await probe.ask(url);
    if (asked === question) learn(outcome);
  }

  function pauseMs(): number {
    if (failures === 0) return times.probeEveryMs;
    return failures < failuresThatCount
      ? times.probeAgainMs
      : retryDelayMs(failures - failuresThatCount, random());
  }

  function learn(outcome: ProbeOutcome): void {
    failures = outcome.kind === 'heard' ? 0 : failures + 1;
    alarm.set(pauseMs(), () => void ask());
    if (outcome.kind === 'heard') return news.heard(outcome.latencyMs);
    const reason: ReachabilityReason = { code: outcome.why, detail: outcome.detail };
    if (failures < failuresThatCount) news.doubtful(reason);
    else news.lost(reason);
  }
}
