import { describe, expect, test } from 'vitest';
import type { Clock } from '../../src/core/ports/clock.ts';

/** What every Clock must do. @param letPass lets a few milliseconds go by on it. */
export function clockContract(name: string, clock: Clock, letPass: () => Promise<void>): void {
  describe(`${name} keeps the clock contract`, () => {
    test('now is the time of day in milliseconds since 1970', () => {
      expect(new Date(clock.now()).getUTCFullYear()).toBeGreaterThanOrEqual(2026);
    });

    test('the monotonic clock goes on, and never back', async () => {
      const before = clock.monotonic();
      await letPass();
      const between = clock.monotonic();
      expect(between).toBeGreaterThan(before);
      expect(clock.monotonic()).toBeGreaterThanOrEqual(between);
    });
  });
}
