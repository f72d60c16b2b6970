import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { dataFolder, startShell, type HeadlessShell } from '../e2e/headless-shell.ts';
import { startNotificationDaemon, type NotificationDaemon } from '../notification-daemon.ts';
import type { BenchRow } from './bench-row.ts';
import { watchNotifyCalls, type NotifyCalls } from './notify-calls.ts';
import { startWebhookPeer } from './webhook-peer.ts';

const warmUps = 5;
const rounds = 100;
const token = '51610fefc120afg4b628cc82d6298cce';
const sender = { domain: 'company.bitrix24.com', member_id: 'a223c6b9410f85df78e9377d6c4f7213' };

/**
 * From sending a POST to `Notify` on the bus: the built headless shell, which verifies, keeps and answers before it
 * notifies, against `webhook` with a token rule. Both in turns, in one run; dunst is idle before each.
 */
export async function noticeLatency(): Promise<BenchRow[]> {
  await using opened = new AsyncDisposableStack();
  const daemon = await startNotificationDaemon();
  opened.defer(() => daemon.stop());
  const env = { ...process.env, ...daemon.env };
  const calls = await watchNotifyCalls(env);
  opened.defer(() => calls.stop());
  const peer = await startWebhookPeer(token, env);
  opened.defer(() => peer.stop());
  const shell = await openShell(env, opened);

  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < warmUps + rounds; round++) {
    const callId = `call-${round}`;
    await post(shell.ready.listener, initOf(callId));
    const runs = [
      async () => times.ours.push(await latencyOf(calls, daemon, [shell.ready.listener, startOf(callId)])),
      async () => times.theirs.push(await latencyOf(calls, daemon, [peer.url, peerBody])),
    ];
    for (const run of round % 2 === 0 ? runs : runs.toReversed()) await run();
  }
  return [50, 95].map((percent) => rowOf(percent, times));
}

async function openShell(env: NodeJS.ProcessEnv, opened: AsyncDisposableStack): Promise<HeadlessShell> {
  const folder = dataFolder({
    settings: { portal: { mode: 'webhook', operatorId: '1269' }, tunnel: { kind: 'none' } },
    secrets: { applicationToken: token },
  });
  opened.defer(() => folder.remove());
  const shell = await startShell(['--headless', '--data-dir', folder.path], env);
  opened.defer(async () => void (await shell.stop()));
  return shell;
}

async function latencyOf(
  calls: NotifyCalls,
  daemon: NotificationDaemon,
  [url, body]: readonly [string, string],
): Promise<number> {
  await daemon.clear();
  await wait(50);
  const seen = calls.next();
  const sentMs = tick();
  await post(url, body);
  return (await seen) - sentMs;
}

/** The wall clock at the moment it turns to the next millisecond: as exact as the monitor's times. */
function tick(): number {
  const before = Date.now();
  let now = before;
  while (now === before) now = Date.now();
  return now;
}

/** On a connection of its own, as Bitrix24 sends. */
async function post(url: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', connection: 'close' };
  const sent = request(url, { method: 'POST', agent: false, headers }).end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
  await once(response, 'end');
}

const peerBody = new URLSearchParams({
  token,
  title: '+79161234567',
  body: 'Incoming call connected · +4930111222',
}).toString();

function initOf(callId: string): string {
  const numbers = { PHONE_NUMBER: '+4930111222', CALLER_ID: '+79161234567', ACCOUNT_SEARCH_ID: 'reg133788' };
  return bodyOf('ONVOXIMPLANTCALLINIT', { CALL_ID: callId, CALL_TYPE: '2', ...numbers });
}

function startOf(callId: string): string {
  return bodyOf('ONVOXIMPLANTCALLSTART', { CALL_ID: callId, USER_ID: '1269' });
}

function bodyOf(event: string, data: Readonly<Record<string, string>>): string {
  const body = new URLSearchParams({ event, ts: String(Math.floor(Date.now() / 1_000)) });
  for (const [name, value] of Object.entries(data)) body.set(`data[${name}]`, value);
  for (const [name, value] of Object.entries({ ...sender, application_token: token }))
    body.set(`auth[${name}]`, value);
  return body.toString();
}

function rowOf(percent: number, { ours, theirs }: { ours: number[]; theirs: number[] }): BenchRow {
  const [mine, peers] = [ours, theirs].map((times) => percentile(times.slice(warmUps), percent));
  const [measured, peer] = [mine ?? Number.NaN, peers ?? Number.NaN];
  return {
    what: `POST sent to Notify on the bus, p${percent}`,
    measured: `${measured.toFixed(1)} ms`,
    target: '≤ webhook + notify-send',
    peer: `${peer.toFixed(1)} ms`,
    met: measured <= peer,
  };
}

function percentile(times: readonly number[], percent: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}
