import { afterEach, describe, expect, test, vi } from 'vitest';
import { createDesktopNotifier } from '../../../src/adapters/notifier/desktop-notifier.ts';
import { createPreferredNotifier } from '../../../src/adapters/notifier/preferred-notifier.ts';
import type { Notice, NoticeOutcome, Notifier } from '../../../src/core/ports/notifier.ts';
import { noticeWith, notifierContract } from '../../contracts/notifier-contract.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { recordingNotifier } from '../../fakes/recording-notifier.ts';
import { standIn } from './helper-programs.ts';
import { needs } from '../../needs.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function always(outcome: NoticeOutcome): Notifier {
  return { show: async () => outcome, close: async () => {} };
}

const failing = always({ kind: 'failed', detail: 'no bus' });

notifierContract('a fallback that is needed', async () => {
  const second = recordingNotifier();
  const read = async () => [...new Map(second.shown.map((notice) => [notice.key, notice])).values()];
  return {
    notifier: createPreferredNotifier(failing, () => second),
    read: async () => (await read()).map(({ title, body }) => ({ title, body })),
  };
});

test.each([{ kind: 'shown' }, { kind: 'timed-out' }, { kind: 'too-many' }] satisfies NoticeOutcome[])(
  '$kind by the first: the second is not tried',
  async (outcome) => {
    const second = recordingNotifier();
    expect(await createPreferredNotifier(always(outcome), () => second).show(noticeWith())).toEqual(outcome);
    expect(second.shown).toEqual([]);
  },
);

describe('what the first refuses after it was said to be shown', () => {
  function rig(second: Notifier): { refuse: () => void; refused: string[] } {
    let refuse = (_notice: Notice): void => {};
    const first = {
      ...always({ kind: 'shown' }),
      onRefused: (listener: typeof refuse) => (refuse = listener),
    };
    const notifier = createPreferredNotifier(first, () => second);
    const refused: string[] = [];
    notifier.onRefused?.(({ key }) => refused.push(key));
    return { refuse: () => refuse(noticeWith({ key: 'late' })), refused };
  }

  test('is shown by the second, and nobody need know', async () => {
    const second = recordingNotifier();
    const { refuse, refused } = rig(second);
    refuse();
    await expect.poll(() => second.shown).toMatchObject([{ key: 'late' }]);
    expect(refused).toEqual([]);
  });

  test('and the second, too, is told of', async () => {
    const { refuse, refused } = rig(failing);
    refuse();
    await expect.poll(() => refused).toEqual(['late']);
  });
});

test('when both fail, the second says why', async () => {
  const second = always({ kind: 'failed', detail: 'no helper' });
  const outcome = await createPreferredNotifier(failing, () => second).show(noticeWith());
  expect(outcome).toEqual({ kind: 'failed', detail: 'no helper' });
});

describe.skipIf(process.platform !== 'linux')('where there is no bus', needs('/bin/sh'), () => {
  test.each([
    ['notify-send is tried', 'exit 0', { kind: 'shown' }],
    ['and notify-send fails too, it says why', 'echo no >&2; exit 1', { kind: 'failed', detail: 'no' }],
  ])('%s', async (_what, script, outcome) => {
    const helper = standIn(script);
    vi.stubEnv('PATH', helper.path);
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nonexistent/bus');
    const notifier = createDesktopNotifier({ appName: 'Offhook', log: recordingLog() });
    expect(await notifier.show(noticeWith())).toEqual(outcome);
    expect(helper.pids()).toHaveLength(1);
    await notifier.close();
    helper.remove();
  });
});
