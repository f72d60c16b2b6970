/** The whole way with fakes at its edges: a delivery comes in, is kept, answered and announced. */
import { describe, expect, test } from 'vitest';
import { createAnnouncer } from '../../../src/core/notices/announcer.ts';
import { createNotices } from '../../../src/core/notices/notices.ts';
import { createIntake } from '../../../src/core/intake/intake.ts';
import type { Call } from '../../../src/core/call/call.ts';
import type { CallHistory } from '../../../src/core/ports/call-history.ts';
import type { Notice, NoticeOutcome, Notifier } from '../../../src/core/ports/notifier.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import type { Verdict } from '../../../src/core/intake/verdict.ts';
import { createTranslate } from '../../../src/texts/app/app-texts.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { plainSameSecret } from '../../fakes/plain-same-secret.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { recordingNotifier } from '../../fakes/recording-notifier.ts';
import { callOf, missed as missedCall } from '../call/calls.ts';
import { unaskedClock } from '../unasked-clock.ts';
import {
  bodyOf,
  builtInCall,
  end,
  init,
  memberId,
  nowMs,
  operatorId,
  restAppCall,
  secondsAgo,
  start,
  token,
} from './bodies.ts';

const key = { memberId, callId: builtInCall };
const missed = { CALL_FAILED_CODE: '304', CALL_DURATION: '0' };

interface Choices {
  readonly session?: Partial<{
    memberId: string | null;
    applicationToken: string | null;
    operatorId: string | null;
  }>;
  readonly notifications?: unknown;
  readonly history?: CallHistory;
  readonly notifier?: Notifier;
}

/** An app with its edges in hand; `deliver` answers and then announces, as the listener does. */
function appOf(choices: Choices = {}) {
  const session = { memberId, applicationToken: token, operatorId, ...choices.session };
  const history = choices.history ?? memoryHistory();
  const recorded = recordingNotifier();
  const notifier = choices.notifier ?? recorded;
  const [timers, log, pinned] = [manualTimers(), recordingLog(), [] as string[]];
  const rules = () => readSettings({ notifications: choices.notifications ?? {} }).settings.notifications;
  const intake = createIntake({
    session: () => session,
    pinPortal: (member) => pinned.push(member),
    rules,
    history,
    sameSecret: plainSameSecret,
    clock: unaskedClock(() => nowMs),
    deskNow: () => nowMs,
    log,
  });
  const translate = createTranslate('en');
  const notices = createNotices({ notifier, rules, translate, now: () => nowMs, timers, log });
  const announcer = createAnnouncer({ notices, history, now: () => nowMs, timers, log });
  return {
    ...{ history, timers, log, pinned, announcer, notices: recorded.shown },
    async deliver(body: unknown): Promise<Verdict> {
      const verdict = await intake(body);
      await announcer.announce(verdict);
      return verdict;
    },
    kept: async () => (await history.page({ limit: 200 })).calls,
  };
}

describe('a call of our operator', () => {
  test('is kept and announced with its number when INIT, START and END come', async () => {
    const app = appOf();
    expect(await app.deliver(init({}, secondsAgo(9)))).toEqual({
      kind: 'ignored',
      reason: 'waiting-for-start',
    });
    expect(await app.deliver(start({}, secondsAgo(1)))).toMatchObject({
      kind: 'accepted',
      change: { before: null },
    });
    expect(app.notices).toMatchObject([
      { title: '+79161234567', body: 'Incoming call connected · +4930111222', sound: true },
    ]);
    expect(await app.deliver(end())).toMatchObject({
      kind: 'accepted',
      change: { before: { outcome: 'connected' } },
    });
    expect(await app.kept()).toMatchObject([
      { callId: builtInCall, outcome: 'answered', durationS: 78, notice: 'shown' },
    ]);
    expect(app.notices).toHaveLength(1);
  });

  test('is announced at once without a number, and the notice follows silently when INIT comes', async () => {
    const app = appOf();
    await app.deliver(start());
    await app.deliver(init());
    expect(app.notices).toMatchObject([
      { title: 'Unknown number', sound: true },
      { title: '+79161234567', sound: false },
    ]);
    expect(app.notices[0]?.key).toBe(app.notices[1]?.key);
  });

  test('whose number only END tells is not announced again when it is over', async () => {
    const app = appOf();
    await app.deliver(start());
    await app.deliver(end());
    expect(app.notices).toHaveLength(1);
    expect(await app.kept()).toMatchObject([{ number: '+79161234567' }]);
  });

  test('that becomes better known in anything but its number keeps its notice as it is', async () => {
    const app = appOf();
    const before = callOf({ notice: 'shown', rangAtMs: null });
    await app.announcer.announce({
      kind: 'accepted',
      change: { before, after: { ...before, rangAtMs: nowMs } },
    });
    expect(app.notices).toEqual([]);
  });

  test('is kept and announced once, however often its events come', async () => {
    const app = appOf();
    for (const body of [init(), start(), end()]) {
      await app.deliver(body);
      expect(await app.deliver(body)).toMatchObject({ kind: 'ignored' });
    }
    expect(await app.deliver(start())).toEqual({ kind: 'ignored', reason: 'already-recorded' });
    expect([app.notices.length, await app.history.count()]).toEqual([1, 1]);
  });

  test('whose number is not to be kept is announced with it all the same', async () => {
    const app = appOf({ history: memoryHistory({ keepNumbers: () => false }) });
    await app.deliver(init());
    expect(await app.deliver(start())).toMatchObject({ change: { after: { number: '+79161234567' } } });
    expect(await app.deliver(end(missed))).toMatchObject({ change: { after: { number: '+79161234567' } } });
    expect(app.notices[0]).toMatchObject({ title: '+79161234567' });
    expect(await app.kept()).toMatchObject([{ number: null, companyNumber: null, outcome: 'missed' }]);
  });

  test('that was made private is told of and kept without its number from then on', async () => {
    const app = appOf();
    await app.deliver(init());
    await app.deliver(start());
    const [call] = await app.kept();
    await app.history.makePrivate(call?.id ?? 0);
    expect(await app.deliver(end())).toMatchObject({
      change: { after: { number: null, crmActivityId: null, outcome: 'answered', isPrivate: true } },
    });
    expect(await app.kept()).toMatchObject([{ number: null, durationS: 78, line: 'reg133788' }]);
  });

  test('that the operator has deleted does not come back when it ends', async () => {
    const app = appOf({ history: memoryHistory({ now: () => nowMs }) });
    await app.deliver(init());
    await app.deliver(start());
    await app.history.erase('everything');
    expect(await app.deliver(end())).toEqual({ kind: 'ignored', reason: 'erased' });
    expect(await app.kept()).toEqual([]);
  });

  test('that was missed is announced as missed', async () => {
    const app = appOf();
    await app.deliver(end(missed));
    expect(app.notices).toMatchObject([{ title: '+79161234567', body: 'Missed call' }]);
  });

  test('of a REST app rings, and its notice becomes a missed call when nobody took it', async () => {
    const app = appOf();
    await app.deliver(start({ CALL_ID: restAppCall }));
    await app.deliver(end({ CALL_ID: restAppCall, ...missed }));
    expect(app.notices.map(({ body }) => body)).toEqual(['Call', 'Missed call']);
    expect(new Set(app.notices.map((notice) => notice.key)).size).toBe(1);
  });
});

describe('what is not ours', () => {
  test('a colleague’s call is neither kept nor announced', async () => {
    const app = appOf();
    const reasons = [];
    for (const body of [init(), start({ USER_ID: '7' }), end({ PORTAL_USER_ID: '7' })])
      reasons.push(await app.deliver(body));
    expect(reasons.map((verdict) => verdict.kind === 'ignored' && verdict.reason)).toEqual([
      'waiting-for-start',
      'someone-elses-call',
      'someone-elses-call',
    ]);
    expect([await app.history.count(), app.notices]).toEqual([0, []]);
  });

  test('an event we do not need is ignored', async () => {
    expect(await appOf().deliver(bodyOf('ONAPPPAYMENT', {}))).toEqual({
      kind: 'ignored',
      reason: 'event-not-needed',
    });
  });

  test('a genuine call without its id is of no use, a forged one is not believed', async () => {
    const app = appOf();
    const lacking = start({ CALL_ID: undefined });
    expect(await app.deliver(lacking)).toEqual({
      kind: 'rejected',
      why: {
        reason: 'incomplete',
        event: 'ONVOXIMPLANTCALLSTART',
        problems: ['data[CALL_ID] is missing'],
      },
    });
    expect(await app.deliver({ ...lacking, auth: { member_id: memberId, application_token: 'x' } })).toEqual({
      kind: 'rejected',
      why: { reason: 'wrong-token' },
    });
  });

  test('nothing is kept while nobody has said who the operator is', async () => {
    const app = appOf({ session: { operatorId: null } });
    expect(await app.deliver(start())).toEqual({ kind: 'ignored', reason: 'operator-unknown' });
  });

  test('what is malformed or not believed leaves no trace', async () => {
    const app = appOf();
    expect(await app.deliver('nonsense')).toMatchObject({ kind: 'rejected', why: { reason: 'malformed' } });
    expect(await app.deliver(start({}, secondsAgo(99_999)))).toEqual({
      kind: 'rejected',
      why: { reason: 'too-old', ageMs: 99_999_000 },
    });
    expect([await app.history.count(), app.notices, app.pinned]).toEqual([0, [], []]);
  });
});

describe('the portal', () => {
  test('is pinned by the first believed delivery, and only then', async () => {
    const app = appOf({ session: { memberId: null } });
    const forged = { auth: { member_id: 'evil', application_token: 'wrong' } };
    await app.deliver(start({}, forged));
    expect(app.pinned).toEqual([]);
    await app.deliver(start());
    expect(app.pinned).toEqual([memberId]);
  });

  test('that is pinned is not pinned again', async () => {
    const app = appOf();
    await app.deliver(start());
    expect(app.pinned).toEqual([]);
  });
});

describe('when a call cannot be kept', () => {
  const failing = (): CallHistory => ({
    ...memoryHistory(),
    amend: async (_key, change) => {
      change(null);
      throw new Error('disk full');
    },
  });

  test('nothing is claimed, and the operator is told who is on the line all the same', async () => {
    const app = appOf({ history: failing() });
    expect(await app.deliver(start())).toMatchObject({
      kind: 'unstored',
      change: { after: { callId: builtInCall } },
    });
    expect(app.notices).toHaveLength(1);
    expect(app.log.lines.map(({ level }) => level)).toEqual(['error', 'warn']);
  });

  test('nor where there is no history to ask what is known of the call', async () => {
    const amend = async (): Promise<never> => {
      throw new Error('no folder');
    };
    const app = appOf({ history: { ...memoryHistory(), amend } });
    expect(await app.deliver(start())).toMatchObject({
      kind: 'unstored',
      change: { before: null, after: { callId: builtInCall } },
    });
    expect(app.notices).toHaveLength(1);
  });

  test('there is nothing to tell of an event that would have changed nothing', async () => {
    const app = appOf({ history: failing() });
    expect(await app.deliver(init())).toEqual({ kind: 'unstored', change: null });
    expect(app.notices).toEqual([]);
  });
});

describe('the fate of a notice is kept with its call', () => {
  test.each([
    [{ kind: 'shown' }, 'shown', 0],
    [{ kind: 'failed', detail: 'no daemon' }, 'failed', 1],
    [{ kind: 'timed-out' }, 'timed-out', 1],
    [{ kind: 'too-many' }, 'too-many', 1],
  ] satisfies [NoticeOutcome, string, number][])('%j', async (outcome, notice, warnings) => {
    const app = appOf({ notifier: { show: async () => outcome, close: async () => {} } });
    await app.deliver(start());
    expect(await app.kept()).toMatchObject([{ notice }]);
    expect(app.log.lines).toHaveLength(warnings);
  });

  test('a notice the operator does not want is not shown, and the reason is kept in the same write', async () => {
    const app = appOf({ notifications: { enabled: false } });
    expect(await app.deliver(start())).toMatchObject({ change: { after: { notice: 'notices-off' } } });
    await app.deliver(init());
    expect([app.notices, await app.kept()]).toMatchObject([[], [{ notice: 'notices-off' }]]);
  });

  test('of the first notice is not kept when the call was missed meanwhile: that is still to be told', async () => {
    const first = Promise.withResolvers<NoticeOutcome>();
    const second = Promise.withResolvers<NoticeOutcome>();
    const outcomes = [first.promise, second.promise];
    const notifier: Notifier = {
      show: async () => outcomes.shift() ?? { kind: 'too-many' },
      close: async () => {},
    };
    const app = appOf({ notifier });
    const started = app.deliver(start({ CALL_ID: restAppCall }));
    await expect.poll(app.kept).toHaveLength(1);
    const ended = app.deliver(end({ CALL_ID: restAppCall, ...missed }));
    await expect.poll(app.kept).toMatchObject([{ outcome: 'missed' }]);
    first.resolve({ kind: 'timed-out' });
    await started;
    expect(await app.history.due()).toHaveLength(1);
    second.resolve({ kind: 'shown' });
    await ended;
    expect(await app.kept()).toMatchObject([{ notice: 'shown' }]);
  });

  test('a notice that was refused is tried again once more is known, and the row says so', async () => {
    const outcomes: NoticeOutcome[] = [{ kind: 'failed', detail: 'no daemon' }, { kind: 'shown' }];
    const app = appOf({
      notifier: { show: async () => outcomes.shift() ?? { kind: 'too-many' }, close: async () => {} },
    });
    await app.deliver(start());
    expect(await app.kept()).toMatchObject([{ notice: 'failed' }]);
    await app.deliver(init());
    expect(await app.kept()).toMatchObject([{ notice: 'shown' }]);
  });

  test('one that is refused after it was said to be shown was not shown, alone or in a summary', async () => {
    let refuse = (_notice: Notice): void => {};
    const shown: Notice[] = [];
    const notifier: Notifier = {
      async show(notice) {
        shown.push(notice);
        return { kind: 'shown' };
      },
      onRefused: (listener) => (refuse = listener),
      close: async () => {},
    };
    const app = appOf({ notifier });
    await app.deliver(start());
    await app.deliver(start({ CALL_ID: 'late' }, secondsAgo(600)));
    app.timers.advance(5_000);
    await expect.poll(app.kept).toMatchObject([{ notice: 'shown' }, { notice: 'summed-up' }]);
    for (const notice of shown) refuse(notice);
    refuse({ key: 'of long ago', title: '', body: '', sound: false });
    await expect.poll(app.kept).toMatchObject([{ notice: 'failed' }, { notice: 'failed' }]);
    expect(app.log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn']);
  });

  test('of many notices the latest can still be refused', async () => {
    const recorded = recordingNotifier();
    let refuse = (_notice: Notice): void => {};
    const app = appOf({ notifier: { ...recorded, onRefused: (listener) => (refuse = listener) } });
    const ids = Array.from({ length: 51 }, (_, index) => `call ${index}`);
    for (const CALL_ID of ids) await app.deliver(start({ CALL_ID }));
    for (const notice of recorded.shown) refuse(notice);
    await expect
      .poll(async () => (await app.kept()).filter(({ notice }) => notice === 'failed').length)
      .toBe(50);
  });

  test('one that was shown stays shown when what came after was not', async () => {
    const outcomes: NoticeOutcome[] = [{ kind: 'shown' }];
    const app = appOf({
      notifier: { show: async () => outcomes.shift() ?? { kind: 'too-many' }, close: async () => {} },
    });
    await app.deliver(start());
    await app.deliver(init());
    expect(await app.kept()).toMatchObject([{ notice: 'shown' }]);
  });

  test('a number that turns out to be muted, or a direction that is off, adds nothing to the notice', async () => {
    for (const notifications of [{ mutedNumbers: ['89161234567'] }, { directions: { incoming: false } }]) {
      const app = appOf({ notifications });
      await app.deliver(start());
      await app.deliver(init());
      expect(app.notices).toMatchObject([{ title: 'Unknown number' }]);
    }
  });

  test('it is not kept for a call that is gone by then', async () => {
    const history = memoryHistory();
    const notifier: Notifier = {
      async show() {
        await history.forgetBefore(nowMs + 1);
        return { kind: 'shown' };
      },
      close: async () => {},
    };
    const app = appOf({ history, notifier });
    await app.deliver(start());
    expect(await app.history.count()).toBe(0);
  });
});

describe('calls that were kept and not told of when the program ended', () => {
  const minuteMs = 60_000;
  const cases: readonly [string, Partial<Call>, 'announced' | 'summed up'][] = [
    ['that has just begun', { startedAtMs: nowMs - minuteMs }, 'announced'],
    ['that was missed a moment ago', { ...missedCall, endedAtMs: nowMs - minuteMs }, 'announced'],
    ['that began by a clock which is ahead', { startedAtMs: nowMs + minuteMs }, 'announced'],
    ['that began a while ago', { startedAtMs: nowMs - 3 * minuteMs }, 'summed up'],
    ['that was missed a while ago', { ...missedCall, endedAtMs: nowMs - 3 * minuteMs }, 'summed up'],
    ['that is over', { endedAtMs: nowMs - minuteMs, outcome: 'answered' }, 'summed up'],
    ['that was heard of late', { origin: 'late', startedAtMs: nowMs - minuteMs }, 'summed up'],
    ['that was filled in', { origin: 'back-filled', ...missedCall, endedAtMs: nowMs }, 'summed up'],
    ['without any time', { startedAtMs: null }, 'summed up'],
  ];

  test.each(cases)('one %s is %3$s', async (_what, changes, how) => {
    const app = appOf();
    const call = callOf({ notice: 'due', ...changes });
    await app.history.amend(call, () => call);
    await app.announcer.resume(await app.history.due());
    expect(app.notices.map(({ title }) => title)).toEqual(how === 'announced' ? ['+79161234567'] : []);
    app.timers.advance(5_000);
    const fate = how === 'announced' ? 'shown' : 'summed-up';
    await expect.poll(app.kept).toMatchObject([{ notice: fate }]);
    expect(app.notices).toHaveLength(1);
    expect(await app.history.due()).toEqual([]);
  });

  test('are told of by the rules of now', async () => {
    const app = appOf({ notifications: { doNotDisturb: { until: nowMs + minuteMs } } });
    for (const [callId, startedAtMs] of [
      ['new', nowMs],
      ['old', nowMs - 3 * minuteMs],
    ] as const) {
      const call = callOf({ callId, notice: 'due', startedAtMs });
      await app.history.amend(call, () => call);
    }
    await app.announcer.resume(await app.history.due());
    app.timers.advance(5_000);
    await expect.poll(app.kept).toMatchObject([{ notice: 'do-not-disturb' }, { notice: 'do-not-disturb' }]);
    expect(app.notices).toEqual([]);
  });
});

describe('calls that are heard of too late', () => {
  const late = secondsAgo(600);

  test('are kept as late and summed up in one notice', async () => {
    const app = appOf();
    await app.deliver(start({}, late));
    await app.deliver(end({ CALL_ID: 'second', ...missed }, late));
    expect(app.notices).toEqual([]);
    app.timers.advance(5_000);
    await expect.poll(app.kept).toMatchObject([{ notice: 'summed-up' }, { notice: 'summed-up' }]);
    expect(app.notices).toMatchObject([
      { title: 'While Offhook could not hear', body: '2 calls, 1 of them missed' },
    ]);
    expect(await app.kept()).toMatchObject([{ origin: 'late' }, { origin: 'late' }]);
  });

  test('have no notice of their own when their number comes', async () => {
    const app = appOf();
    await app.deliver(start({}, late));
    await app.deliver(init({}, late));
    app.timers.advance(5_000);
    await expect.poll(() => app.notices.map(({ body }) => body)).toEqual(['1 call']);
  });

  test('are left out of the summary when they are not wanted, and their rows say why', async () => {
    const app = appOf({ notifications: { mutedNumbers: ['+79161234567'], directions: { outgoing: false } } });
    const call = (callId: string, changes: object): Call =>
      callOf({ callId, ...changes, endedAtMs: nowMs, origin: 'back-filled', notice: 'due' });
    const calls = [
      call('muted', {}),
      call('out', { number: '+4930', direction: 'outgoing' }),
      call('in', { number: '+4930', outcome: 'missed' }),
    ];
    for (const one of calls) await app.history.amend(one, () => one);
    app.announcer.sumUp(calls.slice(0, 2));
    app.announcer.sumUp([]);
    app.announcer.sumUp(calls.slice(2));
    app.timers.advance(5_000);
    await expect
      .poll(async () => (await app.kept()).map(({ callId, notice }) => [callId, notice]))
      .toEqual(
        expect.arrayContaining([
          ['muted', 'muted-number'],
          ['out', 'direction-off'],
          ['in', 'summed-up'],
        ]),
      );
    expect(app.notices.map(({ body }) => body)).toEqual(['1 call, 1 of them missed']);
  });

  test('are gathered anew after a summary', async () => {
    const app = appOf();
    for (const CALL_ID of ['first', 'second']) {
      await app.deliver(start({ CALL_ID }, late));
      app.timers.advance(5_000);
    }
    await expect.poll(() => app.notices.map(({ body }) => body)).toEqual(['1 call', '1 call']);
    // The one before may not have been read.
    expect(new Set(app.notices.map((notice) => notice.key)).size).toBe(2);
  });

  test('keep the reason when the summary could not be shown', async () => {
    const app = appOf({ notifier: { show: async () => ({ kind: 'timed-out' }), close: async () => {} } });
    await app.deliver(start({}, late));
    app.timers.advance(5_000);
    await expect.poll(app.kept).toMatchObject([{ notice: 'timed-out' }]);
  });

  test('are not announced once the app is closing, and closing without any is harmless', async () => {
    const app = appOf();
    app.announcer.close();
    await app.deliver(start({}, late));
    app.announcer.close();
    expect(app.timers.pending()).toBe(0);
    expect(await app.history.amend(key, () => null)).toBeNull();
  });
});
