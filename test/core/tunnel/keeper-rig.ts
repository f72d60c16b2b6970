import { createReachabilityNotices } from '../../../src/core/tunnel/reachability-notices.ts';
import type { ReachabilityNotice, ReachabilityStatus } from '../../../src/core/tunnel/reachability-state.ts';
import { createTunnelKeeper, type TunnelKeeper } from '../../../src/core/tunnel/tunnel-keeper.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { manualTimers, type ManualTimers } from '../../fakes/manual-timers.ts';
import { scriptedProbe, type ScriptedProbe } from '../../fakes/scripted-probe.ts';
import { opening, scriptedTunnel, type Script, type ScriptedTunnel } from '../../fakes/scripted-tunnel.ts';

export const home = 'https://home.example';
export const startMs = 1_800_000_000_000;
const stepMs = 250;

export interface KeeperRig {
  readonly keeper: TunnelKeeper;
  readonly tunnel: ScriptedTunnel;
  readonly probe: ScriptedProbe;
  readonly timers: ManualTimers;
  readonly told: { readonly notice: ReachabilityNotice; readonly afterMs: number }[];
  readonly addresses: string[];
  readonly states: string[];
  readonly changes: ReachabilityStatus[];
  /** Lets time go by, and everybody act on it. */
  pass(ms: number): Promise<void>;
  /** Only the clocks go on, as in sleep; `monotonic` false where that clock stands still. */
  sleep(ms: number, monotonic: boolean): void;
  elapsedMs(): number;
}

export interface RigOptions {
  readonly script?: Script;
  readonly random?: () => number;
  readonly heardOtherwise?: boolean;
}

/** A keeper among fakes, with its tunnel started and nothing else done yet. */
export function keeperRig({
  script = opening(home),
  random = () => 0.5,
  heardOtherwise = false,
}: RigOptions = {}): KeeperRig {
  const timers = manualTimers();
  const tunnel = scriptedTunnel(script);
  const probe = scriptedProbe(timers);
  const told: { notice: ReachabilityNotice; afterMs: number }[] = [];
  const addresses: string[] = [];
  const states: string[] = [];
  const changes: ReachabilityStatus[] = [];
  const clock = manualClock(startMs);
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const keeper = createTunnelKeeper(
    {
      tunnel,
      probe,
      timers,
      random,
      log,
      clock,
      addressChanged: (url) => addresses.push(url),
      notices: createReachabilityNotices(timers, clock, {
        tellAfterMs: 60_000,
        tell: (notice) => told.push({ notice, afterMs: clock.now() - startMs }),
      }),
      isHeardOtherwise: () => heardOtherwise,
      changed(status) {
        if (states.at(-1) !== status.state) states.push(status.state);
        changes.push(status);
      },
    },
    8080,
  );

  return {
    keeper,
    tunnel,
    probe,
    timers,
    told,
    addresses,
    states,
    changes,
    sleep: clock.pass,
    elapsedMs: () => clock.now() - startMs,
    async pass(ms) {
      for (let passed = 0; passed < ms; passed += stepMs) {
        clock.pass(stepMs);
        await settle();
        timers.advance(stepMs);
        await settle();
      }
    },
  };
}

/** Every promise that can go on has gone on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}
