import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { dataFolder, startShell } from '../e2e/headless-shell.ts';
import type { BenchRow } from './bench-row.ts';

const rounds = 5;
const secondsPerRound = 4;
let calls = 0;

/** Every body is another call of our operator: each is an insert with a commit of its own right to be waited for. */
function nextStart(): string {
  return fixture('call-start', Date.now(), { 'data[CALL_ID]': `bench.${calls++}` });
}

/** As calls really come: INIT, START and END of one call, one after the other. */
function nextOfThree(): string {
  const name = ['call-init-incoming', 'call-start-incoming', 'call-end-success'][calls % 3] ?? '';
  return fixture(name, Date.now(), { 'data[CALL_ID]': `three.${Math.floor(calls++ / 3)}` });
}

interface Load {
  readonly url: string;
  readonly body: () => string;
  readonly seconds: number;
}

async function load({ url, body, seconds }: Load): Promise<autocannon.Result> {
  const result = await autocannon({
    url,
    connections: 20,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  return result;
}

async function startPeer(file: string): Promise<{ url: string; stop(): void }> {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return { url, stop: () => child.kill() };
}

/** The built headless shell, its history on disk, its notices off. */
export async function deliveryThroughput(): Promise<BenchRow[]> {
  const folder = dataFolder({
    settings: {
      portal: { operatorId, memberId },
      notifications: { enabled: false },
      tunnel: { kind: 'none' },
    },
    secrets: { applicationToken },
  });
  const shell = await startShell(['--data-dir', folder.path]);
  const bare = await startPeer('bare-express.ts');
  const store = await startPeer('bare-store.ts');
  const ours = { url: shell.ready.listener, seconds: secondsPerRound };
  const peer = { url: bare.url, seconds: secondsPerRound };
  const ceiling = { url: store.url, seconds: secondsPerRound };
  try {
    await load({ ...ours, body: nextStart, seconds: 2 });
    await load({ ...peer, body: nextStart, seconds: 2 });
    const starts = await alternate({ ...ours, body: nextStart }, { ...peer, body: nextStart });
    const threes = await alternate({ ...ours, body: nextOfThree }, { ...peer, body: nextOfThree });
    const least = await alternate({ ...ceiling, body: nextStart }, { ...peer, body: nextStart });
    const p99 = await p99AtSteadyRate(ours.url);
    return [
      ratioRow('deliveries a second, every one a new call on disk', starts),
      ratioRow('deliveries a second, INIT + START + END of each call', threes),
      {
        what: 'the same by bare express 5 that only stores two columns',
        measured: percentOf(least),
        target: '',
        peer: 'bare express 5',
        met: null,
      },
      {
        what: 'answer at 200 deliveries a second, p99',
        measured: `${p99.toFixed(1)} ms`,
        target: '≤ 5 ms',
        peer: '',
        met: p99 <= 5,
      },
    ];
  } finally {
    bare.stop();
    store.stop();
    await shell.stop();
    folder.remove();
  }
}

/**
 * Milliseconds. Open loop: a delivery leaves every 5 ms whatever became of the ones before. Autocannon sends a fixed
 * rate in bursts, and so measures its own queue.
 */
async function p99AtSteadyRate(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const times: number[] = [];
  const answers: Promise<void>[] = [];
  const startedAt = performance.now();
  while (answers.length < 2_000) {
    answers.push(timedPost({ url, agent, times }));
    await wait(Math.max(0, startedAt + answers.length * 5 - performance.now()));
  }
  await Promise.all(answers);
  agent.destroy();
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}

async function timedPost({
  url,
  agent,
  times,
}: {
  url: string;
  agent: Agent;
  times: number[];
}): Promise<void> {
  const startedAt = performance.now();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const outgoing = request(url, { method: 'POST', agent, headers }).end(nextStart());
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  await once(response.resume(), 'end');
  times.push(performance.now() - startedAt);
}

interface Ratios {
  readonly ours: number;
  readonly peer: number;
  readonly ratio: number;
}

/** A B A B …: the machine's speed drifts, and a pair is measured side by side. Medians. */
async function alternate(ours: Load, peer: Load): Promise<Ratios> {
  const pairs: Ratios[] = [];
  for (let round = 0; round < rounds; round++) {
    const one = (await load(ours)).requests.average;
    const other = (await load(peer)).requests.average;
    pairs.push({ ours: one, peer: other, ratio: one / other });
  }
  const median = (key: keyof Ratios): number =>
    pairs.map((pair) => pair[key]).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return { ours: median('ours'), peer: median('peer'), ratio: median('ratio') };
}

function ratioRow(what: string, ratios: Ratios): BenchRow {
  return {
    what,
    measured: percentOf(ratios),
    target: '≥ 70 % of the peer',
    peer: `bare express 5: ${ratios.peer.toFixed(0)}/s`,
    met: ratios.ratio >= 0.7,
  };
}

function percentOf({ ours, ratio }: Ratios): string {
  return `${ours.toFixed(0)}/s, ${(ratio * 100).toFixed(0)} % of the peer`;
}
