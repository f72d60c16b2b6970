import { describe, expect, test } from 'vitest';
import type { PublicProbe } from '../../src/core/ports/public-probe.ts';

export interface ProbeUnderTest {
  readonly probe: PublicProbe;
  /** Leads to our own listener. */
  readonly goodUrl: string;
  /** From now on the way round is broken. */
  readonly breakWay: () => Promise<void>;
}

/** What every PublicProbe must do. */
export function publicProbeContract(name: string, open: () => Promise<ProbeUnderTest>): void {
  describe(`${name} keeps the public probe contract`, () => {
    test('a way round that works is heard, with its latency', async () => {
      const { probe, goodUrl } = await open();
      const outcome = await probe.ask(goodUrl);
      expect(outcome.kind === 'heard' && outcome.latencyMs > 0).toBe(true);
      probe.close();
    });

    test('a broken one is not, and the detail says why', async () => {
      const { probe, goodUrl, breakWay } = await open();
      await breakWay();
      const outcome = await probe.ask(goodUrl);
      expect(outcome.kind === 'unheard' && outcome.detail !== '').toBe(true);
      probe.close();
    });

    test('nothing is heard any more once it is closed, also what was asked before', async () => {
      const { probe, goodUrl } = await open();
      const before = probe.ask(goodUrl);
      probe.close();
      probe.close();
      expect((await before).kind).toBe('unheard');
      expect((await probe.ask(goodUrl)).kind).toBe('unheard');
    });
  });
}
