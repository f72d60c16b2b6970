import { describe, expect, test } from 'vitest';
import type { Updater } from '../../src/core/ports/updater.ts';

export interface UpdaterUnderTest {
  readonly updater: Updater;
  /** From now on the feed offers a newer version, and that is whole. @returns the version. */
  readonly offer: () => Promise<string>;
  /** From now on the feed cannot be asked, or what it offers cannot be had. */
  readonly breakFeed: () => Promise<void>;
  /** Whether the program has been told to end and to start the newer one. */
  readonly installed: () => Promise<boolean>;
}

/** What every Updater must do. Opened with a feed that has nothing newer. */
export function updaterContract(name: string, open: () => Promise<UpdaterUnderTest>): void {
  describe(`${name} keeps the updater contract`, () => {
    test('a feed with nothing newer is up to date, and nothing is fetched', async () => {
      const { updater } = await open();
      const fetched: string[] = [];
      expect(await updater.check((version) => fetched.push(version))).toEqual({ kind: 'up-to-date' });
      expect(fetched).toEqual([]);
    });

    test('what it offers is told before it is there, once, and is ready then', async () => {
      const { updater, offer } = await open();
      const version = await offer();
      const told: string[] = [];
      expect(await updater.check((fetching) => told.push(fetching))).toEqual({ kind: 'ready', version });
      expect(told).toEqual([version]);
    });

    test('a broken feed is an outcome with a reason, and no rejection', async () => {
      const { updater, breakFeed } = await open();
      await breakFeed();
      const outcome = await updater.check(() => {});
      expect(outcome.kind === 'failed' && outcome.detail !== '').toBe(true);
    });

    test('it can be asked again after a failure', async () => {
      const { updater, breakFeed, offer } = await open();
      await breakFeed();
      await updater.check(() => {});
      const version = await offer();
      expect(await updater.check(() => {})).toEqual({ kind: 'ready', version });
    });

    test('what is ready is installed when that is asked for, and not before', async () => {
      const { updater, offer, installed } = await open();
      await offer();
      await updater.check(() => {});
      expect(await installed()).toBe(false);
      updater.install();
      await expect.poll(installed).toBe(true);
    });
  });
}
