/** What goes over a real bus, and what becomes of the connection to it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessionBusPaths } from '../../../../src/adapters/dbus/bus-address.ts';
import { openBusConnection } from '../../../../src/adapters/dbus/bus-connection.ts';
import { createBusNotifier } from '../../../../src/adapters/notifier/bus-notifier.ts';
import type { Notifier } from '../../../../src/core/ports/notifier.ts';
import { noticeWith } from '../../../contracts/notifier-contract.ts';
import { recordingLog } from '../../../fakes/recording-log.ts';
import { startNotificationDaemon, type NotificationDaemon } from '../../../notification-daemon.ts';
import { passOnTo, startBusPeer, type BusPeer } from './bus-peers.ts';
import { needs, notificationDaemonPrograms } from '../../../needs.ts';

describe.skipIf(process.platform !== 'linux')('over a real bus', needs(...notificationDaemonPrograms), () => {
  let [daemon, peer, notifier]: [NotificationDaemon?, BusPeer?, Notifier?] = [];
  let held = false;
  let said = '';
  beforeEach(() => {
    [held, said] = [false, ''];
  });
  afterEach(async () => {
    await notifier?.close();
    await peer?.stop();
    await daemon?.stop();
  });

  async function open(timeoutMs = 10_000) {
    daemon = await startNotificationDaemon();
    peer = await startBusPeer(
      passOnTo(daemon, (bytes) => {
        said += bytes.toString('latin1');
        return !held;
      }),
    );
    notifier = createBusNotifier({ appName: 'Offhook', env: peer.env, timeoutMs, log: recordingLog() });
    return { daemon, peer, notifier };
  }

  test.each([
    [true, 'sound-name', 'suppress-sound'],
    [false, 'suppress-sound', 'sound-name'],
  ])('with sound %s the hint is %s', async (sound, given, absent) => {
    const { notifier } = await open();
    expect(await notifier.show(noticeWith({ sound }))).toEqual({ kind: 'shown' });
    expect(said).toContain(given);
    expect(said).not.toContain(absent);
    expect(said).toContain('desktop-entry');
  });

  test('all notices take one connection, which closing ends', async () => {
    const { notifier, peer } = await open();
    const keys = ['a', 'b', 'c'];
    await Promise.all(keys.map((key) => notifier.show(noticeWith({ key }))));
    for (const key of keys) await notifier.show(noticeWith({ key }));
    expect(peer.connections()).toEqual({ open: 1, ever: 1 });
    await notifier.close();
    await expect.poll(peer.connections).toEqual({ open: 0, ever: 1 });
  });

  test('a notice without an answer times out, and the next has a connection of its own', async () => {
    const { notifier, peer } = await open(1_000);
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'shown' });
    held = true;
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'timed-out' });
    await expect.poll(peer.connections).toEqual({ open: 0, ever: 1 });
    held = false;
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'shown' });
    expect(peer.connections()).toEqual({ open: 1, ever: 2 });
  });

  test('when the notification server goes, its ids are forgotten with the connection', async () => {
    const { daemon, notifier, peer } = await open();
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'shown' });
    process.kill(await serverPid(daemon));
    await expect.poll(peer.connections).toEqual({ open: 0, ever: 1 });
    expect(await notifier.show(noticeWith())).toEqual({
      kind: 'failed',
      detail: expect.stringContaining('ServiceUnknown'),
    });
    await expect.poll(peer.connections).toEqual({ open: 0, ever: 2 });
  });
});

async function serverPid(daemon: NotificationDaemon): Promise<number> {
  const signal = AbortSignal.timeout(5_000);
  const connection = await openBusConnection(sessionBusPaths(daemon.env), signal, { heard: () => {} });
  const answer = await connection.call(
    {
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'GetConnectionUnixProcessID',
      signature: 's',
      body: (marshal) => marshal.string('org.freedesktop.Notifications'),
    },
    signal,
  );
  connection.retire();
  return answer.body.uint32();
}
