import { expect, test } from 'vitest';
import { createTranslate } from '../../../src/texts/app/app-texts.ts';
import { deskClockOf, spanOf, spanWords } from '../../../src/core/timing/desk-clock.ts';

const [minuteMs, hourMs] = [60_000, 3_600_000];
const english = createTranslate('en');

test.each([
  [0, '0 min'],
  [6 * minuteMs + 20_000, '6 min'],
  [59.6 * minuteMs, '1 h'],
  [62 * minuteMs, '1 h 2 min'],
  [-2 * hourMs - 9_000, '2 h'],
  [5.5 * hourMs, '5 h 30 min'],
  [-13.7 * hourMs, '14 h'],
  [47.9 * hourMs, '48 h'],
  [400 * 24 * hourMs, '400 days'],
])('%d ms are %s', (ms, words) => {
  expect(spanWords(spanOf(ms), english)).toBe(words);
});

test.each([
  [{ aheadMs: null, perhapsAheadMs: null }, 'unknown'],
  [{ aheadMs: null, perhapsAheadMs: 60_000 }, 'unknown'],
  [{ aheadMs: null, perhapsAheadMs: 3_720_000 }, 'perhaps-ahead'],
  [{ aheadMs: 119_000, perhapsAheadMs: null }, 'right'],
  [{ aheadMs: 121_000, perhapsAheadMs: null }, 'ahead'],
  [{ aheadMs: -121_000, perhapsAheadMs: null }, 'behind'],
] as const)('%j is %s', (reading, state) => {
  expect(deskClockOf(reading).state).toBe(state);
});
