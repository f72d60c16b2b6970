import { isOfAnotherDay } from '../core/status/arrival.ts';
import type { AppStatus } from '../core/status/app-status.ts';
import { createClockNews } from '../core/status/clock-news.ts';
import type { Notices } from '../core/notices/notices.ts';
import type { PortalClock } from '../core/portal/portal-clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { Timers } from '../core/ports/timers.ts';
import { remembered } from './remembered.ts';
import type { AppStatusStore } from '../core/status/app-status-store.ts';

/** A clock that is set makes no event of its own. */
const lookEveryMs = 30_000;
/** Clocks wander; only more than this is worth a write. */
const worthKeepingMs = 10_000;

/** How far this computer's clock was ahead of the portal's when the program ran last, in milliseconds; null: not known. */
export function expectedAheadMs(folder: string, log: Log): number | null {
  const text = remembered(folder, 'clock-ahead', log).read();
  return text !== null && /^-?\d{1,13}$/.test(text) ? Number(text) : null;
}

/** Tells the operator when the clock of this computer is wrong, and when it is right again. @returns a function that ends it. */
export function followClock(parts: {
  readonly statusStore: AppStatusStore;
  readonly clock: PortalClock;
  readonly notices: Notices;
  /** The data folder. */
  readonly folder: string;
  readonly timers: Timers;
  readonly log: Log;
}): () => void {
  const { statusStore, clock, notices, folder, timers, log } = parts;
  const memory = remembered(folder, 'clock-told', log);
  const ahead = remembered(folder, 'clock-ahead', log);
  let keptMs = expectedAheadMs(folder, log);
  let shown = statusStore.read().clock.state;
  const news = createClockNews({
    timers,
    memory,
    tell(what) {
      log.warn('the clock of this computer', { ...what });
      void notices.app(what);
    },
  });
  const unfollow = statusStore.onChange(heed);
  let callOff = timers.after(lookEveryMs, look);
  return () => {
    callOff();
    unfollow();
    news.close();
  };

  function look(): void {
    callOff = timers.after(lookEveryMs, look);
    if (statusStore.read().clock.state !== shown) statusStore.changed();
  }

  function heed(status: AppStatus): void {
    shown = status.clock.state;
    news.is(status.clock, isOfAnotherDay(status));
    const { aheadMs } = clock.reading();
    if (aheadMs === null || Math.abs(aheadMs - (keptMs ?? 0)) <= worthKeepingMs) return;
    keptMs = Math.round(aheadMs);
    ahead.keep(String(keptMs));
  }
}
