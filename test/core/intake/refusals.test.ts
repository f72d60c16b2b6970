import { expect, test } from 'vitest';
import { createRefusals } from '../../../src/core/intake/refusals.ts';

test('refusals are counted, and the last one is told', () => {
  const refusals = createRefusals();
  refusals.believed();
  expect(refusals.read()).toBeNull();
  refusals.note({ why: 'foreign-origin', said: 'https://evil.example' }, 1);
  refusals.note({ why: 'foreign-host', said: 'x'.repeat(1_000) }, 2);
  const last = { count: 2, atMs: 2, why: 'foreign-host', said: 'x'.repeat(200) };
  expect(refusals.read()).toEqual({ ...last, isLast: true });
  refusals.believed();
  expect(refusals.read()).toEqual({ ...last, isLast: false });
});
