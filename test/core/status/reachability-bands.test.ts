import { expect, test } from 'vitest';
import { createReachabilityBands } from '../../../src/core/status/reachability-bands.ts';

const hourMs = 60 * 60_000;
const start = 100 * hourMs;

test('a day is told without a gap: off before the start, then what was noted', () => {
  const bands = createReachabilityBands(start);
  bands.note('hearing', start + hourMs);
  bands.note('hearing', start + 2 * hourMs);
  bands.note('deaf', start + 3 * hourMs);
  expect(bands.read(start + 4 * hourMs)).toEqual([
    { fromMs: start - 20 * hourMs, untilMs: start, state: 'off' },
    { fromMs: start, untilMs: start + hourMs, state: 'starting' },
    { fromMs: start + hourMs, untilMs: start + 3 * hourMs, state: 'hearing' },
    { fromMs: start + 3 * hourMs, untilMs: start + 4 * hourMs, state: 'deaf' },
  ]);
});

test('what is older than a day is not told', () => {
  const bands = createReachabilityBands(start);
  bands.note('hearing', start + hourMs);
  const nowMs = start + 48 * hourMs;
  expect(bands.read(nowMs)).toEqual([{ fromMs: nowMs - 24 * hourMs, untilMs: nowMs, state: 'hearing' }]);
});

test('a tunnel that comes and goes all day does not fill the memory', () => {
  const bands = createReachabilityBands(start);
  for (let second = 1; second < 10_000; second += 1)
    bands.note(second % 2 === 0 ? 'hearing' : 'degraded', start + second * 1000);
  expect(bands.read(start + 10_000_000).length).toBeLessThan(2_100);
});
