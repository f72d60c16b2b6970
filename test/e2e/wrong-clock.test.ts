/**
 * The whole program on a machine whose clock is wrong (libfaketime), by webhooks and with nobody to ask for the time: a wrong
 * clock costs no call, and the operator hears that it is wrong.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { applicationToken, fixture, operatorId } from '../deliveries.ts';
import { needs, notificationDaemonPrograms } from '../needs.ts';
import { startNotificationDaemon } from '../notification-daemon.ts';
import { dataFolder, startShell, type HeadlessShell } from './headless-shell.ts';
import { windowClient, type WindowClient } from './window-client.ts';

const [secondMs, minuteMs, hourMs] = [1_000, 60_000, 3_600_000];
const dayMs = 24 * hourMs;
const endings: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

interface Machine {
  readonly shell: HeadlessShell;
  readonly client: WindowClient;
  /** Puts the machine's clock to so many milliseconds ahead of the true time, while the program runs. */
  setAhead(ms: number): void;
  post(body: string): Promise<number>;
  /** INIT, START and END, made now by a true clock. @returns the answers. */
  call(name: string): Promise<number[]>;
  /** @param aheadMs of the machine's clock, then. */
  restart(aheadMs?: number): Promise<Machine>;
}

async function machineAhead(ms: number, env: NodeJS.ProcessEnv = process.env): Promise<Machine> {
  const folder = dataFolder({
    settings: {
      portal: { mode: 'webhook', operatorId },
      appearance: { language: 'en' },
      tunnel: { kind: 'none' },
    },
    secrets: { applicationToken },
  });
  const control = mkdtempSync(join(tmpdir(), 'offhook-clock-'));
  endings.push(
    () => folder.remove(),
    () => rmSync(control, { recursive: true }),
  );
  return started({ folder: folder.path, control: join(control, 'ahead'), ms, env });
}

interface Start {
  readonly folder: string;
  /** What libfaketime reads. */
  readonly control: string;
  readonly ms: number;
  readonly env: NodeJS.ProcessEnv;
}

async function started(start: Start): Promise<Machine> {
  const { folder, control, ms, env } = start;
  const setAhead = (aheadMs: number): void =>
    writeFileSync(control, `${aheadMs < 0 ? '-' : '+'}${Math.abs(aheadMs) / secondMs}`);
  setAhead(ms);
  const shell = await startShell(['--headless', '--data-dir', folder], {
    ...env,
    LD_PRELOAD: libfaketime(),
    FAKETIME_TIMESTAMP_FILE: control,
    FAKETIME_NO_CACHE: '1',
    DONT_FAKE_MONOTONIC: '1',
  });
  let exit: Promise<unknown> | null = null;
  const stop = (): Promise<unknown> => (exit ??= shell.stop());
  endings.push(stop);
  const post = async (body: string): Promise<number> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return (await fetch(shell.ready.listener, { method: 'POST', headers, body })).status;
  };
  return {
    ...{ shell, setAhead, post },
    client: await windowClient(shell),
    async call(callId) {
      const answers: number[] = [];
      for (const body of bodiesOf(callId)) answers.push(await post(body));
      return answers;
    },
    async restart(aheadMs = ms) {
      await stop();
      return started({ ...start, ms: aheadMs });
    },
  };
}

function libfaketime(): string {
  const words = ['-m', '-f', '+0', 'printenv', 'LD_PRELOAD'];
  return execFileSync('faketime', words, { encoding: 'utf8' }).trim();
}

function bodiesOf(callId: string): readonly string[] {
  return ['call-init-incoming', 'call-start', 'call-end-success'].map((name) =>
    fixture(name, Date.now(), { 'data[CALL_ID]': callId }),
  );
}

async function clockOf({ client }: Machine): Promise<string> {
  const { clock } = await client.ask('status.read', null);
  const { days, hours, minutes } = clock.span;
  return `${clock.state} ${days}d ${hours}h ${minutes}m`;
}

/** `id origin`, the newest first. */
async function kept({ client }: Machine): Promise<readonly string[]> {
  const { calls } = await client.ask('history.page', { filter: {}, after: null, limit: 99 });
  return calls.map(({ callId, origin }) => `${callId} ${origin}`);
}

describe('a wrong clock costs no call', needs('faketime'), () => {
  test.each([
    ['6 minutes slow', -6 * minuteMs, 'behind'],
    ['62 minutes fast', 62 * minuteMs, 'ahead'],
    ['an hour behind, read as local time', -hourMs, 'behind'],
    ['12 hours ahead, read as local time', 12 * hourMs, 'ahead'],
    ['14 hours behind', -14 * hourMs, 'behind'],
    ['23 hours and 59 minutes ahead', 23 * hourMs + 59 * minuteMs, 'ahead'],
  ])('%s', async (_what, aheadMs, state) => {
    const machine = await machineAhead(aheadMs);
    for (const name of ['a', 'b', 'c', 'd']) expect(await machine.call(name)).toEqual([200, 200, 200]);
    expect(await kept(machine)).toHaveLength(4);
    expect(await kept(machine)).toContain('d live');
    expect(await clockOf(machine)).toMatch(new RegExp(`^${state} `));
  });
});

describe('the operator hears of it', needs('faketime', ...notificationDaemonPrograms), () => {
  test('once, by a notice, and when it is right again', async () => {
    const daemon = await startNotificationDaemon();
    endings.push(() => daemon.stop());
    const machine = await machineAhead(-2 * hourMs, { ...process.env, ...daemon.env });
    const ofClock = async (): Promise<string[]> =>
      (await daemon.history())
        .map(({ summary, body }) => `${summary}: ${body}`)
        .filter((text) => text.includes('clock'));
    expect(await machine.call('a')).toEqual([200, 200, 200]);
    await expect.poll(ofClock).toEqual([expect.stringContaining('2 h behind Bitrix24')]);
    machine.setAhead(0);
    expect(await machine.call('b')).toEqual([200, 200, 200]);
    await expect.poll(ofClock).toContainEqual(expect.stringContaining('right again'));
    expect(await ofClock()).toHaveLength(2);
    expect(await clockOf(machine)).toMatch(/^right /);
  });
});

describe('more than a day away', needs('faketime'), () => {
  test('is refused, counted, shown, and over when the clock has been set', async () => {
    const machine = await machineAhead(3 * dayMs);
    expect(await machine.call('a')).toEqual([403, 403, 403]);
    const refused = await machine.client.ask('status.read', null);
    expect(refused.refusals).toMatchObject({ why: 'another-day', count: 3 });
    expect(refused.arrival).toEqual({ kind: 'bad', why: 'wrong-day' });
    machine.setAhead(0);
    expect(await machine.call('b')).toEqual([200, 200, 200]);
    expect((await machine.client.ask('status.read', null)).refusals).toMatchObject({ isLast: false });
  });

  test('by a jump in the middle of the day, nothing is refused', async () => {
    const machine = await machineAhead(0);
    expect(await machine.call('a')).toEqual([200, 200, 200]);
    machine.setAhead(400 * dayMs);
    expect(await machine.call('b')).toEqual([200, 200, 200]);
    expect((await kept(machine)).toSorted()).toEqual(['a live', 'b live']);
    expect(await clockOf(machine)).toBe('ahead 400d 0h 0m');
  });
});

test(
  'a start 400 days ahead deletes nothing, and says so until the clock is right',
  needs('faketime'),
  async () => {
    let machine = await machineAhead(0);
    expect(await machine.call('a')).toEqual([200, 200, 200]);
    machine = await machine.restart(400 * dayMs);
    const withheld = async (): Promise<number> => (await machine.client.ask('status.read', null)).withheld;
    await expect.poll(withheld).toBe(1);
    expect(await kept(machine)).toEqual(['a live']);
    const { checks } = await machine.client.ask('doctor.run', null);
    expect(checks).toContainEqual(expect.objectContaining({ name: 'history', code: 'withheld' }));
    machine.setAhead(0);
    expect(await machine.call('b')).toEqual([200, 200, 200]);
    await expect.poll(withheld).toBe(0);
    expect((await kept(machine)).toSorted()).toEqual(['a live', 'b live']);
  },
);

test('what was held up for 40 minutes teaches no wrong clock', needs('faketime'), async () => {
  const machine = await machineAhead(0);
  const held = fixture('call-start', Date.now() - 40 * minuteMs, { 'data[CALL_ID]': 'held' });
  expect(await machine.post(held)).toBe(200);
  expect(await clockOf(machine)).toMatch(/^perhaps-ahead /);
  expect(await machine.call('a')).toEqual([200, 200, 200]);
  expect(await clockOf(machine)).toMatch(/^right /);
  expect((await kept(machine)).toSorted()).toEqual(['a live', 'held late']);
});

test(
  'what is sent again is known, also after a restart and when its call was deleted',
  needs('faketime'),
  async () => {
    let machine = await machineAhead(-2 * hourMs);
    const captured = [...bodiesOf('kept'), ...bodiesOf('deleted')];
    for (const body of captured) expect(await machine.post(body)).toBe(200);
    const { calls } = await machine.client.ask('history.page', { filter: {}, after: null, limit: 9 });
    const ids = calls.filter(({ callId }) => callId === 'deleted').map(({ id }) => id);
    expect(await machine.client.ask('history.erase', { ids })).toMatchObject({ erased: 1 });
    machine = await machine.restart();
    for (const body of captured) expect(await machine.post(body)).toBe(200);
    expect(await kept(machine)).toEqual(['kept live']);
  },
);
