import { filedAtMs } from './call.ts';
import type { CallHistory } from '../ports/call-history.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { ProvenTime } from '../timing/proven-time.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** More than anybody reads. */
const countedTo = 10_000;

export interface RetentionPorts {
  readonly history: CallHistory;
  readonly retentionDays: () => number;
  readonly time: ProvenTime;
  readonly clock: Clock;
  readonly timers: Timers;
  /** How many calls are past their retention by this machine's clock, and kept because nothing bears that clock out. */
  readonly withheld: (calls: number) => void;
  readonly log: Log;
}

export interface Retention {
  /** Something may bear the clock out now, or less is to be kept. */
  look(): void;
  close(): void;
}

/** Forgets what is surely older than the operator wants kept: now, once a day, and when it becomes sure. */
export function keepRetention(ports: RetentionPorts): Retention {
  const { history, time, clock, timers, log } = ports;
  let isWaiting = false;
  let days = ports.retentionDays();
  let running: Promise<void> = Promise.resolve();
  let callOffForget = timers.after(dayMs, daily);
  let callOffStamp = timers.after(hourMs, hourly);
  begin();

  return {
    look() {
      const isResolved = isWaiting && !time.isDoubtful();
      if (isResolved || days !== ports.retentionDays()) begin();
    },
    close() {
      callOffForget();
      callOffStamp();
      time.stamp();
    },
  };

  function daily(): void {
    callOffForget = timers.after(dayMs, daily);
    begin();
  }

  function hourly(): void {
    callOffStamp = timers.after(hourMs, hourly);
    time.stamp();
  }

  function begin(): void {
    [days, isWaiting] = [ports.retentionDays(), false];
    running = running.then(forget).catch((error: unknown) => {
      log.warn('old calls could not be forgotten', { error });
    });
  }

  async function forget(): Promise<void> {
    const [newest] = (await history.page({ limit: 1 })).calls;
    time.newestCall(newest === undefined ? null : filedAtMs(newest));
    isWaiting = time.isDoubtful();
    const calls = await history.forgetBefore(time.now() - days * dayMs);
    if (calls > 0) log.info('calls past their retention were forgotten', { calls, days });
    const withheld = isWaiting
      ? await history.countUpTo({ untilMs: clock.now() - days * dayMs }, countedTo)
      : 0;
    if (isWaiting) log.warn('the clock is not borne out: nothing is forgotten on its word', { withheld });
    ports.withheld(withheld);
    time.stamp();
  }
}
