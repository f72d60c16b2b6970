/**
 * An ordinary day has minutes without a call. The silence is the very thing that is tried here, before the upstream localtunnel
 * server: its client opens its connections to us in advance, and the next delivery comes over one that has been silent since.
 */
import { setTimeout as silence } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startTunnelledShell, type TunnelledShell } from './tunnelled-shell.ts';

async function started(): Promise<TunnelledShell> {
  const app = await startTunnelledShell();
  onTestFinished(() => app.stop());
  await expect.poll(app.handlers).toHaveLength(1);
  return app;
}

/** It has been heard all the time, at one address. */
function expectUnbroken(app: TunnelledShell): void {
  expect(app.handlers()).toHaveLength(1);
  expect(app.states()).toEqual(['hearing']);
}

test.concurrent.each([[[1, 3, 6, 10, 20, 45]], [[90, 30]]])(
  'deliveries after %j s of quiet are answered 200 and kept, all the while heard at one address',
  async (quiets) => {
    const app = await started();
    for (const seconds of quiets) {
      await silence(seconds * 1_000);
      expect(await app.deliver(`after ${seconds} s of quiet`)).toBe(200);
      expect(app.countKept(`after ${seconds} s of quiet`)).toBe(1);
    }
    expectUnbroken(app);
  },
  200_000,
);
