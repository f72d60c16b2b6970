import { describe, expect, test } from 'vitest';
import { createCatchUp, type CatchUpPorts } from '../../../src/core/portal/catch-up.ts';
import type { Call } from '../../../src/core/call/call.ts';
import type { CallHistory } from '../../../src/core/ports/call-history.ts';
import type { PortalFailureReason } from '../../../src/core/portal/portal-failure.ts';
import type { Answer, PortalCallRecord, PortalStatisticsPage } from '../../../src/core/ports/portal.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { memberId, nowMs, operatorId } from '../intake/bodies.ts';
import { callOf } from '../call/calls.ts';

const hourMs = 60 * 60_000;

function record(changes: Partial<PortalCallRecord> = {}): PortalCallRecord {
  return {
    callId: 'a',
    operatorId,
    callType: 2,
    number: '+4930111222',
    line: 'reg1',
    beganAtMs: nowMs - hourMs,
    durationS: 60,
    failedCode: '200',
    crmActivityId: '7',
    viaRestApp: false,
    ...changes,
  };
}

const page = (
  calls: readonly PortalCallRecord[],
  lastId: string | null = null,
): Answer<PortalStatisticsPage> => ({
  kind: 'ok',
  value: { calls, lastId },
});
const refused = (why: PortalFailureReason, retryAtMs: number | null = null): Answer<never> => ({
  kind: 'failed',
  failure: { why, code: null, detail: '', retryAtMs },
});
/** Three hours behind the portal's. */
const machineMs = nowMs - 3 * hourMs;

function rig(pages: readonly Answer<PortalStatisticsPage>[], changes: Partial<CatchUpPorts> = {}) {
  const history: CallHistory = changes.history ?? memoryHistory();
  const asked: Parameters<CatchUpPorts['statistics']>[0][] = [];
  const told: string[][] = [];
  const kept: { text: string | null } = { text: null };
  const log = recordingLog();
  const catchUp = createCatchUp({
    statistics(query) {
      asked.push(query);
      return Promise.resolve(pages[asked.length - 1] ?? page([]));
    },
    session: () => ({ memberId, applicationToken: null, operatorId }),
    now: () => nowMs,
    clock: { now: () => machineMs },
    caughtUp: { read: () => kept.text, keep: (text) => void (kept.text = text) },
    random: () => 0.5,
    tell: (calls: readonly Call[]) => told.push(calls.map(({ callId }) => callId)),
    log,
    ...changes,
    history,
  });
  return { history, asked, told, kept, log, catchUp };
}

describe('catching up', () => {
  test('brings back no call that was deleted', async () => {
    const history = memoryHistory({ now: () => nowMs });
    const { catchUp, told } = rig([page([record()]), page([record(), record({ callId: 'b' })])], { history });
    await catchUp();
    await history.erase('everything');
    expect(await catchUp()).toEqual({ kind: 'caught-up', added: 1, completed: 0 });
    expect(await history.page({ limit: 10 })).toMatchObject({ calls: [{ callId: 'b' }] });
    expect(told).toHaveLength(2);
  });

  test('keeps what was called meanwhile as back-filled, and tells of it once', async () => {
    const missed = record({ callId: 'b', failedCode: '304', durationS: 0 });
    const { catchUp, history, told } = rig([page([record(), missed])]);
    expect(await catchUp()).toEqual({ kind: 'caught-up', added: 2, completed: 0 });
    expect(told).toEqual([['a', 'b']]);
    const { calls } = await history.page({ limit: 10 });
    expect(calls.toSorted((one, other) => (one.callId < other.callId ? 1 : -1))).toMatchObject([
      { callId: 'b', outcome: 'missed', origin: 'back-filled', notice: 'due' },
      {
        callId: 'a',
        outcome: 'answered',
        origin: 'back-filled',
        durationS: 60,
        rangAtMs: nowMs - hourMs,
        endedAtMs: nowMs - hourMs + 60_000,
      },
    ]);
  });

  test('changes nothing the second time, and tells nothing', async () => {
    const { catchUp, told } = rig([page([record()]), page([record()])]);
    await catchUp();
    expect(await catchUp()).toEqual({ kind: 'caught-up', added: 0, completed: 0 });
    expect(told).toHaveLength(1);
  });

  test('completes a call whose end was not heard, and leaves it a live one', async () => {
    const { catchUp, history, told } = rig([page([record()])]);
    await history.amend({ memberId, callId: 'a' }, () => callOf({ callId: 'a', number: null }));
    expect(await catchUp()).toEqual({ kind: 'caught-up', added: 0, completed: 1 });
    const { calls } = await history.page({ limit: 1 });
    expect(calls).toMatchObject([
      { outcome: 'answered', number: '+4930111222', origin: 'live', durationS: 60 },
    ]);
    expect(told).toEqual([]);
  });

  test('repairs a call that was taken to be over, however old in the week', async () => {
    const beganAtMs = nowMs - 70 * hourMs;
    const { catchUp, history, asked } = rig([page([record({ beganAtMs })])]);
    const lost = callOf({
      ...{ callId: 'a', outcome: 'end-unknown', rangAtMs: beganAtMs, startedAtMs: beganAtMs },
    });
    await history.amend(lost, () => lost);
    await history.amend({ memberId, callId: 'b' }, () => callOf({ callId: 'b', outcome: 'answered' }));
    expect(await catchUp()).toMatchObject({ completed: 1 });
    expect(asked[0]?.fromMs).toBeLessThan(beganAtMs);
    expect((await history.page({ limit: 2 })).calls[1]).toMatchObject({ outcome: 'answered', durationS: 60 });
  });

  test('tells of a call that rang, and as the statistics say was missed', async () => {
    const missed = record({ failedCode: '304', durationS: 0 });
    const { catchUp, history, told } = rig([page([missed])]);
    await history.amend({ memberId, callId: 'a' }, () =>
      callOf({ callId: 'a', outcome: 'ringing', startedAtMs: null, notice: 'shown' }),
    );
    expect(await catchUp()).toEqual({ kind: 'caught-up', added: 0, completed: 1 });
    expect(told).toEqual([['a']]);
    expect((await history.page({ limit: 1 })).calls).toMatchObject([{ outcome: 'missed', notice: 'due' }]);
  });

  test('tells of a number that is not kept: it may be a muted one', async () => {
    const calls: Call[] = [];
    const history = memoryHistory({ keepNumbers: () => false });
    const { catchUp } = rig([page([record()])], { history, tell: (told) => void calls.push(...told) });
    await catchUp();
    expect(calls).toMatchObject([{ number: '+4930111222' }]);
    expect((await history.page({ limit: 1 })).calls).toMatchObject([{ number: null }]);
  });

  test('tells of what was kept before the history failed', async () => {
    const whole = memoryHistory();
    let writes = 0;
    const history: CallHistory = {
      ...whole,
      amend: (key, change) =>
        ++writes > 1 ? Promise.reject(new Error('disk full')) : whole.amend(key, change),
    };
    const { catchUp, told } = rig([page([record(), record({ callId: 'b' })])], { history });
    expect(await catchUp()).toEqual({ kind: 'not-possible', againInMs: 6_000 });
    expect(told).toEqual([['a']]);
  });

  test('goes through every page, for this operator only', async () => {
    const { catchUp, asked } = rig([
      page([record(), record({ callId: 'x', operatorId: '1270' })], '50'),
      page([record({ callId: 'b' }), record({ callId: 'y', operatorId: null })]),
    ]);
    expect(await catchUp()).toEqual({ kind: 'caught-up', added: 2, completed: 0 });
    expect(asked.map(({ operatorId: who, afterId }) => [who, afterId])).toEqual([
      [operatorId, null],
      [operatorId, '50'],
    ]);
  });

  test('does not go on for ever', async () => {
    let pages = 0;
    const endless = rig([], {
      statistics: () => Promise.resolve(page([], String(++pages))),
    });
    await endless.catchUp();
    expect(pages).toBe(100);
  });
});

describe('how far back', () => {
  test('is a day on the first run', async () => {
    const { catchUp, asked } = rig([]);
    await catchUp();
    expect(asked[0]?.fromMs).toBe(nowMs - 24 * hourMs);
  });

  test('is some hours before the last call known, for those that began before it', async () => {
    const { catchUp, history, asked } = rig([]);
    const ended = callOf({
      rangAtMs: nowMs - 10 * hourMs,
      endedAtMs: nowMs - 9 * hourMs,
      outcome: 'answered',
    });
    await history.amend(ended, () => ended);
    await catchUp();
    expect(asked[0]?.fromMs).toBe(nowMs - 14 * hourMs);
  });

  test('reaches a call of this week whose end is not known', async () => {
    const { catchUp, history, asked } = rig([]);
    const open = callOf({ callId: 'open', rangAtMs: nowMs - 48 * hourMs });
    await history.amend(open, () => open);
    const newer = callOf({ callId: 'newer', endedAtMs: nowMs, outcome: 'answered' });
    await history.amend(newer, () => newer);
    await catchUp();
    expect(asked[0]?.fromMs).toBe(nowMs - 52 * hourMs);
  });

  test('is from before a gap, though calls came after it and before it could be filled', async () => {
    // As the portal's clock tells it, with half a millisecond of a journey.
    const { catchUp, history, asked, kept } = rig([page([]), refused('unreachable'), page([]), page([])], {
      now: () => nowMs + 0.5,
    });
    await catchUp();
    const weekendMs = 60 * hourMs;
    kept.text = kept.text?.replace(String(nowMs), String(nowMs - weekendMs)) ?? null;
    const live = callOf({ rangAtMs: nowMs - hourMs, endedAtMs: nowMs, outcome: 'answered' });
    await history.amend(live, () => live);
    await catchUp();
    await catchUp();
    await catchUp();
    const [, ...since] = asked.map(({ fromMs }) => Math.round((nowMs - fromMs) / hourMs));
    expect(since).toEqual([64, 64, 5]);
  });

  test('is from before everything was deleted, too', async () => {
    const { catchUp, asked, kept } = rig([page([]), page([])]);
    await catchUp();
    kept.text = kept.text?.replace(String(nowMs), String(nowMs - 60 * hourMs)) ?? null;
    await catchUp();
    expect(asked[1]?.fromMs).toBe(nowMs - 64 * hourMs);
  });

  test.each([
    ['somebody else', `another-portal ${operatorId} 1`],
    ['a clock that was ahead', `${memberId} ${operatorId} ${nowMs + 1_000 * hourMs}`],
    ['nobody', `${memberId} ${operatorId} soon`],
  ])('is as far as the calls say when what was kept is the word of %s', async (_who, text) => {
    const { catchUp, history, asked, kept } = rig([]);
    kept.text = text;
    const ended = callOf({
      rangAtMs: nowMs - 10 * hourMs,
      endedAtMs: nowMs - 9 * hourMs,
      outcome: 'answered',
    });
    await history.amend(ended, () => ended);
    await catchUp();
    expect(asked[0]?.fromMs).toBe(nowMs - 14 * hourMs);
  });

  test('is never more than a month', async () => {
    const { catchUp, history, asked } = rig([]);
    const old = callOf({ rangAtMs: 1, startedAtMs: 2, endedAtMs: 3, outcome: 'answered' });
    await history.amend(old, () => old);
    await catchUp();
    expect(asked[0]?.fromMs).toBe(nowMs - 30 * 24 * hourMs);
  });
});

describe('when it cannot', () => {
  test.each([
    ['portal', { memberId: null, applicationToken: null, operatorId }],
    ['operator', { memberId, applicationToken: null, operatorId: null }],
  ])('because no %s is known, nothing is asked', async (_what, session) => {
    const { catchUp, asked } = rig([], { session: () => session });
    expect(await catchUp()).toEqual({ kind: 'not-possible', againInMs: null });
    expect(asked).toEqual([]);
  });

  test('for lack of the right, that is said once', async () => {
    const { catchUp, log } = rig([refused('forbidden'), refused('forbidden')]);
    expect(await catchUp()).toEqual({ kind: 'forbidden' });
    expect(await catchUp()).toEqual({ kind: 'forbidden' });
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  test('go on half-way, what was kept stays and is told of', async () => {
    const { catchUp, history, told } = rig([page([record()], '50'), refused('unreachable')]);
    expect(await catchUp()).toEqual({ kind: 'not-possible', againInMs: 6_000 });
    expect(await history.count()).toBe(1);
    expect(told).toEqual([['a']]);
  });

  test('because the history is closed, it says so and does not throw', async () => {
    const { catchUp, history, log } = rig([page([record()])]);
    await history.close();
    expect(await catchUp()).toEqual({ kind: 'not-possible', againInMs: 6_000 });
    expect(log.lines.at(-1)).toMatchObject({ level: 'error' });
  });
});

describe('when it makes sense to try again', () => {
  test('is later each time, and soon once more after it went well', async () => {
    const { catchUp } = rig([refused('timed-out'), refused('timed-out'), page([]), refused('timed-out')]);
    const again: unknown[] = [];
    for (let run = 0; run < 4; run += 1) again.push(await catchUp());
    expect(again).toMatchObject([
      { againInMs: 6_000 },
      { againInMs: 12_000 },
      { kind: 'caught-up' },
      { againInMs: 6_000 },
    ]);
  });

  test('is what the portal said of the method, by the clock that it was said by', async () => {
    const { catchUp } = rig([refused('operation-limit', machineMs + 9 * 60_000)]);
    expect(await catchUp()).toEqual({ kind: 'not-possible', againInMs: 9 * 60_000 + 1_500 });
  });

  test('is not known when a person has to do something first', async () => {
    const { catchUp } = rig([refused('missing-scope')]);
    expect(await catchUp()).toEqual({ kind: 'not-possible', againInMs: null });
  });
});

test('occasions that come while it runs are one further run', async () => {
  const { catchUp, asked } = rig([]);
  const first = catchUp();
  const [second, third] = [catchUp(), catchUp()];
  expect(second).toBe(third);
  await Promise.all([first, second]);
  expect(asked).toHaveLength(2);
});
