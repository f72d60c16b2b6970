/** A keeper on real parts: a localtunnel server in its own process, real timers, a real listener. */
import { localtunnel } from '../../../src/adapters/tunnel/localtunnel.ts';
import { httpProbe } from '../../../src/adapters/tunnel/http-probe.ts';
import { createReachabilityNotices } from '../../../src/core/tunnel/reachability-notices.ts';
import type { ReachabilityNotice, ReachabilityStatus } from '../../../src/core/tunnel/reachability-state.ts';
import { createTunnelKeeper, type TunnelKeeper } from '../../../src/core/tunnel/tunnel-keeper.ts';
import { usualTimes, type KeeperTimes } from '../../../src/core/tunnel/tunnel-times.ts';
import { lookup } from '../../localtunnel-server.ts';
import type { LocalListener } from './local-listener.ts';

export interface RealKeeper {
  readonly keeper: TunnelKeeper;
  readonly states: string[];
  readonly addresses: string[];
  readonly told: ReachabilityNotice[];
  /** Resolves when the next notice is told. */
  noticed(): Promise<ReachabilityNotice>;
  /** Resolves at the first status, from now on, that fits. */
  until(fits: (status: ReachabilityStatus) => boolean): Promise<ReachabilityStatus>;
  stop(): Promise<void>;
}

export interface Pace {
  readonly times: KeeperTimes;
  readonly probeTimeoutMs: number;
  readonly startLimitMs: number;
}

export const usualPace: Pace = { times: usualTimes, probeTimeoutMs: 10_000, startLimitMs: 15_000 };

/** As usual, only shorter: one second for thirty. */
const hurriedPace: Pace = {
  times: { probeEveryMs: 1_000, probeAgainMs: 100, steadyAfterMs: 0, tellAfterMs: 2_000 },
  probeTimeoutMs: 500,
  startLimitMs: 1_000,
};

const clock = { now: Date.now, monotonic: () => performance.now() };
const timers = {
  after(delayMs: number, task: () => void) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

export function startRealKeeper(host: string, listener: LocalListener, pace = hurriedPace): RealKeeper {
  const states: string[] = [];
  const addresses: string[] = [];
  const told: ReachabilityNotice[] = [];
  let awaited = Promise.withResolvers<ReachabilityNotice>();
  let waiting: ((status: ReachabilityStatus) => void)[] = [];
  const probe = httpProbe({
    path: listener.path,
    answerTo: listener.answerTo,
    lookup,
    timeoutMs: pace.probeTimeoutMs,
  });
  const keeper = createTunnelKeeper(
    {
      tunnel: localtunnel({ host, subdomain: null, startLimitMs: pace.startLimitMs }),
      probe,
      timers,
      clock,
      random: Math.random,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      addressChanged: (url) => addresses.push(url),
      notices: createReachabilityNotices(timers, clock, { ...pace.times, tell }),
      isHeardOtherwise: () => false,
      changed(status) {
        if (states.at(-1) !== status.state) states.push(status.state);
        for (const look of waiting) look(status);
      },
    },
    listener.port,
    pace.times,
  );

  function tell(notice: ReachabilityNotice): void {
    told.push(notice);
    awaited.resolve(notice);
    awaited = Promise.withResolvers();
  }

  return {
    keeper,
    states,
    addresses,
    told,
    noticed: () => awaited.promise,
    until: (fits) =>
      new Promise((resolve) => {
        const look = (status: ReachabilityStatus): void => {
          if (!fits(status)) return;
          waiting = waiting.filter((other) => other !== look);
          resolve(status);
        };
        waiting.push(look);
      }),
    async stop() {
      probe.close();
      await keeper.stop();
    },
  };
}
