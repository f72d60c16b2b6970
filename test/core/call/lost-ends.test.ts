import { describe, expect, test } from 'vitest';
import { occasionsOf } from '../../../src/core/hooks/occasions.ts';
import type { Call } from '../../../src/core/call/call.ts';
import { callAfter } from '../../../src/core/intake/correlate.ts';
import type { CallEnd } from '../../../src/core/intake/delivery.ts';
import { endLostCalls, longestCallMs } from '../../../src/core/call/lost-ends.ts';
import type { CallChange } from '../../../src/core/intake/verdict.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { nowMs, operatorId } from '../intake/bodies.ts';
import { callOf } from './calls.ts';

const hourMs = 60 * 60_000;
const talking = callOf({ callId: 'talking', rangAtMs: nowMs - hourMs, startedAtMs: nowMs });
const ringing = callOf({ callId: 'ringing', outcome: 'ringing', viaRestApp: true, rangAtMs: null });

async function rig(...calls: readonly Call[]) {
  const history = memoryHistory();
  for (const call of calls) await history.amend(call, () => call);
  const timers = manualTimers();
  const log = recordingLog();
  const clock = { nowMs };
  const told: CallChange[] = [];
  const start = async () => {
    const close = endLostCalls({
      history,
      now: () => clock.nowMs,
      timers,
      ended: (change) => void told.push(change),
      log,
    });
    await expect.poll(() => timers.pending()).toBe(1);
    return close;
  };
  const outcomes = async () => (await history.page({ limit: 9 })).calls.map(({ outcome }) => outcome);
  return {
    ...{ history, timers, log, clock, told, start, outcomes },
    /** Lets time pass, and what it starts finish. */
    async pass(ms: number) {
      clock.nowMs += ms;
      timers.advance(10 * 60_000);
      await expect.poll(() => timers.pending()).toBe(1);
    },
  };
}

describe('a call whose END was lost', () => {
  test('is over after the longest plausible call, without any event coming, and not before', async () => {
    const { start, pass, outcomes, told, history } = await rig(talking, ringing);
    const close = await start();
    await pass(longestCallMs - 1);
    expect(await outcomes()).toEqual(['ringing', 'connected']);
    await pass(1);
    expect(await outcomes()).toEqual(['end-unknown', 'end-unknown']);
    expect((await history.page({ limit: 9 })).calls).toMatchObject([
      { endedAtMs: null, durationS: null },
      { endedAtMs: null, durationS: null },
    ]);
    expect(
      told.map(({ before, after }) => [before?.outcome, after.outcome, ...occasionsOf({ before, after })]),
    ).toEqual([
      ['ringing', 'end-unknown', 'ended'],
      ['connected', 'end-unknown', 'ended'],
    ]);
    await pass(longestCallMs);
    expect(told).toHaveLength(2);
    await close();
  });

  test('may also never have had a START', async () => {
    const { start, pass, outcomes } = await rig({ ...ringing, rangAtMs: nowMs, startedAtMs: null });
    const close = await start();
    await pass(longestCallMs);
    expect(await outcomes()).toEqual(['end-unknown']);
    await close();
  });

  test('is no longer looked for once the program stops', async () => {
    const { history, timers, log } = await rig(talking);
    const ended = (): void => {};
    const close = endLostCalls({ history, now: () => nowMs, timers, ended, log });
    await close();
    expect(timers.pending()).toBe(0);
  });

  test('is found at the next start, however long ago', async () => {
    const { start, clock, outcomes, timers } = await rig(talking);
    clock.nowMs += 400 * 24 * hourMs;
    const close = await start();
    await expect.poll(outcomes).toEqual(['end-unknown']);
    await close();
    expect(timers.pending()).toBe(0);
  });

  test('is found after a sleep, and among more than a page of others', async () => {
    const others = Array.from({ length: 201 }, (_, at) =>
      callOf({ callId: `other ${at}`, rangAtMs: nowMs - hourMs, startedAtMs: nowMs + 1 + at }),
    );
    const { start, pass, told, log } = await rig(talking, ...others);
    const close = await start();
    await pass(longestCallMs);
    expect(told.map(({ after }) => after.callId)).toEqual(['talking']);
    await pass(7 * 24 * hourMs);
    expect(told).toHaveLength(202);
    expect(log.lines.map(({ fields }) => fields)).toEqual([{ calls: 1 }, { calls: 201 }]);
    await close();
  });

  test('is looked for again when the history could not be read', async () => {
    const { history, timers, log, clock } = await rig(talking);
    clock.nowMs += longestCallMs;
    let fails = 1;
    const failing: typeof history = {
      ...history,
      page: (query) => (fails-- > 0 ? Promise.reject(new Error('full')) : history.page(query)),
    };
    const told: CallChange[] = [];
    const ended = (change: CallChange): void => void told.push(change);
    const close = endLostCalls({ history: failing, now: () => clock.nowMs, timers, ended, log });
    await expect.poll(() => timers.pending()).toBe(1);
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
    timers.advance(10 * 60_000);
    await expect.poll(() => told.length).toBe(1);
    await close();
  });

  test('that ended or went meanwhile is left alone', async () => {
    const { history, timers, log, clock } = await rig(talking, ringing);
    clock.nowMs += longestCallMs;
    const told: CallChange[] = [];
    const racing: typeof history = {
      ...history,
      amend: async (key, change) => {
        if (key.callId === 'ringing') change(null);
        else change({ ...talking, outcome: 'answered', endedAtMs: nowMs + 1 });
        return null;
      },
    };
    const close = endLostCalls({
      history: racing,
      now: () => clock.nowMs,
      timers,
      ended: (change) => void told.push(change),
      log,
    });
    await expect.poll(() => timers.pending()).toBe(1);
    expect(told).toEqual([]);
    await close();
  });
});

describe('an END that comes after all', () => {
  const end: CallEnd = {
    kind: 'end',
    ...{ memberId: talking.memberId, callId: 'talking', operatorId, number: null, line: null },
    ...{ viaRestApp: false, beganAtMs: nowMs, durationS: 50_000, failedCode: '200', crmActivityId: null },
    direction: 'incoming',
    sentAtMs: nowMs + 50_000_000,
  };
  const context = { operatorId, nowMs: nowMs + 50_000_000, pending: { init: null, end: null } };

  test('repairs it, and is no second end to the hooks', () => {
    const before: Call = { ...talking, outcome: 'end-unknown' };
    const after = callAfter(before, end, context);
    expect(after).toMatchObject({ outcome: 'answered', durationS: 50_000, endedAtMs: end.sentAtMs });
    expect(after && occasionsOf({ before, after })).toEqual([]);
    const missed = callAfter(before, { ...end, failedCode: '304', durationS: 0 }, context);
    expect(missed && occasionsOf({ before, after: missed })).toEqual(['missed']);
  });

  test('tells also of a PBX’s call who took it', () => {
    const before: Call = { ...ringing, outcome: 'end-unknown' };
    expect(callAfter(before, { ...end, operatorId: '2' }, context)).toMatchObject({ outcome: 'elsewhere' });
    expect(callAfter({ ...before, viaRestApp: false }, { ...end, operatorId: '2' }, context)).toMatchObject({
      outcome: 'answered',
    });
  });
});
