import type { AppStatus, ReachabilityBand, PortalStatus } from './app-status.ts';
import { arrivalOf, heardStateOf } from './arrival.ts';
import { createDeliveryTimes } from './delivery-times.ts';
import { createReachabilityBands } from './reachability-bands.ts';
import { deskClockOf } from '../timing/desk-clock.ts';
import type { ReachabilityStatus } from '../tunnel/reachability-state.ts';
import { quietOf } from '../notices/notice-rules.ts';
import type { Clock } from '../ports/clock.ts';
import type { PortalClock } from '../portal/portal-clock.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Timers } from '../ports/timers.ts';
import type { Reach } from '../tunnel/reachability.ts';
import { createRefusals, type ForeignRequest } from '../intake/refusals.ts';
import type { Settings } from '../settings/settings.ts';
import type { Verdict } from '../intake/verdict.ts';

/** Where everything that happens becomes the one status that tray, window and doctor read. */
export interface AppStatusStore {
  read(): AppStatus;
  band(): readonly ReachabilityBand[];
  /** Hears of changes, several at once told as one. @returns a function that ends it. */
  onChange(listener: (status: AppStatus) => void): () => void;
  reachability(status: ReachabilityStatus, reach: Reach): void;
  portal(status: PortalStatus): void;
  delivery(verdict: Verdict): void;
  /** From now on this clock is compared with the machine's, and deliveries are measured by it. */
  followClock(clock: Pick<PortalClock, 'now' | 'reading'>): void;
  /** Something was refused for the way it came. */
  refused(foreign: ForeignRequest): void;
  /** @param trouble why no call can be kept; null when they can again. */
  history(trouble: string | null): void;
  /** So many calls are not deleted, though the clock says it is time. */
  withheld(calls: number): void;
  /** A hook was not run: too many were. */
  hookDropped(): void;
  /** Something changed that the store asks for itself. */
  changed(): void;
  /** The same notifier, whose fate the store sees. */
  watching(notifier: Notifier): Notifier;
}

export interface StatusParts {
  readonly settings: () => Settings;
  readonly portal: PortalStatus;
  readonly handlerUrl: (publicUrl: string) => string;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** Deliveries come in showers; nobody reads faster. */
const gatherMs = 100;

export function createAppStatusStore({ settings, clock, timers, ...parts }: StatusParts): AppStatusStore {
  const deliveries = createDeliveryTimes();
  const bands = createReachabilityBands(clock.now());
  const listeners = new Set<(status: AppStatus) => void>();
  let reachability: ReachabilityStatus = {
    state: 'starting',
    reason: null,
    sinceMs: clock.now(),
    url: null,
    lastProbe: null,
  };
  let reach: Reach = { heardAtMs: null, isMoved: false, isBlind: false };
  const refusals = createRefusals();
  let { portal } = parts;
  let notifier: AppStatus['notifier'] = 'unknown';
  let historyTrouble: string | null = null;
  let withheld = 0;
  let droppedHooks: AppStatus['droppedHooks'] = null;
  let gathering = false;
  let portalClock: Pick<PortalClock, 'now' | 'reading'> = {
    now: clock.now,
    reading: () => ({ aheadMs: null, perhapsAheadMs: null }),
  };

  return {
    read,
    band: () => bands.read(clock.now()),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reachability(status, deliveries) {
      reachability = status;
      reach = deliveries;
      bands.note(heardStateOf(status, reach), clock.now());
      changed();
    },
    refused(foreign) {
      refusals.note(foreign, clock.now());
      changed();
    },
    portal(status) {
      portal = status;
      changed();
    },
    followClock(followed) {
      portalClock = followed;
    },
    delivery(verdict) {
      const portalNowMs = portalClock.now();
      if (verdict.kind !== 'rejected') refusals.believed();
      deliveries.note(verdict, { nowMs: clock.now(), portalNowMs });
      if (verdict.kind === 'rejected' && verdict.why.reason === 'too-old') {
        const said = new Date(portalNowMs - verdict.why.ageMs).toISOString();
        refusals.note({ why: 'another-day', said }, clock.now());
      }
      changed();
    },
    history(trouble) {
      historyTrouble = trouble;
      changed();
    },
    hookDropped() {
      droppedHooks = { count: (droppedHooks?.count ?? 0) + 1, atMs: clock.now() };
      changed();
    },
    withheld(calls) {
      withheld = calls;
      changed();
    },
    changed,
    watching: (watched) => ({
      ...watched,
      async show(notice) {
        const outcome = await watched.show(notice);
        if (outcome.kind !== 'too-many') notifier = outcome.kind === 'shown' ? 'works' : 'failing';
        changed();
        return outcome;
      },
      onRefused(listener) {
        watched.onRefused?.((notice) => {
          notifier = 'failing';
          changed();
          listener(notice);
        });
      },
    }),
  };

  function read(): AppStatus {
    const { tunnel, notifications } = settings();
    const facts = {
      reachability,
      reach,
      refusals: refusals.read(),
      portal,
      handlerUrl: reachability.url === null ? null : parts.handlerUrl(reachability.url),
      tunnelKind: tunnel.kind,
      ...deliveries.read(),
      clock: deskClockOf(portalClock.reading()),
      droppedHooks,
      quiet: quietOf(notifications.doNotDisturb, clock.now()),
      historyTrouble,
      withheld,
      notifier,
    };
    return { arrival: arrivalOf(facts), ...facts };
  }

  function changed(): void {
    if (gathering) return;
    gathering = true;
    timers.after(gatherMs, () => {
      gathering = false;
      const status = read();
      for (const listener of listeners) listener(status);
    });
  }
}
