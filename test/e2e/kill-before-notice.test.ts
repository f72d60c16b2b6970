/** The program is killed after a call was kept and answered for, and before anybody was told of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { needs } from '../needs.ts';
import {
  servers,
  startPrivateBus,
  type Manner,
  type NotificationServer,
  type PrivateBus,
} from '../notification-server.ts';
import { dataFolder, startShell, type HeadlessShell } from './headless-shell.ts';

const minuteMs = 60_000;
const call = { 'data[CALL_ID]': 'a-call' };
const honest: Manner = servers['GNOME Shell'];

describe.skipIf(process.platform !== 'linux')('killed before the notice', needs('dbus-daemon'), () => {
  let folder: ReturnType<typeof dataFolder>;
  let bus: PrivateBus;
  let server: NotificationServer;
  let shell: HeadlessShell | undefined;
  beforeEach(async () => {
    bus = await startPrivateBus();
    folder = dataFolder({
      settings: {
        portal: { mode: 'webhook', operatorId, memberId },
        appearance: { language: 'en' },
        tunnel: { kind: 'none' },
      },
      secrets: { applicationToken },
    });
  });
  afterEach(async () => {
    await shell?.stop();
    await bus.stop();
    folder.remove();
  });

  function changeSettings(changes: object): void {
    const file = join(folder.path, 'settings.json');
    const settings = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...settings, ...changes }));
  }

  async function start(manner: Manner): Promise<HeadlessShell> {
    server = await bus.startServer(manner);
    const started = await startShell(['--headless', '--data-dir', folder.path], {
      ...process.env,
      ...bus.env,
    });
    shell = started;
    return started;
  }

  async function post({ ready }: HeadlessShell, body: string): Promise<number> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return (await fetch(ready.listener, { method: 'POST', headers, body })).status;
  }

  function fates(): unknown[] {
    const database = new DatabaseSync(join(folder.path, 'history.db'), { readOnly: true });
    const rows = database.prepare('SELECT notice FROM call_history').all();
    database.close();
    return rows.map(({ notice }) => notice);
  }

  test('a call of a moment ago is announced at the next start, and its row says so', async () => {
    const killed = await start({ ...honest, hangs: true });
    const asked = server.nextNotice();
    await post(killed, fixture('call-init-incoming', Date.now(), call));
    expect(await post(killed, fixture('call-start', Date.now(), call))).toBe(200);
    await asked;
    await killed.stop('SIGKILL');
    expect(fates()).toEqual(['due']);

    await server.stop();
    await start(honest);
    await expect.poll(() => server.popups().map(({ title }) => title)).toEqual(['+79161234567']);
    await expect.poll(fates).toEqual(['shown']);
  });

  test('older ones are told of in one notice, once', async () => {
    const killed = await start(honest);
    for (const id of ['a', 'b', 'c']) {
      const times = Date.now() - 10 * minuteMs;
      expect(await post(killed, fixture('call-end-missed', times, { 'data[CALL_ID]': id }))).toBe(200);
    }
    await killed.stop('SIGKILL');
    expect(fates()).toEqual(['due', 'due', 'due']);
    expect(server.popups()).toEqual([]);

    await server.stop();
    const again = await start(honest);
    await server.nextNotice();
    await expect.poll(fates).toEqual(['summed-up', 'summed-up', 'summed-up']);
    expect(server.popups()).toMatchObject([
      { title: 'While Offhook could not hear', body: '3 calls, 3 of them missed' },
    ]);
    await again.stop();
    await server.stop();

    const third = await start(honest);
    expect(await post(third, fixture('call-start', Date.now(), call))).toBe(200);
    await server.nextNotice();
    expect(server.asked()).toBe(1);
  });

  test('nothing is shown while the operator is not to be disturbed, and the rows say why', async () => {
    const killed = await start({ ...honest, hangs: true });
    const asked = server.nextNotice();
    expect(await post(killed, fixture('call-start', Date.now()))).toBe(200);
    await asked;
    await killed.stop('SIGKILL');
    await server.stop();
    changeSettings({ notifications: { doNotDisturb: { until: Date.now() + 60 * minuteMs } } });
    await start(honest);
    await expect.poll(fates).toEqual(['do-not-disturb']);
    expect(server.asked()).toBe(0);
  });
});
