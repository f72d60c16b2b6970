/** What becomes of notices when the bus hangs, talks nonsense, hangs up, or is not there. */
import { afterEach, describe, expect, test } from 'vitest';
import { createBusNotifier } from '../../../../src/adapters/notifier/bus-notifier.ts';
import type { Notifier } from '../../../../src/core/ports/notifier.ts';
import { noticeWith } from '../../../contracts/notifier-contract.ts';
import { recordingLog } from '../../../fakes/recording-log.ts';
import { letInAndSay, startBusPeer, type BusPeer } from './bus-peers.ts';

describe.skipIf(process.platform === 'win32')('a bus', () => {
  const opened: { notifier?: Notifier; peer?: BusPeer } = {};
  afterEach(async () => {
    await opened.notifier?.close();
    await opened.peer?.stop();
  });

  async function open(behave: Parameters<typeof startBusPeer>[0], timeoutMs = 10_000) {
    const peer = await startBusPeer(behave);
    const notifier = createBusNotifier({ appName: 'Offhook', env: peer.env, timeoutMs, log: recordingLog() });
    Object.assign(opened, { notifier, peer });
    return { notifier, peer };
  }

  test.each([
    ['that says nothing', () => {}],
    ['that lets us in and says nothing more', letInAndSay(Buffer.alloc(0))],
    ['that only begins a message', letInAndSay(Buffer.from('l\x02\x00\x01'))],
  ])('%s: the notice times out, and the socket is closed', async (_what, behave) => {
    const { notifier, peer } = await open(behave, 300);
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'timed-out' });
    await expect.poll(peer.connections).toEqual({ open: 0, ever: 1 });
    expect(await notifier.show(noticeWith())).toEqual({ kind: 'timed-out' });
    await expect.poll(peer.connections).toEqual({ open: 0, ever: 2 });
  });

  const tooLong = Buffer.from('l\x02\x00\x01\x00\x00\x20\x00\x01\x00\x00\x00\x00\x00\x00\x00', 'latin1');
  const endless = Buffer.from('l\x02\x00\x01\xff\xff\xff\xff\x01\x00\x00\x00\xff\xff\xff\xff', 'latin1');
  const lying = Buffer.from(
    'l\x02\x00\x01\x00\x00\x00\x00\x01\x00\x00\x00\x08\x00\x00\x00\x06\x01s\x00\xff\xff\xff\x7f',
    'latin1',
  );
  const wrongType = Buffer.from(
    'l\x02\x00\x01\x00\x00\x00\x00\x01\x00\x00\x00\x08\x00\x00\x00\x06\x01v\x00\x00\x00\x00\x00',
    'latin1',
  );
  test.each([
    ['that speaks HTTP', (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['that rejects us', (socket) => void socket.write('REJECTED EXTERNAL\r\n')],
    ['that talks without end', (socket) => void socket.write('x'.repeat(100_000))],
    ['that hangs up', (socket) => void socket.end()],
    ['that says garbage', letInAndSay(Buffer.from('garbage garbage garbage'))],
    ['that announces a message of 2 MB', letInAndSay(tooLong)],
    ['that announces a message of 8 GB', letInAndSay(endless)],
    ['whose text goes on behind the message', letInAndSay(lying)],
    ['whose header has a type it may not have', letInAndSay(wrongType)],
    ['that says zeros', letInAndSay(Buffer.alloc(64))],
  ] satisfies [string, Parameters<typeof startBusPeer>[0]][])(
    '%s: the notice fails, and the socket is closed',
    async (_what, behave) => {
      const { notifier, peer } = await open(behave);
      expect(await notifier.show(noticeWith())).toEqual({ kind: 'failed', detail: expect.any(String) });
      await expect.poll(peer.connections).toEqual({ open: 0, ever: 1 });
    },
  );

  test('that hangs: closing settles the notice and hangs up', async () => {
    const { notifier, peer } = await open(() => {});
    const outcome = notifier.show(noticeWith());
    await expect.poll(peer.connections).toEqual({ open: 1, ever: 1 });
    await notifier.close();
    expect(await outcome).toMatchObject({ kind: 'failed' });
    await expect.poll(peer.connections).toEqual({ open: 0, ever: 1 });
  });

  test('that is not there: the notice fails', async () => {
    const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };
    opened.notifier = createBusNotifier({ appName: 'Offhook', env, log: recordingLog() });
    expect(await opened.notifier.show(noticeWith())).toMatchObject({ kind: 'failed' });
  });
});
