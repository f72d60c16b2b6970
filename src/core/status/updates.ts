import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { Updater } from '../ports/updater.ts';

/** What window and tray say about updates. */
export type UpdateStatus =
  | { readonly kind: 'off' | 'unknown' | 'checking' | 'up-to-date' }
  | { readonly kind: 'downloading' | 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly detail: string };

export interface UpdatesPorts {
  readonly updater: Updater;
  /** Off by the operator, or by the administrator's policy. */
  readonly enabled: () => boolean;
  /** Whether somebody is on the line: nothing is told or installed then. */
  readonly isOnCall: () => boolean;
  readonly changed: (status: UpdateStatus) => void;
  /** Once for each version: it is ready, and waits until the operator wants it. */
  readonly tell: (version: string) => void;
  readonly timers: Timers;
  /** 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
}

export interface Updates {
  status(): UpdateStatus;
  /** The operator asks; also right after he switched updates on. Joins a check that is under way. */
  check(): Promise<void>;
  /** @returns false while somebody is on the line, or nothing is ready. */
  install(): boolean;
  close(): void;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Not while everything starts; and not every desktop of an office at the same moment. */
const firstAfterMs = 5 * minuteMs;
const everyMs = 6 * hourMs;
const spreadMs = hourMs;
/** A call is over some time; nobody is waiting for the news. */
const callAgainMs = minuteMs;

/** Told, never forced, never while a call is on. */
export function createUpdates(ports: UpdatesPorts): Updates {
  const { updater, timers, log } = ports;
  let status: UpdateStatus = ports.enabled() ? { kind: 'unknown' } : { kind: 'off' };
  let checking: Promise<void> | null = null;
  let callOffTelling = (): void => {};
  let callOffNext = timers.after(firstAfterMs + ports.random() * spreadMs, inTurn);

  return {
    status: () => status,
    check,
    install() {
      if (status.kind !== 'ready' || ports.isOnCall()) return false;
      updater.install();
      return true;
    },
    close() {
      callOffNext();
      callOffTelling();
    },
  };

  function inTurn(): void {
    callOffNext = timers.after(everyMs + ports.random() * spreadMs, inTurn);
    void check();
  }

  function check(): Promise<void> {
    checking ??= ask().finally(() => (checking = null));
    return checking;
  }

  async function ask(): Promise<void> {
    if (!ports.enabled()) return become({ kind: 'off' });
    if (status.kind === 'ready') return;
    become({ kind: 'checking' });
    const offer = await updater.check((version) => become({ kind: 'downloading', version }));
    become(offer);
    if (offer.kind === 'failed') log.info('the update feed could not be asked', { detail: offer.detail });
    if (offer.kind === 'ready') tellOf(offer.version);
  }

  function tellOf(version: string): void {
    if (ports.isOnCall()) {
      callOffTelling = timers.after(callAgainMs, () => tellOf(version));
      return;
    }
    ports.tell(version);
  }

  function become(now: UpdateStatus): void {
    status = now;
    ports.changed(now);
  }
}
