import { describe, expect, test } from 'vitest';
import type { SameSecret } from '../../src/core/ports/same-secret.ts';

/** What every SameSecret must do. */
export function sameSecretContract(name: string, sameSecret: SameSecret): void {
  describe(`${name} keeps the same-secret contract`, () => {
    test.each([
      ['a', 'a'],
      ['', ''],
      ['\u0000', '\u0000'],
      ['x'.repeat(100_000), 'x'.repeat(100_000)],
    ])('%# equal secrets are the same', (presented, expected) => {
      expect(sameSecret(presented, expected)).toBe(true);
    });

    test.each([
      ['a', 'b'],
      ['a', 'a '],
      ['a', ''],
      ['', 'a'],
      ['A', 'a'],
      ['x'.repeat(100_000), 'x'],
    ])('%# different secrets are not, whatever their lengths', (presented, expected) => {
      expect(sameSecret(presented, expected)).toBe(false);
    });
  });
}
