/** The short form of `npm run bench -- soak`: what a shower of calls leaves in memory, and for how long. */
import { expect, test } from 'vitest';
import { soakShell } from '../bench/soak.ts';

test.skipIf(process.platform !== 'linux')(
  'every delivery of a burst is answered 200, and its memory is given back',
  async () => {
    const soak = { minutes: 1, perSecond: 20, burstSeconds: 20, burstPerSecond: 110, restSeconds: 50 };
    const { afterRest, answers } = await soakShell(soak);
    expect(Object.fromEntries(answers)).toEqual({ 200: 20 * 60 + 110 * 20 });
    expect(afterRest).toBeLessThanOrEqual(110);
  },
  240_000,
);
