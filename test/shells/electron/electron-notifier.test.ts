import { describe, expect, test } from 'vitest';
import type { Notifier } from '../../../src/core/ports/notifier.ts';
import { createElectronNotifier } from '../../../src/shells/electron/notices/electron-notifier.ts';
import { noticeWith, notifierContract } from '../../contracts/notifier-contract.ts';
import { manualTimers, type ManualTimers } from '../../fakes/manual-timers.ts';
import { nativeNotices, type NativeNotices } from './native-notices.ts';

interface Rig {
  readonly notifier: Notifier;
  readonly native: NativeNotices;
  readonly timers: ManualTimers;
  readonly clicks: unknown[];
}

function rig(platform: NodeJS.Platform = 'win32', isSupported = true): Rig {
  const native = nativeNotices(platform);
  const timers = manualTimers();
  const clicks: unknown[] = [];
  const notifier = createElectronNotifier({
    openNotice: native.open,
    isSupported: () => isSupported,
    platform,
    label: (button) => button,
    clicked: ({ title }, button) => clicks.push([title, button]),
    timers,
    timeoutMs: 5_000,
  });
  return { notifier, native, timers, clicks };
}

describe.each(['win32', 'darwin', 'linux'] as const)('on %s', (platform) => {
  notifierContract('the Electron notifier', async () => {
    const { notifier, native } = rig(platform);
    return { notifier, read: () => Promise.resolve(native.read()) };
  });
});

const call = { memberId: 'a223c6b9', callId: 'call-1', number: '+79161234567' };

describe('what became of a notice', () => {
  test('a refusal of the system is told, and leaves nothing behind', async () => {
    const { notifier, native, timers } = rig();
    native.answer({ failed: 'the program is not signed' });
    expect(await notifier.show(noticeWith())).toEqual({
      kind: 'failed',
      detail: 'the program is not signed',
    });
    expect(timers.pending()).toBe(0);
  });

  test('a desktop that takes none is told at once', async () => {
    expect(await rig('linux', false).notifier.show(noticeWith())).toMatchObject({ kind: 'failed' });
  });

  test('a notice that cannot even be made has failed', async () => {
    const broken = createElectronNotifier({
      openNotice: () => {
        throw new Error('out of handles');
      },
      isSupported: () => true,
      platform: 'win32',
      label: () => '',
      clicked: () => {},
      timers: manualTimers(),
      timeoutMs: 5_000,
    });
    expect(await broken.show(noticeWith())).toEqual({ kind: 'failed', detail: 'Error: out of handles' });
  });

  test('a system that says nothing is waited for no longer than allowed', async () => {
    const { notifier, native, timers } = rig();
    native.answer('nothing');
    const outcome = notifier.show(noticeWith());
    timers.advance(5_000);
    expect(await outcome).toEqual({ kind: 'timed-out' });
  });

  test('closing settles what is under way', async () => {
    const { notifier, native } = rig();
    native.answer('nothing');
    const outcome = notifier.show(noticeWith());
    await notifier.close();
    expect(await outcome).toMatchObject({ kind: 'failed' });
  });
});

describe('what comes after a notice has left the screen', () => {
  const rings = noticeWith({ title: 'Incoming call' });
  const named = noticeWith({ title: 'Incoming call from Anna', sound: false, isUpdate: true });
  const missed = noticeWith({ title: 'Missed call' });
  const titles = (native: NativeNotices): string[] => native.read().map(({ title }) => title);

  test.each([
    ['win32', 'timedOut'],
    ['win32', 'userCanceled'],
    ['win32', 'applicationHidden'],
    ['darwin', undefined],
    ['linux', undefined],
  ] as const)('on %s (%s): that the call was missed is seen, once', async (platform, reason) => {
    const { notifier, native } = rig(platform);
    await notifier.show(rings);
    native.leave(reason);
    expect(await notifier.show(missed)).toEqual({ kind: 'shown' });
    expect(titles(native)).toEqual(['Missed call']);
  });

  test('what is only more known is not shown to whoever has dismissed the notice, until there is another', async () => {
    const { notifier, native } = rig('win32');
    await notifier.show(rings);
    native.leave('userCanceled');
    expect(await notifier.show(named)).toEqual({ kind: 'shown' });
    expect(titles(native)).toEqual([]);
    await notifier.show(missed);
    await notifier.show({ ...missed, title: 'Missed call from Anna', isUpdate: true });
    expect(titles(native)).toEqual(['Missed call from Anna']);
  });

  test('one that timed out is still clicked in the Action Center, and replaced there', async () => {
    const { notifier, native, clicks } = rig('win32');
    await notifier.show(rings);
    native.leave('timedOut');
    native.use('click');
    expect(clicks).toEqual([['Incoming call', null]]);
    await notifier.show(named);
    expect(titles(native)).toEqual([named.title]);
  });

  test('no more than fifty dismissals are remembered', async () => {
    const { notifier, native } = rig('win32');
    for (let count = 0; count <= 50; count += 1) {
      await notifier.show({ ...rings, key: `${count}` });
      native.leave('userCanceled');
    }
    await notifier.show({ ...named, key: '50' });
    expect(titles(native)).toEqual([]);
    await notifier.show({ ...named, key: '0' });
    expect(titles(native)).toEqual([named.title]);
  });
});

describe('a notice that is refused after it was said to be shown', () => {
  test('is told of, and the one before it is not', async () => {
    const { notifier, native } = rig('win32');
    const refused: string[] = [];
    notifier.onRefused?.(({ title }) => refused.push(title));
    expect(await notifier.show(noticeWith({ title: 'first' }))).toEqual({ kind: 'shown' });
    expect(await notifier.show(noticeWith({ title: 'second', key: 'other' }))).toEqual({ kind: 'shown' });
    native.refuse('the toast is too large');
    expect(refused).toEqual(['second']);
  });

  test('is told of only once: one that was refused at first has its outcome', async () => {
    const { notifier, native } = rig('win32');
    const refused: string[] = [];
    notifier.onRefused?.(({ title }) => refused.push(title));
    native.answer({ failed: 'the program is not signed' });
    await notifier.show(noticeWith());
    expect(refused).toEqual([]);
  });
});

describe('a notice about a call', () => {
  test('has buttons for what can be done, and tells which was pressed', async () => {
    const { notifier, native, clicks } = rig();
    await notifier.show(noticeWith({ call }));
    expect(native.options.at(-1)?.actions?.map(({ text }) => text)).toEqual(['card', 'copy', 'quiet']);
    native.use('click');
    native.press(1);
    native.press(2);
    native.press(9);
    expect(clicks).toEqual([
      ['Anna', null],
      ['Anna', 'copy'],
      ['Anna', 'quiet'],
    ]);
  });

  test('offers no number to copy while there is none', async () => {
    const { notifier, native, clicks } = rig();
    await notifier.show(noticeWith({ call: { ...call, number: null } }));
    expect(native.options.at(-1)?.actions?.map(({ text }) => text)).toEqual(['card', 'quiet']);
    native.press(1);
    expect(clicks).toEqual([['Anna', 'quiet']]);
  });

  test('one about nothing in particular has none', async () => {
    const { notifier, native } = rig();
    await notifier.show(noticeWith());
    expect(native.options.at(-1)?.actions).toEqual([]);
  });

  test('is silent when asked, and its key reaches the system only as a digest', async () => {
    const { notifier, native } = rig();
    await notifier.show(noticeWith({ key: 'secret-call-id', sound: false }));
    expect(native.options.at(-1)).toMatchObject({
      silent: true,
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });
});

test('no more than fifty notices are held: the oldest is closed', async () => {
  const { notifier, native } = rig();
  for (let count = 1; count <= 52; count++)
    await notifier.show(noticeWith({ key: `${count}`, title: `${count}` }));
  expect(native.closed).toEqual(['1', '2']);
});

test('a notice the operator closed is held no longer', async () => {
  const { notifier, native } = rig();
  await notifier.show(noticeWith({ key: 'first', title: 'first' }));
  native.leave();
  for (let count = 1; count <= 50; count++)
    await notifier.show(noticeWith({ key: `${count}`, title: `${count}` }));
  expect(native.closed).toEqual([]);
});
