import { watchAddress, type AddressWatch } from './address-watch.ts';
import type { ReachabilityNotices } from './reachability-notices.ts';
import type {
  ReachabilityReason,
  ReachabilityState,
  ReachabilityStatus,
  RecheckCause,
} from './reachability-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PublicProbe } from '../ports/public-probe.ts';
import type { Timers } from '../ports/timers.ts';
import type { Tunnel } from '../ports/tunnel.ts';
import { retryDelayMs } from '../timing/retry-delay.ts';
import { watchSleep } from '../timing/sleep-watch.ts';
import { createTunnelLine, type Opened } from './tunnel-line.ts';
import { usualTimes, type KeeperTimes } from './tunnel-times.ts';

export interface TunnelKeeperPorts {
  readonly tunnel: Tunnel;
  readonly probe: PublicProbe;
  readonly timers: Timers;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
  /** The public address is another one than the last told, and proven to work, or fixed: the portal must be told. */
  readonly addressChanged: (url: string) => void;
  /** Told how it is; they outlive this keeper, and know what the operator was told last. */
  readonly notices: ReachabilityNotices;
  /** Whether deliveries come in by the tunnel that the probe finds dead: they know better. */
  readonly isHeardOtherwise: () => boolean;
  /** After every change of the status, and every probe. */
  readonly changed: (status: ReachabilityStatus) => void;
}

export interface TunnelKeeper {
  status(): ReachabilityStatus;
  /** Something happened that often breaks a tunnel without a word: looks at once. */
  recheck(cause: RecheckCause): void;
  /** Closes the tunnel until `resume`. @returns when nothing of it is left. */
  pause(): Promise<void>;
  resume(): void;
  /** For good. @returns when nothing is left; the probe is the caller's to close. */
  stop(): Promise<void>;
}

/** Network changes come in showers. */
const recheckGapMs = 2_000;

/** Keeps a tunnel to `localPort` alive, whatever it dies of, and knows at any time whether we can be reached through it. */
export function createTunnelKeeper(
  ports: TunnelKeeperPorts,
  localPort: number,
  times: KeeperTimes = usualTimes,
): TunnelKeeper {
  const { timers, clock, log, notices } = ports;
  const line = createTunnelLine(ports, localPort, { opened, broke });
  const stopWatch = watchSleep(timers, clock, () => recheck('wake'));
  let status: ReachabilityStatus = {
    state: 'starting',
    reason: null,
    sinceMs: clock.now(),
    url: null,
    lastProbe: null,
  };
  let watch: AddressWatch | null = null;
  let attempt = 0;
  let announced: string | null = null;
  let recheckedAtMs = Number.NEGATIVE_INFINITY;
  let isOn = true;
  let isStopped = false;
  line.startIn(0);

  return {
    status: () => status,
    recheck,
    async pause() {
      if (isOn) await rest();
    },
    resume() {
      if (isOn || isStopped) return;
      isOn = true;
      attempt = 0;
      notices.startOver();
      enter('starting', null);
      line.startIn(0);
    },
    async stop() {
      isStopped = true;
      stopWatch();
      await rest();
    },
  };

  function opened({ url, isFixed }: Opened): void {
    status = { ...status, url };
    watch = watchAddress({ ...ports, times }, url, {
      heard: (latencyMs) => hear(url, latencyMs),
      doubtful(reason) {
        if (status.state === 'hearing') enter('degraded', reason);
      },
      lost(reason) {
        if (isFixed) return remain(url, reason);
        if (ports.isHeardOtherwise()) return enter('degraded', reason);
        void line.drop();
        broke(reason);
      },
    });
  }

  /** Nothing can be rebuilt. The portal may reach it all the same: this machine need not be able to. */
  function remain(url: string, reason: ReachabilityReason): void {
    enter('deaf', reason);
    notices.unreachable();
    announce(url);
  }

  function hear(url: string, latencyMs: number): void {
    const heardForMs = status.state === 'hearing' ? clock.now() - status.sinceMs : 0;
    if (heardForMs >= times.steadyAfterMs) attempt = 0;
    status = { ...status, lastProbe: { latencyMs, atMs: clock.now() } };
    enter('hearing', null);
    notices.reachable();
    announce(url);
  }

  function announce(url: string): void {
    if (url === announced) return;
    announced = url;
    ports.addressChanged(url);
  }

  function broke(reason: ReachabilityReason): void {
    unwatch();
    enter('deaf', reason);
    if (reason.code === 'no-tunnel') return;
    notices.unreachable();
    line.startIn(retryDelayMs(attempt, ports.random()));
    attempt += 1;
  }

  function recheck(cause: RecheckCause): void {
    if (cause === 'wake') notices.startOver();
    if (!isOn || clock.monotonic() - recheckedAtMs < recheckGapMs) return;
    recheckedAtMs = clock.monotonic();
    log.debug('the tunnel is looked at', { cause });
    if (watch !== null) watch.look(cause);
    else line.hurry();
  }

  async function rest(): Promise<void> {
    isOn = false;
    notices.hush();
    unwatch();
    const dropped = line.drop();
    enter('paused', null);
    await dropped;
  }

  function unwatch(): void {
    watch?.stop();
    watch = null;
    status = { ...status, url: null };
  }

  function enter(state: ReachabilityState, reason: ReachabilityReason | null): void {
    const isNew = state !== status.state;
    status = { ...status, state, reason, sinceMs: isNew ? clock.now() : status.sinceMs };
    if (isNew) log.info('tunnel', { ...status });
    ports.changed(status);
  }
}
