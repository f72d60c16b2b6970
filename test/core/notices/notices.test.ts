import { describe, expect, test } from 'vitest';
import { createTranslate } from '../../../src/texts/app/app-texts.ts';
import type { AppNotice } from '../../../src/core/notices/notice-text.ts';
import { createNotices, type Notices } from '../../../src/core/notices/notices.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { recordingNotifier } from '../../fakes/recording-notifier.ts';
import { nowMs } from '../intake/bodies.ts';
import { callOf, missed } from '../call/calls.ts';

function rig(settings: object = {}) {
  let notifications = settings;
  let now = nowMs;
  const [notifier, timers, log] = [recordingNotifier(), manualTimers(), recordingLog()];
  const notices: Notices = createNotices({
    notifier,
    rules: () => readSettings({ notifications }).settings.notifications,
    translate: createTranslate('en'),
    now: () => now,
    timers,
    log,
  });
  return {
    ...{ notices, timers, log, notifier },
    /** Title, and whether it is heard. */
    read: () => notifier.shown.map(({ title, sound }) => `${title}${sound ? ' ♪' : ''}`),
    change: (to: object) => void (notifications = to),
    pass(ms: number) {
      now += ms;
      timers.advance(ms);
    },
  };
}

const quiet = { doNotDisturb: { until: nowMs + 10 * 60_000 } };
const about = (what: AppNotice['about'], rest: object = {}): AppNotice =>
  ({ about: what, ...rest }) as AppNotice;
const ofItself = [
  about('deaf', { address: '' }),
  about('hearing-again', { address: '' }),
  about('comes-and-goes', { address: '' }),
  about('address-changed', { address: 'https://a.example/b24/x' }),
  about('address-back', { address: 'https://a.example/b24/x' }),
  about('history-begun-anew', { folder: '/data', file: '' }),
  about('history-replaced', { folder: '/data', file: '' }),
  about('history-set-aside', { folder: '/data', file: 'history.db.1' }),
  about('history-unusable', { folder: '/data', file: '' }),
  about('history-usable', { folder: '/data', file: '' }),
  about('trouble'),
  about('weak-secrets'),
  about('lost-secrets'),
];

describe('a call', () => {
  const rules = [
    [{}, 'shown', '+79161234567 ♪'],
    [{ sound: false }, 'shown', '+79161234567'],
    [{ enabled: false }, 'notices-off', null],
    [{ directions: { incoming: false } }, 'direction-off', null],
    [{ mutedNumbers: ['8 916 123-45-67'] }, 'muted-number', null],
    [quiet, 'do-not-disturb', null],
    [
      { doNotDisturb: { schedule: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59' }] } },
      'do-not-disturb',
      null,
    ],
  ] as const;

  test.each(rules)('alone, by the rules %j: %s', async (settings, fate, title) => {
    const { notices, read } = rig(settings);
    expect(await notices.call(callOf())).toBe(fate);
    expect(read()).toEqual(title === null ? [] : [title]);
  });

  test.each(rules)('in a summary, by the same rules %j: %s', async (settings, fate, title) => {
    const { notices, read } = rig(settings);
    const call = callOf(missed);
    const notice = fate === 'shown' ? 'summed-up' : fate;
    expect(await notices.summary([call])).toEqual([{ call, notice }]);
    expect(read().map((one) => one.endsWith('♪'))).toEqual(title === null ? [] : [title.endsWith('♪')]);
  });

  test('that is known better is told of without a sound, by the same rules', async () => {
    const { notices, read, change } = rig();
    expect(await notices.callIsBetterKnown(callOf())).toBe('shown');
    change(quiet);
    expect(await notices.callIsBetterKnown(callOf())).toBe('do-not-disturb');
    expect(read()).toEqual(['+79161234567']);
  });

  test('whose notice is refused keeps that, and the log has the reason', async () => {
    const { notices, notifier, log } = rig();
    await notifier.close();
    expect(await notices.call(callOf())).toBe('failed');
    expect(await notices.summary([callOf()])).toMatchObject([{ notice: 'failed' }]);
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn']);
  });
});

describe('what Offhook says of itself', () => {
  test.each(ofItself)('$about is told whatever is set, without a sound in quiet hours', async (what) => {
    const { notices, read, change } = rig({ enabled: false, directions: { incoming: false } });
    expect(await notices.app(what)).toEqual({ kind: 'shown' });
    change(quiet);
    expect(await notices.app(what)).toEqual({ kind: 'shown' });
    expect(read()).toHaveLength(2);
    expect(read()[1]).not.toContain('♪');
  });

  test('of the connection is heard, and takes the place of what it said before', async () => {
    const { notices, read, notifier } = rig();
    await notices.app(about('deaf', { address: '' }));
    await notices.app(about('address-changed', { address: 'https://a.example/b24/x' }));
    expect(read()).toEqual(['Offhook cannot hear calls ♪', 'Bitrix24 needs a new address ♪']);
    expect(notifier.shown[1]?.body).toContain('https://a.example/b24/x');
    expect(new Set(notifier.shown.map(({ key }) => key)).size).toBe(1);
  });

  test('when asked for a trial is as a call would be, also in quiet hours: he is looking', async () => {
    const { notices, read, change } = rig(quiet);
    await notices.app(about('trial'));
    change({ sound: false });
    await notices.app(about('trial'));
    expect(read()).toEqual(['Notices work ♪', 'Notices work']);
  });

  test('and can wait, waits until quiet hours are over', async () => {
    const { notices, read, pass } = rig(quiet);
    const told = notices.app(about('update', { version: '2.0.0' }));
    for (let minute = 1; minute < 10; minute += 1) {
      pass(60_000);
      await Promise.resolve();
      await Promise.resolve();
    }
    expect(read()).toEqual([]);
    pass(60_000);
    expect(await told).toEqual({ kind: 'shown' });
    expect(read()).toEqual(['A new version is ready']);
  });

  test('and is no news any more when the program closes', async () => {
    const { notices, read, timers } = rig(quiet);
    const told = notices.app(about('update', { version: '2.0.0' }));
    notices.close();
    expect(await told).toMatchObject({ kind: 'failed' });
    expect(await notices.app(about('trouble'))).toMatchObject({ kind: 'failed' });
    expect([read(), timers.pending()]).toEqual([[], 0]);
  });
});
