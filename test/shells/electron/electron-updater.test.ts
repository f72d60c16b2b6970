import { describe, expect, test } from 'vitest';
import type { Updater } from '../../../src/core/ports/updater.ts';
import {
  createElectronUpdater,
  type ElectronUpdaterParts,
} from '../../../src/shells/electron/electron-updater.ts';

type Library = Awaited<ReturnType<ElectronUpdaterParts['load']>>;

/** What of electron-updater is used, offering this version or failing with that. */
function library(offer: { version?: string; check?: Error; download?: Error }, done: string[]): Library {
  const { version = '1.0.0' } = offer;
  return {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    async checkForUpdates() {
      if (offer.check) throw offer.check;
      const updateInfo = { version, files: [], path: '', sha512: '', releaseDate: '' };
      return { isUpdateAvailable: offer.version !== undefined, updateInfo, versionInfo: updateInfo };
    },
    async downloadUpdate() {
      if (offer.download) throw offer.download;
      done.push(`downloaded ${version}`);
      return [];
    },
    quitAndInstall: (silent, runAfter) => void done.push(`installed ${silent} ${runAfter}`),
  };
}

function rig(offer: Parameters<typeof library>[0]): { updater: Updater; done: string[]; used: Library } {
  const done: string[] = [];
  const used = library(offer, done);
  const quitThen = (last: () => void): void => {
    done.push('stopped');
    last();
  };
  return { updater: createElectronUpdater({ load: async () => used, quitThen }), done, used };
}

describe('the updater', () => {
  test('tells of a newer version, downloads it, and installs nothing by itself', async () => {
    const { updater, done, used } = rig({ version: '2.0.0' });
    const told: string[] = [];
    expect(await updater.check((version) => told.push(version))).toEqual({ kind: 'ready', version: '2.0.0' });
    expect({ told, done }).toEqual({ told: ['2.0.0'], done: ['downloaded 2.0.0'] });
    expect(used).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false });
  });

  test('stops the app before it installs', async () => {
    const { updater, done } = rig({ version: '2.0.0' });
    await updater.check(() => {});
    updater.install();
    await expect.poll(() => done).toEqual(['downloaded 2.0.0', 'stopped', 'installed true true']);
  });

  test('says that there is nothing newer, and what went wrong', async () => {
    expect(await rig({}).updater.check(() => {})).toEqual({ kind: 'up-to-date' });
    const unreachable = new Error('net::ERR_NAME_NOT_RESOLVED\n    at feed');
    expect(await rig({ check: unreachable }).updater.check(() => {})).toMatchObject({
      kind: 'failed',
      detail: expect.stringContaining('ERR_NAME_NOT_RESOLVED'),
    });
    const forged = new Error('sha512 checksum mismatch');
    expect(await rig({ version: '2.0.0', download: forged }).updater.check(() => {})).toEqual({
      kind: 'failed',
      detail: 'sha512 checksum mismatch',
    });
  });

  test('has nothing to install before a check', () => {
    const { updater, done } = rig({});
    updater.install();
    expect(done).toEqual([]);
  });
});
