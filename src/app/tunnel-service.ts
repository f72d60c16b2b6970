import { systemClock } from '../adapters/timers/system-clock.ts';
import { systemTimers } from '../adapters/timers/system-timers.ts';
import { httpProbe } from '../adapters/tunnel/http-probe.ts';
import { tunnelOfSettings } from '../adapters/tunnel/tunnel-of-settings.ts';
import type { ReachabilityStatus, RecheckCause } from '../core/tunnel/reachability-state.ts';
import type { Notices } from '../core/notices/notices.ts';
import type { Log } from '../core/ports/log.ts';
import type { PublicProbe } from '../core/ports/public-probe.ts';
import type { Tunnel } from '../core/ports/tunnel.ts';
import { createReachability, type Reach, type ReachabilityPorts } from '../core/tunnel/reachability.ts';
import type { Settings } from '../core/settings/settings.ts';
import { createProbeLog } from '../core/tunnel/probe-log.ts';
import { handlerAddress, handlerPath } from '../core/tunnel/handler-url.ts';
import { createTunnelKeeper } from '../core/tunnel/tunnel-keeper.ts';
import type { TunnelTrial } from '../contract/window-api.ts';

export interface TunnelServiceParts {
  readonly settings: () => Settings;
  /** The tunnel those settings mean. */
  readonly tunnel: () => Tunnel;
  /** The secret part of the handler's address. */
  readonly path: string;
  readonly localPort: number;
  readonly answerTo: (nonce: string) => string;
  readonly notices: Notices;
  /** Where the portal was last heard, across runs. */
  readonly memory: ReachabilityPorts['memory'];
  /** Whether the portal has our address by an outgoing webhook. */
  readonly isByHand: () => boolean;
  /** Told whenever Bitrix24 has to call another address from now on. */
  readonly handlerChanged: (handlerUrl: string) => void;
  readonly statusChanged: (status: ReachabilityStatus, reach: Reach) => void;
  /** Seconds since the last genuine delivery; null before the first. */
  readonly lastDeliveryAgeS: () => number | null;
  readonly log: Log;
}

export interface TunnelService {
  status(): ReachabilityStatus;
  /** Every public address that is ours: as the tunnel has it, or had it last, as the settings name it, and one being tried. */
  ownUrls(): readonly string[];
  /** A genuine delivery came in. @param host its `Host` header. */
  delivered(host: string): void;
  /** Where Bitrix24 has to call, or null while nothing is open. Holds the secret path. */
  handlerUrl(): string | null;
  readonly probe: PublicProbe;
  recheck(cause: RecheckCause): void;
  /** The settings name another tunnel now. */
  restart(): Promise<void>;
  /** Whether a tunnel of these settings would be heard; the running one is left alone. */
  try(tunnel: Settings['tunnel']): Promise<TunnelTrial>;
  close(): Promise<void>;
}

/** Starts the tunnel the settings name and keeps it alive; what is told of it is decided by `createReachability`. */
export function startTunnelService(parts: TunnelServiceParts): TunnelService {
  const { path, log, localPort } = parts;
  const probe = httpProbe({ path: `${handlerPath(path)}/alive`, answerTo: parts.answerTo });
  const reach = openReachability(parts, handlerAt);
  const trials = new Set<string>();
  let lastUrl: string | null = null;
  const logProbe = createProbeLog(log, parts.lastDeliveryAgeS);
  let keeper = keep();
  let restarting = Promise.resolve();

  return {
    status: () => keeper.status(),
    ownUrls() {
      const { publicUrl } = parts.settings().tunnel;
      // Of the tunnel itself: its first probe comes before any change is told.
      return [keeper.status().url, lastUrl, publicUrl, ...trials].filter((url) => url !== null);
    },
    delivered(host) {
      reach.delivered(host);
      parts.statusChanged(keeper.status(), reach.read());
    },
    handlerUrl() {
      const { url } = keeper.status();
      return url === null ? null : handlerAt(url);
    },
    probe,
    recheck: (cause) => keeper.recheck(cause),
    restart() {
      restarting = anew(restarting);
      return restarting;
    },
    try: (tunnel) => tryTunnel(tunnel, { localPort, probe, trials }),
    async close() {
      await restarting;
      probe.close();
      await keeper.stop();
    },
  };

  async function anew(before: Promise<void>): Promise<void> {
    await before;
    await keeper.stop();
    reach.notices.startOver();
    keeper = keep();
  }

  function keep(): ReturnType<typeof createTunnelKeeper> {
    return createTunnelKeeper(
      {
        tunnel: parts.tunnel(),
        probe,
        timers: systemTimers,
        clock: systemClock,
        random: Math.random,
        log,
        addressChanged: (url) => parts.handlerChanged(handlerAt(url)),
        notices: reach.notices,
        isHeardOtherwise: () => reach.read().isBlind,
        changed(status) {
          lastUrl = status.url ?? lastUrl;
          reach.hears(status);
          logProbe(status);
          parts.statusChanged(status, reach.read());
        },
      },
      localPort,
    );
  }

  function handlerAt(publicUrl: string): string {
    return handlerAddress(publicUrl, path);
  }
}

interface TrialParts {
  readonly localPort: number;
  readonly probe: PublicProbe;
  /** The addresses being tried: ours for as long as that takes. */
  readonly trials: Set<string>;
}

async function tryTunnel(
  settings: Settings['tunnel'],
  { localPort, probe, trials }: TrialParts,
): Promise<TunnelTrial> {
  const running = tunnelOfSettings(settings).start(localPort);
  try {
    const opening = await running.opened;
    if (opening.kind === 'failed') return { kind: 'unheard', code: opening.why, detail: opening.detail };
    trials.add(opening.url);
    const outcome = await probe.ask(opening.url);
    trials.delete(opening.url);
    if (outcome.kind === 'unheard') return { kind: 'unheard', code: outcome.why, detail: outcome.detail };
    return { kind: 'heard', url: opening.url, latencyMs: outcome.latencyMs };
  } finally {
    await running.close();
  }
}

function openReachability(
  parts: TunnelServiceParts,
  handlerUrl: (publicUrl: string) => string,
): ReturnType<typeof createReachability> {
  const { memory, isByHand, notices, settings } = parts;
  return createReachability({
    clock: systemClock,
    timers: systemTimers,
    memory,
    isByHand,
    isOwnProxy: () => settings().tunnel.kind === 'static',
    handlerUrl,
    tell: (about, address) => void notices.app({ about, address: address ?? '' }),
  });
}
