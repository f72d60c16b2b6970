import { expect, test } from 'vitest';
import { createClockNews, type ClockNews } from '../../../src/core/status/clock-news.ts';
import { deskClockOf } from '../../../src/core/timing/desk-clock.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';

const [minuteMs, hourMs] = [60_000, 3_600_000];

function rig(kept: string | null = null) {
  const timers = manualTimers();
  const told: ClockNews[] = [];
  const memory = { text: kept };
  const news = createClockNews({
    timers,
    tell: (what) => told.push(what),
    memory: { read: () => memory.text, keep: (text) => (memory.text = text) },
  });
  return {
    ...{ timers, told, memory, news },
    abouts: () => told.map(({ about }) => about),
    is(aheadMs: number | null, refuses = false) {
      news.is(deskClockOf({ aheadMs, perhapsAheadMs: null }), refuses);
    },
  };
}

test('a clock that is right is nothing to tell', () => {
  const { is, timers, told } = rig();
  is(null);
  is(0);
  timers.advance(hourMs);
  expect(told).toEqual([]);
});

test('every state is told once, and when it is mended', () => {
  const { is, timers, abouts } = rig();
  for (const aheadMs of [
    -2 * hourMs,
    -2 * hourMs - 30_000,
    null,
    -2 * hourMs,
    0,
    60_000,
    3 * hourMs,
    6 * hourMs,
  ]) {
    is(aheadMs);
    timers.advance(10_000);
    is(aheadMs);
    timers.advance(10_000);
  }
  expect(abouts()).toEqual(['clock-behind', 'clock-right', 'clock-ahead', 'clock-ahead']);
});

test('what lasts a moment is not told', () => {
  const { is, timers, told } = rig();
  is(40 * minuteMs);
  timers.advance(2_000);
  is(0);
  timers.advance(hourMs);
  expect(told).toEqual([]);
});

test('refused events are told of, and that they no longer are', () => {
  const { is, timers, abouts } = rig();
  is(null, true);
  timers.advance(10_000);
  is(null);
  timers.advance(10_000);
  is(0);
  timers.advance(10_000);
  expect(abouts()).toEqual(['clock-refuses', 'clock-right']);
});

test('what was told outlives the program', () => {
  const before = rig();
  before.is(-2 * hourMs);
  before.timers.advance(10_000);
  const same = rig(before.memory.text);
  same.is(-2 * hourMs);
  same.timers.advance(10_000);
  expect(same.told).toEqual([]);
  const mended = rig(before.memory.text);
  mended.is(0);
  mended.timers.advance(10_000);
  expect(mended.abouts()).toEqual(['clock-right']);
});

test.each([null, '', '{', '{"about":"clock-ahead"}', '[]'])('a memory of %j is as good as none', (text) => {
  const { is, timers, abouts } = rig(text);
  is(-2 * hourMs);
  timers.advance(10_000);
  expect(abouts()).toEqual(['clock-behind']);
});

test('a program that ends tells nothing more', () => {
  const { is, timers, told, news } = rig();
  is(-2 * hourMs);
  news.close();
  timers.advance(hourMs);
  expect(told).toEqual([]);
});
