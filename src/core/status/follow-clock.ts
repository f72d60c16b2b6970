import { isOfAnotherDay } from './arrival.ts';
import type { AppStatus } from './app-status.ts';
import { createClockNews } from './clock-news.ts';
import type { Notices } from '../notices/notices.ts';
import type { PortalClock } from '../portal/portal-clock.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { AppStatusStore } from './app-status-store.ts';

/** A clock that is set makes no event of its own. */
const lookEveryMs = 30_000;
/** Clocks wander; only more than this is worth a write. */
const worthKeepingMs = 10_000;

/** One short text that outlives the program; null when there is none. */
interface Memory {
  read(): string | null;
  keep(text: string | null): void;
}

/** How far this computer's clock was ahead of the portal's when the program ran last, in milliseconds; null: not known. */
export function expectedAheadMs(memory: Pick<Memory, 'read'>): number | null {
  const text = memory.read();
  return text !== null && /^-?\d{1,13}$/.test(text) ? Number(text) : null;
}

/** Tells the operator when the clock of this computer is wrong, and when it is right again. @returns a function that ends it. */
export function followClock(parts: {
  readonly statusStore: Pick<AppStatusStore, 'read' | 'onChange' | 'changed'>;
  readonly clock: Pick<PortalClock, 'reading'>;
  readonly notices: Pick<Notices, 'app'>;
  /** What was told of it last. */
  readonly told: Memory;
  /** How far it was ahead: `expectedAheadMs`. */
  readonly ahead: Memory;
  readonly timers: Timers;
  readonly log: Log;
}): () => void {
  const { statusStore, clock, notices, told, ahead, timers, log } = parts;
  let keptMs = expectedAheadMs(ahead);
  let shown = statusStore.read().clock.state;
  const news = createClockNews({
    timers,
    memory: told,
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
