/** Hours of calls in twenty minutes, with a window open, then a burst: does the headless program keep memory that it does not need? */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { dataFolder, startShell } from '../e2e/headless-shell.ts';
import type { BenchRow } from './bench-row.ts';

export interface Soak {
  readonly minutes: number;
  readonly perSecond: number;
  readonly burstSeconds: number;
  readonly burstPerSecond: number;
  readonly restSeconds: number;
}

export interface Soaked {
  /** Megabytes of resident memory after each minute, the first before anything came. */
  readonly eachMinute: readonly number[];
  readonly afterBurst: number;
  /** A while later. */
  readonly afterRest: number;
  readonly answers: ReadonlyMap<number | undefined, number>;
}

/** @returns what it took, once the program has stopped. Linux only: it reads /proc. */
export async function soakShell(soak: Soak): Promise<Soaked> {
  const folder = dataFolder({
    settings: {
      portal: { operatorId, memberId },
      notifications: { enabled: false },
      tunnel: { kind: 'none' },
    },
    secrets: { applicationToken },
  });
  const shell = await startShell(['--data-dir', folder.path]);
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const window = await openWindow(shell.ready.window);
  const answers = new Map<number | undefined, number>();
  let sent = 0;
  const memory = (): number => residentMegabytes(shell.process.pid ?? 0);
  const deliverOne = async (): Promise<void> => {
    const status = await post({ url: shell.ready.listener, agent, body: nextOfThree(sent++) });
    answers.set(status, (answers.get(status) ?? 0) + 1);
  };
  const deliver = async (perSecond: number, seconds: number): Promise<void> => {
    const startedAt = performance.now();
    const waiting = new Set<Promise<void>>();
    // Open loop: each leaves at its time, whatever became of the ones before.
    for (let nth = 0; nth < perSecond * seconds; nth++) {
      const answer = deliverOne().finally(() => waiting.delete(answer));
      waiting.add(answer);
      await wait(Math.max(0, startedAt + ((nth + 1) * 1_000) / perSecond - performance.now()));
    }
    await Promise.all(waiting);
  };
  try {
    const eachMinute = [memory()];
    for (let minute = 0; minute < soak.minutes; minute++) {
      await deliver(soak.perSecond, 60);
      eachMinute.push(memory());
      console.error(`minute ${minute + 1}: ${memory()} MB`);
    }
    await deliver(soak.burstPerSecond, soak.burstSeconds);
    const afterBurst = memory();
    await wait(soak.restSeconds * 1_000);
    return { eachMinute, afterBurst, afterRest: memory(), answers };
  } finally {
    window.destroy();
    agent.destroy();
    await shell.stop();
    folder.remove();
  }
}

export async function soak(): Promise<BenchRow[]> {
  const { eachMinute, afterBurst, afterRest, answers } = await soakShell({
    minutes: 20,
    perSecond: 20,
    burstSeconds: 200,
    burstPerSecond: 110,
    restSeconds: 60,
  });
  const growth = Math.max(...eachMinute.slice(6)) - (eachMinute[5] ?? 0);
  const statuses = [...answers].map(([status, count]) => `${count} × ${status}`).join(', ');
  return [
    {
      what: 'memory, 20 deliveries a second for 20 minutes, one window',
      measured: `MB after each minute: ${eachMinute.join(', ')}`,
      target: 'at most 5 MB more than after minute five',
      peer: '',
      met: growth <= 5,
    },
    {
      what: 'memory, then 110 deliveries a second for 200 s, and a minute of rest',
      measured: `${afterBurst} MB, then ${afterRest} MB; answers ${statuses}`,
      target: '≤ 110 MB after the minute, all answered 200',
      peer: '',
      met: afterRest <= 110 && answers.size === 1 && answers.has(200),
    },
  ];
}

/** As calls really come: INIT, START and END of one call, one after the other. */
function nextOfThree(nth: number): string {
  const name = ['call-init-incoming', 'call-start-incoming', 'call-end-success'][nth % 3] ?? '';
  return fixture(name, Date.now(), { 'data[CALL_ID]': `soak.${Math.floor(nth / 3)}` });
}

async function post(to: { url: string; agent: Agent; body: string }): Promise<number | undefined> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const outgoing = request(to.url, { method: 'POST', agent: to.agent, headers }).end(to.body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  await once(answer.resume(), 'end');
  return answer.statusCode;
}

/** What a window holds open for as long as it is there. */
async function openWindow(link: string): Promise<IncomingMessage> {
  const { origin, hash } = new URL(link);
  const session = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: hash.slice('#key='.length) }),
  });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const [events] = (await once(
    request(`${origin}/api/events`, { headers: { cookie } }).end(),
    'response',
  )) as [IncomingMessage];
  if (events.statusCode !== 200) throw new Error(`the window's events were answered ${events.statusCode}`);
  return events.resume();
}

function residentMegabytes(processId: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? [];
  return Math.round((Number(kilobytes) * 1_024) / 1e6);
}
