import { describe, expect, test } from 'vitest';
import type { Tunnel } from '../../src/core/ports/tunnel.ts';

export interface TunnelUnderTest {
  readonly tunnel: Tunnel;
  readonly localPort: number;
  /** What it is expected to come to. */
  readonly comesTo: 'open' | 'failed';
  readonly close: () => Promise<void>;
}

/** What every Tunnel must do. */
export function tunnelContract(name: string, open: () => Promise<TunnelUnderTest>): void {
  describe(`${name} keeps the tunnel contract`, () => {
    test('it opens with a public address without a slash at its end, or says why not', async () => {
      const { tunnel, localPort, comesTo, close } = await open();
      const running = tunnel.start(localPort);
      const opened = await running.opened;
      expect(opened.kind).toBe(comesTo);
      if (opened.kind === 'open') expect(opened.url).toMatch(/^https?:\/\/[^/]+$/);
      else expect(opened.detail).not.toBe('');
      await running.close();
      await close();
    });

    test('closing it while it starts settles both the start and the close', async () => {
      const { tunnel, localPort, close } = await open();
      const running = tunnel.start(localPort);
      await running.close();
      const opened = await running.opened;
      expect(opened.kind === 'open' || opened.why !== 'timed-out').toBe(true);
      await close();
    });

    test('closing it twice is no trouble, and neither is told as trouble', async () => {
      const { tunnel, localPort, close } = await open();
      const troubles: string[] = [];
      const running = tunnel.start(localPort);
      running.onTrouble((why) => troubles.push(why));
      await running.opened;
      await Promise.all([running.close(), running.close()]);
      await running.close();
      await close();
      expect(troubles).toEqual([]);
    });

    test('one can be started after another', async () => {
      const { tunnel, localPort, comesTo, close } = await open();
      for (let turn = 0; turn < 3; turn += 1) {
        const running = tunnel.start(localPort);
        expect((await running.opened).kind).toBe(comesTo);
        await running.close();
      }
      await close();
    });
  });
}
