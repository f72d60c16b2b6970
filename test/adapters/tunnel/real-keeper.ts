/** A keeper on real parts: a localtunnel server in its own process, real timers, a real listener. */
import { localtunnel } from '../../../src/adapters/tunnel/localtunnel.ts';
import { httpProbe } from '../../../src/adapters/tunnel/http-probe.ts';
import type { HearingNotice, HearingStatus } from '../../../src/core/hearing.ts';
import { createTunnelKeeper, type TunnelKeeper } from '../../../src/core/tunnel-keeper.ts';
import type { KeeperTimes } from '../../../src/core/tunnel-times.ts';
import { lookup } from '../../localtunnel-server.ts';
import type { LocalListener } from './local-listener.ts';

export interface RealKeeper {
  readonly keeper: TunnelKeeper;
  readonly states: string[];
  readonly addresses: string[];
  readonly told: HearingNotice[];
  /** Resolves at the first status, from now on, that fits. */
  until(fits: (status: HearingStatus) => boolean): Promise<HearingStatus>;
  stop(): Promise<void>;
}

/** As usual, only shorter: one second for thirty. */
const hurriedTimes: KeeperTimes = {
  probeEveryMs: 1_000,
  probeAgainMs: 100,
  steadyAfterMs: 0,
  tellAfterMs: 2_000,
};

const timers = {
  after(delayMs: number, task: () => void) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

export function startRealKeeper(host: string, listener: LocalListener, times = hurriedTimes): RealKeeper {
  const states: string[] = [];
  const addresses: string[] = [];
  const told: HearingNotice[] = [];
  let waiting: ((status: HearingStatus) => void)[] = [];
  const probe = httpProbe({ path: listener.path, answerTo: listener.answerTo, lookup, timeoutMs: 500 });
  const keeper = createTunnelKeeper(
    {
      tunnel: localtunnel({ host, subdomain: null, startLimitMs: 1_000 }),
      probe,
      timers,
      clock: { now: Date.now, monotonic: () => performance.now() },
      random: Math.random,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      addressChanged: (url) => addresses.push(url),
      tell: (notice) => told.push(notice),
      changed(status) {
        if (states.at(-1) !== status.state) states.push(status.state);
        for (const look of waiting) look(status);
      },
    },
    listener.port,
    times,
  );

  return {
    keeper,
    states,
    addresses,
    told,
    until: (fits) =>
      new Promise((resolve) => {
        const look = (status: HearingStatus): void => {
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
