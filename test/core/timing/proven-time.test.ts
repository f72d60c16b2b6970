import { describe, expect, test } from 'vitest';
import { createProvenTime } from '../../../src/core/timing/proven-time.ts';
import { manualClock } from '../../fakes/manual-clock.ts';

const startMs = Date.UTC(2026, 2, 12, 10);
const [hourMs, dayMs] = [3_600_000, 86_400_000];

function timeAt(machineMs: number, lastRun: string | null = null) {
  const clock = manualClock(machineMs);
  const memory = { text: lastRun };
  const time = createProvenTime({
    clock,
    memory: { read: () => memory.text, keep: (text) => (memory.text = text) },
  });
  return { clock, memory, time };
}

describe('the machine’s clock counts', () => {
  test('where nothing is known, and then nothing is remembered of it', () => {
    const { time, memory } = timeAt(startMs);
    expect([time.now(), time.isDoubtful()]).toEqual([startMs, false]);
    time.stamp();
    expect(memory.text).toBeNull();
  });

  test.each([0, 20 * hourMs, -20 * hourMs])('within a day of the last run: %d ms', (offMs) => {
    const { time, memory } = timeAt(startMs + offMs, String(startMs));
    expect([time.now(), time.isDoubtful()]).toEqual([startMs + offMs, false]);
    time.stamp();
    expect(memory.text).toBe(String(startMs + offMs));
  });

  test('within a day of the newest call', () => {
    const { time } = timeAt(startMs, String(startMs - 90 * dayMs));
    expect(time.isDoubtful()).toBe(true);
    time.newestCall(startMs - hourMs);
    expect([time.now(), time.isDoubtful()]).toEqual([startMs, false]);
  });

  test('after months off, as soon as the portal bears it out', () => {
    const { time, memory } = timeAt(startMs, String(startMs - 90 * dayMs));
    time.newestCall(startMs - 91 * dayMs);
    expect([time.now(), time.isDoubtful()]).toEqual([startMs - 90 * dayMs, true]);
    time.followPortal(() => startMs + 700);
    expect([time.now(), time.isDoubtful()]).toEqual([startMs, false]);
    time.stamp();
    expect(memory.text).toBe(String(startMs));
  });

  test('for as long as the program runs on, however long', () => {
    const { time, clock } = timeAt(startMs, String(startMs));
    clock.pass(200 * dayMs);
    expect([time.now(), time.isDoubtful()]).toEqual([startMs + 200 * dayMs, false]);
  });
});

describe('a clock 400 days ahead is not believed', () => {
  test.each([
    ['at the start, by the last run', String(startMs), null],
    ['at the first start of all, by the newest call', null, startMs],
    ['where what was remembered cannot be read', 'nonsense', startMs],
  ])('%s', (_what, lastRun, newest) => {
    const { time, memory } = timeAt(startMs + 400 * dayMs, lastRun);
    time.newestCall(newest);
    expect([time.now(), time.isDoubtful()]).toEqual([startMs, true]);
    time.stamp();
    expect(memory.text).toBe(String(startMs));
  });

  test('while the program runs', () => {
    const { time, clock } = timeAt(startMs, String(startMs));
    clock.pass(hourMs);
    time.stamp();
    clock.pass(400 * dayMs, false);
    expect([time.now(), time.isDoubtful()]).toEqual([startMs + hourMs, true]);
    clock.pass(-400 * dayMs, false);
    expect([time.now(), time.isDoubtful()]).toEqual([startMs + hourMs, false]);
  });

  test('also against the portal', () => {
    const { time } = timeAt(startMs + 400 * dayMs, String(startMs + 400 * dayMs));
    time.followPortal(() => startMs);
    expect([time.now(), time.isDoubtful()]).toEqual([startMs, true]);
  });

  test('and twice is no proof', () => {
    const first = timeAt(startMs + 400 * dayMs, String(startMs));
    first.clock.pass(dayMs);
    first.time.stamp();
    const second = timeAt(startMs + 401 * dayMs, first.memory.text);
    expect([second.time.now(), second.time.isDoubtful()]).toEqual([startMs + dayMs, true]);
  });
});

test('a clock that was set back is doubtful, and only makes less old', () => {
  const { time, memory } = timeAt(startMs - 400 * dayMs, String(startMs));
  expect([time.now(), time.isDoubtful()]).toEqual([startMs - 400 * dayMs, true]);
  time.stamp();
  expect(memory.text).toBe(String(startMs));
});

test('a portal that is ahead by more than a day deletes nothing', () => {
  const { time } = timeAt(startMs, String(startMs));
  time.followPortal(() => startMs + 400 * dayMs);
  expect([time.now(), time.isDoubtful()]).toEqual([startMs, true]);
});
