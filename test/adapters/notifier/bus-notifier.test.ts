import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createBusNotifier } from '../../../src/adapters/notifier/bus-notifier.ts';
import type { Notifier } from '../../../src/core/ports/notifier.ts';
import { noticeWith, notifierContract, type NotifierUnderTest } from '../../contracts/notifier-contract.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { startNotificationDaemon, type NotificationDaemon } from '../../notification-daemon.ts';
import { readOffScreen } from './read-off-screen.ts';
import { needs, notificationDaemonPrograms } from '../../needs.ts';

const daemonPrograms = needs(...notificationDaemonPrograms);

describe.skipIf(process.platform !== 'linux')('on a real bus and notification daemon', daemonPrograms, () => {
  let daemon: NotificationDaemon;
  beforeAll(async () => {
    daemon = await startNotificationDaemon();
  });
  afterAll(() => daemon?.stop());

  const opened: Notifier[] = [];
  afterEach(async () => {
    for (const notifier of opened.splice(0)) await notifier.close();
  });

  async function open(): Promise<NotifierUnderTest> {
    const before = (await daemon.history()).length;
    const notifier = createBusNotifier({ appName: 'Offhook', env: daemon.env, log: recordingLog() });
    opened.push(notifier);
    return { notifier, read: async () => (await daemon.history()).slice(before).map(readOffScreen) };
  }

  notifierContract('the bus notifier', open);

  test('one key is one notice on the screen, also when its notices come at once', async () => {
    const { notifier, read } = await open();
    const titles = ['Unknown number', 'Anna', 'Anna, 2 min'];
    await Promise.all(titles.map((title) => notifier.show(noticeWith({ title }))));
    expect(await daemon.displayed()).toBe(1);
    expect(await read()).toMatchObject([{ title: 'Anna, 2 min' }]);
  });

  test('a notice is from the app', async () => {
    const { notifier } = await open();
    await notifier.show(noticeWith());
    expect((await daemon.history()).at(-1)).toMatchObject({ appname: 'Offhook' });
  });

  test.each([
    ['control characters and a NUL', 'A\u0000n\u001bn\u0007a', 'Anna'],
    ['marks that turn the reading direction', '\u202eanna\u2066', 'anna'],
    ['half a character', 'Anna \ud83d', 'Anna'],
    ['half a character, the other half', '\udc00Anna', 'Anna'],
    ['line breaks in the title', 'Anna\nBob\r\nCem', 'Anna Bob Cem'],
    ['nothing at all', '', 'Offhook'],
    ['nothing but what is not shown', '\u0000 \u200b\n', 'Offhook'],
    ['10 kB', '<'.repeat(10_240), `${'<'.repeat(199)}…`],
    ['emoji past the limit', '😀'.repeat(5_000), `${'😀'.repeat(199)}…`],
  ])('%s: the rest is shown', async (_what, title, shown) => {
    const { notifier, read } = await open();
    const outcome = await notifier.show(noticeWith({ key: title, title, body: title }));
    expect(outcome).toEqual({ kind: 'shown' });
    expect(await read()).toMatchObject([{ title: shown }]);
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'shown' });
  });

  test('more at a time than allowed are not tried, and room comes back', async () => {
    const { notifier, read } = await open();
    const keys = Array.from({ length: 18 }, (_, key) => String(key));
    const outcomes = await Promise.all(keys.map((key) => notifier.show(noticeWith({ key }))));
    expect(outcomes.filter(({ kind }) => kind === 'shown')).toHaveLength(16);
    expect(outcomes.filter(({ kind }) => kind === 'too-many')).toHaveLength(2);
    expect(await notifier.show(noticeWith({ key: 'later' }))).toEqual({ kind: 'shown' });
    expect(await read()).toHaveLength(17);
  });
});

const linux = process.platform === 'linux';
test.runIf(linux)('after the bus has gone, the one that comes is used', daemonPrograms, async () => {
  const log = recordingLog();
  const env: NodeJS.ProcessEnv = {};
  const notifier = createBusNotifier({ appName: 'Offhook', env, log });
  for (let round = 0; round < 2; round++) {
    const daemon = await startNotificationDaemon();
    Object.assign(env, daemon.env);
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'shown' });
    expect(await daemon.displayed()).toBe(1);
    await daemon.stop();
    expect(await notifier.show(noticeWith())).toMatchObject({ kind: 'failed' });
  }
  await notifier.close();
});
