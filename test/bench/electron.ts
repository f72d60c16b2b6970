import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fixture, operatorId } from '../deliveries.ts';
import { launchShell, readyFolder, tearDown, type ShellOptions } from '../e2e/electron-shell.ts';
import type { StandIn } from '../e2e/electron-stand-in/launch-stand-in.ts';
import type { BenchRow } from './bench-row.ts';
import { benchRow, quantile } from './bench-times.ts';

const [warmUps, calls, runs] = [20, 400, 11];
/** Of a busy morning. */
const someCalls = 50;
/** Some twenty deliveries a second: two for each call. */
const betweenMs = 100;
const idleMs = 60_000;
const watched = ['--require', fileURLToPath(new URL('watch-program.cjs', import.meta.url))];
/** Where a tray is always seen, so that no window takes its place. */
const scenario = { platform: 'win32' as const };

/** The main process of the built Electron shell, under the stand-in: nothing of Chromium is in these figures. Linux: reads /proc. */
export async function electronShell(): Promise<BenchRow[]> {
  try {
    const starts = await startTimes();
    const delays = await noticeDelays();
    const delay = 'Electron: delivery arrived to Notification.show()';
    const memory = 'Electron: memory (RSS), idle for a minute';
    return [
      benchRow(`${delay}, p50`, quantile(delays, 0.5), { unit: 'ms', most: null }),
      benchRow(`${delay}, p95`, quantile(delays, 0.95), { unit: 'ms', most: 10 }),
      benchRow('Electron: process start to ready, median', quantile(starts.timesMs, 0.5), {
        unit: 'ms',
        most: 500,
      }),
      benchRow('Electron: files of the window read by then', starts.windowFiles, { unit: 'files', most: 0 }),
      benchRow(`${memory} after the start`, await memoryAfter(0), { unit: 'MB', most: 90 }),
      benchRow(`${memory} after ${someCalls} calls`, await memoryAfter(someCalls), { unit: 'MB', most: 90 }),
    ];
  } finally {
    await tearDown();
  }
}

/** The ready line comes once it listens and its tray is there. */
async function startTimes(): Promise<{ readonly timesMs: readonly number[]; readonly windowFiles: number }> {
  const timesMs: number[] = [];
  for (let run = 0; run < runs; run++) {
    const startedMs = performance.now();
    const app = await start({});
    timesMs.push(performance.now() - startedMs);
    await app.close();
  }
  const app = await start({ nodeArgs: watched });
  const read = app.recordsOf('bench.read').map(({ value }) => String(value));
  if (read.length === 0) throw new Error('nobody watched what was read');
  const ofWindow = read.filter((file) => /[\\/]dist[\\/](?:ui|preload)[\\/]/.test(file));
  const opened = [...app.recordsOf('chromium.started'), ...app.recordsOf('browserWindow.create')];
  await app.close();
  return { timesMs, windowFiles: ofWindow.length + opened.length };
}

/** @returns MB at rest, a minute after so many calls. */
async function memoryAfter(some: number): Promise<number> {
  const app = await start({});
  for (let call = 0; call < some; call++) {
    await callOf(app, call);
    await wait(betweenMs);
  }
  await wait(idleMs);
  const status = readFileSync(`/proc/${app.process.pid}/status`, 'utf8');
  await app.close();
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

async function noticeDelays(): Promise<readonly number[]> {
  const app = await start({ nodeArgs: watched });
  const delays: number[] = [];
  for (let call = 0; call < warmUps + calls; call++) {
    const delay = await delayOf(app, call);
    if (call >= warmUps) delays.push(delay);
    await wait(betweenMs);
  }
  await app.close();
  return delays;
}

/** From the last header of the delivery that says who answered to the notice, both by the program's own clock. */
async function delayOf(app: StandIn, call: number): Promise<number> {
  const before = app.records.length;
  const callId = await callOf(app, call);
  const since = app.records.slice(before);
  const arrived = since.find(({ kind, detail }) => kind === 'bench.request' && detail === callId);
  const notice = since.find(({ kind }) => kind === 'notification.show');
  if (arrived === undefined || notice === undefined) throw new Error(`${callId} was not told of`);
  return notice.atMs - arrived.atMs;
}

/** A call comes in, is answered, and is told of. @returns its id. */
async function callOf(app: StandIn, call: number): Promise<string> {
  const { listener } = JSON.parse(app.stdout[0] ?? '{}') as { listener: string };
  const callId = `call-${call}`;
  const number = `+4930${1_000_000 + call}`;
  const about = { 'data[CALL_ID]': callId };
  const init = fixture('call-init-incoming', Date.now(), { ...about, 'data[CALLER_ID]': number });
  await post(listener, `${callId} rings`, init);
  await post(listener, callId, fixture('call-start', Date.now(), { ...about, 'data[USER_ID]': operatorId }));
  await app.recorded('notification.show', ({ title }) => title === number);
  return callId;
}

/** On a connection of its own, as Bitrix24 sends. */
async function post(listener: string, name: string, body: string): Promise<void> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    connection: 'close',
    'x-delivery': name,
  };
  const status = await new Promise((resolve, reject) => {
    const sent = request(listener, { method: 'POST', agent: false, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    sent.once('error', reject);
    sent.end(body);
  });
  if (status !== 200) throw new Error(`${name} was answered ${String(status)}`);
}

async function start(options: ShellOptions): Promise<StandIn> {
  const app = launchShell({ scenario, args: ['--hidden', '--data-dir', await readyFolder()], ...options });
  await app.recorded('menu.setApplicationMenu');
  while (app.stdout.length === 0) await wait(1);
  return app;
}
