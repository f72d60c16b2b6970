/** How long the tunnel stays deaf, and what it costs, against a real localtunnel server in a process of its own. */
import { startLocalListener, type LocalListener } from '../adapters/tunnel/local-listener.ts';
import { postThrough } from '../adapters/tunnel/post-through.ts';
import { startRealKeeper, usualPace, type RealKeeper } from '../adapters/tunnel/real-keeper.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '../localtunnel-server.ts';
import type { BenchRow } from './bench-row.ts';

const kills = 20;
const deliveries = 500;
/** A tunnel is thought steady at once: else twenty kills in two minutes would, rightly, be met with ever longer delays. */
const pace = { ...usualPace, times: { ...usualPace.times, steadyAfterMs: 0 } };

export async function tunnelRepair(): Promise<BenchRow[]> {
  const [repair, frozen] = await Promise.all([repairTimes(), toldAfterFreeze()]);
  return [repair, frozen, await addedLatency()];
}

async function repairTimes(): Promise<BenchRow> {
  const took: number[] = [];
  await withTunnel(pace, async (rig, server) => {
    for (let kill = 0; kill < kills; kill += 1) {
      const deaf = rig.until(({ state }) => state === 'deaf');
      await server.kill('SIGKILL');
      await deaf;
      // Away for up to three seconds, so that it does not always return in the same moment of the back-off.
      await new Promise((done) => setTimeout(done, (kill % 4) * 1_000));
      const reachability = rig.until(({ state }) => state === 'hearing');
      await server.restart();
      const returnedAtMs = performance.now();
      await reachability;
      took.push(performance.now() - returnedAtMs);
    }
  });
  return {
    what: `tunnel: hearing again after its server returns, ${kills} kills`,
    measured: `median ${seconds(quantile(took, 0.5))}, p95 ${seconds(quantile(took, 0.95))}`,
    target: 'p95 <= 15 s',
    peer: 'localtunnel 2.0.2 alone: its process ends, or it stays deaf (peers C1)',
    met: quantile(took, 0.95) <= 15_000,
  };
}

async function toldAfterFreeze(): Promise<BenchRow> {
  let tookMs = 0;
  await withTunnel(usualPace, async (rig, server) => {
    await server.kill('SIGSTOP');
    const frozenAtMs = performance.now();
    await rig.noticed();
    tookMs = performance.now() - frozenAtMs;
  });
  return {
    what: 'tunnel: operator told that a frozen server made us deaf',
    measured: seconds(tookMs),
    target: '<= 65 s',
    peer: 'localtunnel 2.0.2 alone: has no heartbeat, never (peers C1)',
    met: tookMs <= 65_000,
  };
}

async function addedLatency(): Promise<BenchRow> {
  let direct: number[] = [];
  let through: number[] = [];
  await withTunnel(pace, async (rig, _server, listener) => {
    direct = await timesOf(`http://127.0.0.1:${listener.port}`);
    through = await timesOf(rig.keeper.status().url ?? '');
  });
  const addedMs = quantile(through, 0.5) - quantile(direct, 0.5);
  const p95Ms = quantile(through, 0.95) - quantile(direct, 0.95);
  return {
    what: `tunnel: latency it adds on loopback, ${deliveries} deliveries`,
    measured: `median ${addedMs.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms`,
    target: 'median <= 20 ms',
    peer: 'public localtunnel: 75 ms, bad days 5-30 s (peers E)',
    met: addedMs <= 20,
  };
}

async function timesOf(url: string): Promise<number[]> {
  const took: number[] = [];
  for (let count = 0; count < deliveries; count += 1) {
    const startedAtMs = performance.now();
    await postThrough(url, 'event=ONVOXIMPLANTCALLSTART');
    took.push(performance.now() - startedAtMs);
  }
  return took;
}

type Measure = (rig: RealKeeper, server: LocaltunnelServer, listener: LocalListener) => Promise<void>;

async function withTunnel(at: typeof pace, measure: Measure): Promise<void> {
  const server = await startLocaltunnelServer();
  const listener = await startLocalListener();
  const rig = startRealKeeper(server.host, listener, at);
  await rig.until(({ state }) => state === 'hearing');
  await measure(rig, server, listener);
  await rig.stop();
  await listener.close();
  await server.stop();
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
