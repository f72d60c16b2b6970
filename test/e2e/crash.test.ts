import { expect, test } from 'vitest';
import { crashUnderLoad } from '../bench/crash.ts';

test('50 kills at random moments under load lose no event that was answered 200, and double none', async () => {
  const { answered, ...report } = await crashUnderLoad(50);
  expect(report).toEqual({ kills: 50, lost: [], doubled: [], integrity: 'ok' });
  expect(answered).toBeGreaterThan(1_000);
});
