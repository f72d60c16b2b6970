import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createNodeNotifier } from '../../../src/adapters/notifier/node-notifier.ts';
import type { NoticeOutcome } from '../../../src/core/ports/notifier.ts';
import { noticeWith, notifierContract, type NotifierUnderTest } from '../../contracts/notifier-contract.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { recordingNotifier } from '../../fakes/recording-notifier.ts';
import { startNotificationDaemon, type NotificationDaemon } from '../../notification-daemon.ts';
import { readOffScreen } from './read-off-screen.ts';
import { needs, notificationDaemonPrograms } from '../../needs.ts';

notifierContract('the fake', async () => {
  const notifier = recordingNotifier();
  return {
    notifier,
    read: async () =>
      [...new Map(notifier.shown.map((notice) => [notice.key, notice])).values()].map(wordsOf),
  };
});

function wordsOf({ title, body }: { title: string; body: string }) {
  return { title, body };
}

const programs = needs(...notificationDaemonPrograms, 'notify-send');

describe.skipIf(process.platform !== 'linux')('on a real notification daemon', programs, () => {
  let daemon: NotificationDaemon;
  beforeAll(async () => {
    daemon = await startNotificationDaemon();
    for (const [name, value] of Object.entries(daemon.env)) vi.stubEnv(name, value);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await daemon?.stop();
  });

  async function open(): Promise<NotifierUnderTest> {
    const before = (await daemon.history()).length;
    return {
      notifier: createNodeNotifier({ appName: 'Offhook', log: recordingLog() }),
      read: async () => (await daemon.history()).slice(before).map(readOffScreen),
    };
  }

  notifierContract('node-notifier', open);

  test('a notice is from the app, whatever its text', async () => {
    const { notifier } = await open();
    await notifier.show(noticeWith({ title: '--app-name=Evil', body: '--app-name=Evil' }));
    await notifier.close();
    expect((await daemon.history()).at(-1)).toMatchObject({ appname: 'Offhook' });
  });

  test.each([
    ['control characters and a NUL', 'A\u0000n\u001bn\u0007a', 'Anna'],
    ['marks that turn the reading direction', '\u202eanna\u2066', 'anna'],
    ['half a character', 'Anna \ud83d', 'Anna'],
    ['line breaks in the title', 'Anna\nBob\r\nCem', 'Anna Bob Cem'],
    ['nothing at all', '', 'Offhook'],
    ['nothing but what is not shown', '\u0000 \u200b\n', 'Offhook'],
  ])('%s: the rest is shown', async (_what, title, shown) => {
    const { notifier, read } = await open();
    expect(await notifier.show(noticeWith({ title, body: title }))).toEqual({ kind: 'shown' });
    expect(await read()).toMatchObject([{ title: shown }]);
    await notifier.close();
  });

  test('very long text is cut, and what replaces & and < is not cut in the middle', async () => {
    const { notifier, read } = await open();
    const [title, body] = [
      '&'.repeat(500_000),
      Array.from({ length: 1_000 }, () => '<'.repeat(1_000)).join('\n'),
    ];
    expect(await notifier.show(noticeWith({ title, body }))).toEqual({ kind: 'shown' });
    const lines = Array.from({ length: 6 }, () => `${'<'.repeat(199)}…`);
    expect(await read()).toEqual([{ title: `${'&'.repeat(199)}…`, body: lines.join('\n') }]);
    await notifier.close();
  });

  test('more at a time than allowed are not tried, and room comes back', async () => {
    const { notifier, read } = await open();
    const keys = ['1', '2', '3', '4', '5', '6'];
    const outcomes = await Promise.all(keys.map((key) => notifier.show(noticeWith({ key }))));
    const counted = (kind: NoticeOutcome['kind']) =>
      outcomes.filter((outcome) => outcome.kind === kind).length;
    expect([counted('shown'), counted('too-many')]).toEqual([4, 2]);
    expect(await notifier.show(noticeWith({ key: '7' }))).toEqual({ kind: 'shown' });
    expect(await read()).toHaveLength(5);
    await notifier.close();
  });
});
