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

const [warmUps, calls, starts] = [20, 400, 11];
/** Some twenty deliveries a second: two for each call. */
const betweenMs = 100;
const idleMs = 60_000;
const watched = ['--require', fileURLToPath(new URL('watch-program.cjs', import.meta.url))];
/** Where a tray is always seen, so that no window takes its place. */
const scenario = { platform: 'win32' as const };

/** The main process of the built Electron shell, under the stand-in: nothing of Chromium is in these figures. Linux: reads /proc. */
export async function electronShell(): Promise<BenchRow[]> {
  try {
    const start = await startTimes();
    const { delays, busyMb, idleMb } = await workingDay();
    return [
      benchRow('Electron: delivery arrived to Notification.show(), p50', quantile(delays, 0.5), {
        unit: 'ms',
        most: null,
      }),
      benchRow('Electron: delivery arrived to Notification.show(), p95', quantile(delays, 0.95), {
        unit: 'ms',
        most: 10,
      }),
      benchRow('Electron: process start to ready, median', quantile(start.timesMs, 0.5), {
        unit: 'ms',
        most: 500,
      }),
      benchRow('Electron: files of the window read by then', start.windowFiles, { unit: 'files', most: 0 }),
      benchRow('Electron: memory (RSS), a minute after the start', idleMb, { unit: 'MB', most: 90 }),
      benchRow(`Electron: memory (RSS), a minute after ${warmUps + calls} calls`, busyMb, {
        unit: 'MB',
        most: 90,
      }),
    ];
  } finally {
    await tearDown();
  }
}

/** The ready line comes once it listens and its tray is there. */
async function startTimes(): Promise<{ readonly timesMs: readonly number[]; readonly windowFiles: number }> {
  const timesMs: number[] = [];
  for (let run = 0; run < starts; run++) {
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

async function workingDay(): Promise<{
  readonly delays: readonly number[];
  readonly busyMb: number;
  readonly idleMb: number;
}> {
  const idle = await start({});
  await wait(idleMs);
  const idleMb = memoryOf(idle);
  await idle.close();

  const busy = await start({ nodeArgs: watched });
  const { listener } = JSON.parse(busy.stdout[0] ?? '{}') as { listener: string };
  const delays: number[] = [];
  for (let call = 0; call < warmUps + calls; call++) {
    const delay = await delayOf(busy, listener, call);
    if (call >= warmUps) delays.push(delay);
    await wait(betweenMs);
  }
  await wait(idleMs);
  const busyMb = memoryOf(busy);
  await busy.close();
  return { delays, busyMb, idleMb };
}

/** From the last header of the delivery that says who answered to the notice, both by the program's own clock. */
async function delayOf(app: StandIn, listener: string, call: number): Promise<number> {
  const callId = `call-${call}`;
  const number = `+4930${1_000_000 + call}`;
  const shown = app.records.length;
  await post(
    listener,
    'init',
    fixture('call-init-incoming', Date.now(), { 'data[CALL_ID]': callId, 'data[CALLER_ID]': number }),
  );
  await post(
    listener,
    callId,
    fixture('call-start', Date.now(), { 'data[CALL_ID]': callId, 'data[USER_ID]': operatorId }),
  );
  await app.recorded('notification.show', ({ title }) => title === number);
  const since = app.records.slice(shown);
  const arrived = since.find(({ kind, detail }) => kind === 'bench.request' && detail === callId);
  const notice = since.find(({ kind }) => kind === 'notification.show');
  if (arrived === undefined || notice === undefined) throw new Error(`${callId} was not told of`);
  return notice.atMs - arrived.atMs;
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

function memoryOf({ process: { pid } }: StandIn): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
