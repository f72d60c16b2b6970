import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisSteps } from '../../src/ui/statistics/axis-steps.ts';

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [5, [0, 1, 2, 3, 4, 5]],
  [6, [0, 2, 4, 6]],
  [17, [0, 5, 10, 15, 20]],
  [42, [0, 10, 20, 30, 40, 50]],
  [1_234, [0, 500, 1_000, 1_500]],
])('the axis of up to %i calls has lines at %j', (most, steps) => {
  expect(axisSteps(most)).toEqual(steps);
});

test('whatever was counted fits, with two to six whole, evenly spaced lines', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), (most) => {
      const steps = axisSteps(most);
      const gaps = new Set(steps.slice(1).map((step, index) => step - (steps[index] ?? 0)));
      expect(steps.at(-1)).toBeGreaterThanOrEqual(most);
      expect(steps.length).toBeGreaterThanOrEqual(2);
      expect(steps.length).toBeLessThanOrEqual(6);
      expect(gaps.size).toBe(1);
      expect(steps.every(Number.isInteger)).toBe(true);
    }),
  );
});
