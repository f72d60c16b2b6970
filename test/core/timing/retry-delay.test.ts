import { expect, test } from 'vitest';
import { retryDelayMs } from '../../../src/core/timing/retry-delay.ts';

test('the first retry is quick, but leaves a relay the second it needs to give the name back', () => {
  expect(retryDelayMs(0, 0)).toBeGreaterThan(1_000);
  expect(retryDelayMs(0, 1)).toBeLessThan(2_000);
});

test('the delay doubles, and stays under twelve seconds while somebody may be waiting', () => {
  expect([0, 1, 2, 3, 89].map((attempt) => retryDelayMs(attempt, 0.5))).toEqual([
    1_500, 3_000, 6_000, 9_000, 9_000,
  ]);
  expect(retryDelayMs(89, 1)).toBeLessThan(12_000);
});

test('it is never more than a minute', () => {
  expect(retryDelayMs(90, 0.5)).toBe(48_000);
  expect(retryDelayMs(1_000_000, 1)).toBe(60_000);
});
