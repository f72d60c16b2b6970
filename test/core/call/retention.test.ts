/** Old calls are deleted, but never on the word of a clock that jumped. */
import { expect, test } from 'vitest';
import { createProvenTime } from '../../../src/core/timing/proven-time.ts';
import { keepRetention } from '../../../src/core/call/retention.ts';
import { callOf } from './calls.ts';
import { settle } from '../portal/link-rig.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { recordingLog } from '../../fakes/recording-log.ts';

const startMs = Date.UTC(2026, 2, 12, 10);
const dayMs = 86_400_000;

/** A history with one call of each of these ages in days, by a true clock. */
async function retentionOf(ages: readonly number[], aheadMs: number, lastRunMs: number | null) {
  const [clock, timers, history] = [manualClock(startMs + aheadMs), manualTimers(), memoryHistory()];
  for (const age of ages) {
    const call = callOf({
      callId: String(age),
      startedAtMs: startMs - age * dayMs,
      rangAtMs: startMs - age * dayMs,
    });
    await history.amend(call, () => call);
  }
  const memory = { text: lastRunMs === null ? null : String(lastRunMs) };
  const time = createProvenTime({
    clock,
    memory: { read: () => memory.text, keep: (text) => (memory.text = text) },
  });
  const settings = { days: 365 };
  let withheld = -1;
  const retention = keepRetention({
    ...{ history, time, clock, timers, log: recordingLog(), retentionDays: () => settings.days },
    withheld: (calls) => (withheld = calls),
  });
  await settle();
  return {
    ...{ clock, timers, time, settings, memory, retention },
    pass(ms: number) {
      clock.pass(ms);
      timers.advance(ms);
    },
    async state() {
      await settle();
      const { calls } = await history.page({ limit: 9 });
      return { ages: calls.map(({ callId }) => Number(callId)), withheld };
    },
  };
}

test('what is past its retention goes, at the start and once a day', async () => {
  const { state, pass } = await retentionOf([1, 364.5, 366], 0, startMs);
  expect(await state()).toEqual({ ages: [1, 364.5], withheld: 0 });
  pass(dayMs);
  expect(await state()).toEqual({ ages: [1], withheld: 0 });
});

test.each([
  ['the first of all', null],
  ['after a run', startMs],
])('a start 400 days ahead deletes nothing, and says what it keeps: %s', async (_what, lastRunMs) => {
  const { state, clock, retention } = await retentionOf([0, 100, 366], 400 * dayMs, lastRunMs);
  expect(await state()).toEqual({ ages: [0, 100], withheld: 2 });
  clock.pass(-400 * dayMs, false);
  retention.look();
  expect(await state()).toEqual({ ages: [0, 100], withheld: 0 });
});

test('a jump 400 days ahead while the program runs deletes nothing', async () => {
  const { state, clock, pass } = await retentionOf([0, 100], 0, startMs);
  clock.pass(400 * dayMs, false);
  pass(dayMs);
  expect(await state()).toEqual({ ages: [0, 100], withheld: 2 });
});

test('a clock set back deletes nothing', async () => {
  const { state } = await retentionOf([0, 100], -400 * dayMs, startMs);
  expect(await state()).toEqual({ ages: [0, 100], withheld: 0 });
});

test('after three months off, the portal’s word decides', async () => {
  const off = 90 * dayMs;
  const { state, time, retention } = await retentionOf([off / dayMs, 300, 364, 380], 0, startMs - off);
  expect(await state()).toEqual({ ages: [90, 300, 364, 380], withheld: 1 });
  time.followPortal(() => startMs);
  retention.look();
  expect(await state()).toEqual({ ages: [90, 300, 364], withheld: 0 });
});

test('less to be kept is done at once, and nothing else is looked at without a reason', async () => {
  const { state, settings, retention } = await retentionOf([0, 100], 0, startMs);
  retention.look();
  expect(await state()).toEqual({ ages: [0, 100], withheld: 0 });
  settings.days = 30;
  retention.look();
  expect(await state()).toEqual({ ages: [0], withheld: 0 });
});

test('how long it ran is remembered hourly, and at the end', async () => {
  const { memory, pass, clock, retention, timers } = await retentionOf([0], 0, startMs);
  pass(3_600_000);
  expect(memory.text).toBe(String(startMs + 3_600_000));
  clock.pass(60_000);
  retention.close();
  expect([memory.text, timers.pending()]).toEqual([String(startMs + 3_660_000), 0]);
});

test('that the program still runs is noted every hour, so that the next start knows when it ran last', async () => {
  const { memory, pass } = await retentionOf([1], 0, startMs);
  memory.text = null;
  pass(3_600_000);
  expect(Number(memory.text)).toBe(startMs + 3_600_000);
  memory.text = null;
  pass(3_600_000);
  expect(Number(memory.text)).toBe(startMs + 7_200_000);
});

test('a history that cannot be read is no reason to end: it is tried again a day later', async () => {
  const [clock, timers, log] = [manualClock(startMs), manualTimers(), recordingLog()];
  const history = memoryHistory();
  let isBroken = true;
  const asked: number[] = [];
  keepRetention({
    ...{ clock, timers, log, retentionDays: () => 365, withheld: () => {} },
    time: createProvenTime({ clock, memory: { read: () => String(startMs), keep: () => {} } }),
    history: {
      ...history,
      page: (query) => (isBroken ? Promise.reject(new Error('disk I/O error')) : history.page(query)),
      forgetBefore(beforeMs) {
        asked.push(beforeMs);
        return history.forgetBefore(beforeMs);
      },
    },
  });
  await settle();
  expect([log.lines.map(({ level }) => level), asked.length]).toEqual([['warn'], 0]);
  isBroken = false;
  clock.pass(dayMs);
  timers.advance(dayMs);
  await settle();
  expect(asked).toHaveLength(1);
});
