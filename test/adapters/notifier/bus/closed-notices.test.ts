/** What becomes of a notice whose forerunner has left the screen, by servers as they really behave, on a real bus. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBusNotifier } from '../../../../src/adapters/notifier/bus-notifier.ts';
import type { Notice, NoticeOutcome, Notifier } from '../../../../src/core/ports/notifier.ts';
import { noticeWith, notifierContract } from '../../../contracts/notifier-contract.ts';
import { recordingLog } from '../../../fakes/recording-log.ts';
import { needs, notificationDaemonPrograms } from '../../../needs.ts';
import { startNotificationDaemon } from '../../../notification-daemon.ts';
import {
  servers,
  startPrivateBus,
  why,
  type Manner,
  type NotificationServer,
  type PrivateBus,
} from '../../../notification-server.ts';

const linux = process.platform === 'linux';
const shown: NoticeOutcome = { kind: 'shown' };
const rings = noticeWith({ title: 'Incoming call' });
const named = noticeWith({ title: 'Incoming call from Anna', sound: false, isUpdate: true });
const missed = noticeWith({ title: 'Missed call' });

describe.skipIf(!linux)('on a bus of its own', needs('dbus-daemon'), () => {
  let bus: PrivateBus;
  let notifier: Notifier | undefined;
  beforeEach(async () => {
    bus = await startPrivateBus();
  });
  afterEach(async () => {
    await notifier?.close();
    await bus?.stop();
  });

  async function open(manner: Manner): Promise<{ server: NotificationServer; show: Notifier['show'] }> {
    const server = await bus.startServer(manner);
    notifier = createBusNotifier({ appName: 'Offhook', env: bus.env, log: recordingLog() });
    return { server, show: notifier.show };
  }

  const titles = (server: NotificationServer): string[] =>
    server.popups().flatMap(({ title }) => (title === 'between' ? [] : [title]));

  /** Takes everything off the screen, and waits until the notifier has heard of it: what the server says comes in order. */
  async function close(server: NotificationServer, reason: number): Promise<void> {
    server.close(reason);
    await notifier?.show(noticeWith({ key: 'between', title: 'between' }));
  }

  describe.each(Object.entries(servers))('%s', (_name, manner) => {
    test.each([
      ['expired', why.expired],
      ['was dismissed', why.dismissed],
      ['was closed, nobody knows why', why.undefined],
    ])('a call that is missed is seen after its first notice %s', async (_what, reason) => {
      const { server, show } = await open(manner);
      for (let call = 1; call <= 2; call += 1) {
        expect(await show({ ...rings, key: `${call}` })).toEqual(shown);
        await close(server, reason);
        expect(await show({ ...missed, key: `${call}` })).toEqual(shown);
        expect(titles(server)).toEqual(['Missed call']);
        await close(server, reason);
      }
    });

    test('while it is on the screen, it is replaced there', async () => {
      const { server, show } = await open(manner);
      for (const notice of [rings, named, missed]) expect(await show(notice)).toEqual(shown);
      expect(titles(server)).toEqual(['Missed call']);
      expect(server.shown()).toHaveLength(3);
    });

    test('what is more known of a call is shown after the first notice expired, not after it was dismissed', async () => {
      const { server, show } = await open(manner);
      await show(rings);
      await close(server, why.expired);
      await show(named);
      expect(titles(server)).toEqual([named.title]);
      await close(server, why.dismissed);
      expect(await show(named)).toEqual(shown);
      expect(titles(server)).toEqual([]);
      await show(missed);
      expect(titles(server)).toEqual(['Missed call']);
    });
  });

  describe('one that says of a notice which is replaced that it is closed', () => {
    const manners = (['same', 'new'] as const).flatMap((id) =>
      (['before-the-answer', 'after-the-answer'] as const).flatMap((closed) =>
        Object.entries(why).map(([name, reason]) => ({ id, closed, name, reason })),
      ),
    );
    test.each(manners)('$id id, $closed, $name: there is never a second', async (replaces) => {
      const { server, show } = await open({ namesOneThatIsGone: 'nothing', replaces });
      for (const title of ['one', 'two', 'three', 'four']) {
        expect(await show(noticeWith({ title }))).toEqual(shown);
        expect(titles(server)).toEqual([title]);
      }
    });

    test('and of nothing else: each takes the place of the one before', async () => {
      const replaces = { id: 'same', closed: 'before-the-answer', reason: why.undefined } as const;
      const { server, show } = await open({ namesOneThatIsGone: 'nothing', replaces });
      for (const title of ['one', 'two', 'three']) await show(noticeWith({ title }));
      expect([server.asked(), server.shown()]).toEqual([3, ['one', 'two', 'three']]);
    });
  });

  test('a notice that expires while the next is on its way is followed by a new one', async () => {
    const { server, show } = await open(servers['Plasma 5.22']);
    await show(rings);
    // The server has let it expire and says so, but has not been heard when the next is sent.
    server.become({ expiresFirst: true });
    expect(await show(missed)).toEqual(shown);
    expect(titles(server)).toEqual(['Missed call']);
  });

  test('that notices of others are closed means nothing, nor what others say of ours', async () => {
    const { server, show } = await open(servers['Plasma 5.22']);
    await show(rings);
    for (let id = 1_000; id < 2_500; id += 1) server.sayClosed(id, why.expired);
    const stranger = await bus.startStranger();
    stranger.sayClosed(1, why.dismissed);
    await stranger.stop();
    await show(named);
    expect(titles(server)).toEqual([named.title]);
    expect(server.asked()).toBe(2);
  });

  test('a server that was started anew begins its ids again: ours take the place of nobody else’s', async () => {
    const { server, show } = await open(servers['Plasma 5.22']);
    await show(rings);
    await server.stop();
    const next = await bus.startServer(servers['Plasma 5.22']);
    const other = createBusNotifier({ appName: 'Mail', env: bus.env, log: recordingLog() });
    await other.show(noticeWith({ title: 'You have mail' }));
    expect(await show(missed)).toEqual(shown);
    expect(titles(next)).toEqual(['You have mail', 'Missed call']);
    await other.close();
  });

  test('a server that hangs is unknown to have shown it, and one that refuses has not', async () => {
    const server = await bus.startServer({ ...servers['GNOME Shell'], refuses: true });
    notifier = createBusNotifier({ appName: 'Offhook', env: bus.env, timeoutMs: 500, log: recordingLog() });
    const { show } = notifier;
    expect(await show(rings)).toMatchObject({ kind: 'failed', detail: expect.stringContaining('Excess') });
    server.become({ refuses: false });
    expect(await show(rings)).toEqual(shown);
    server.become({ hangs: true });
    expect(await show(missed)).toEqual({ kind: 'timed-out' });
    server.become({ hangs: false });
    expect(await show(missed)).toEqual(shown);
    expect(titles(server)).toContain('Missed call');
  });
});

describe.skipIf(!linux)('with dunst', needs(...notificationDaemonPrograms), () => {
  test('what is missed is seen after the first notice was dismissed; what is only more known is not', async () => {
    const daemon = await startNotificationDaemon();
    const notifier = createBusNotifier({ appName: 'Offhook', env: daemon.env, log: recordingLog() });
    const displayed = async (notice: Notice): Promise<number> => {
      expect(await notifier.show(notice)).toEqual(shown);
      return daemon.displayed();
    };
    expect(await displayed(rings)).toBe(1);
    await daemon.clear();
    expect(await displayed(named)).toBe(0);
    expect(await displayed(missed)).toBe(1);
    await notifier.close();
    await daemon.stop();
  });
});

describe.skipIf(!linux)('the contract, with servers as they are', needs('dbus-daemon'), () => {
  const buses: PrivateBus[] = [];
  afterEach(async () => {
    for (const bus of buses.splice(0)) await bus.stop();
  });

  for (const [name, manner] of Object.entries(servers))
    notifierContract(`the bus notifier, with ${name}`, async () => {
      const bus = await startPrivateBus();
      buses.push(bus);
      const server = await bus.startServer(manner);
      const notifier = createBusNotifier({ appName: 'Offhook', env: bus.env, log: recordingLog() });
      const read = async (): Promise<{ title: string; body: string }[]> =>
        server.popups().map(({ title, body }) => ({ title, body }));
      return { notifier, read };
    });
});
