import { describe, expect, test } from 'vitest';
import type { Updater } from '../../../src/core/ports/updater.ts';
import {
  createElectronUpdater,
  updatesItself,
  type UpdateLibrary,
} from '../../../src/shells/electron/electron-updater.ts';

/** What of electron-updater is used, offering this version or failing with that. */
interface Offer {
  readonly version?: string;
  readonly check?: Error;
  readonly download?: Error;
  readonly install?: Error;
}

function library(offer: Offer, done: string[]): UpdateLibrary {
  const { version = '1.0.0' } = offer;
  let failed = (): void => {};
  return {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    disableWebInstaller: false,
    logger: console,
    updateConfigPath: 'app-update.yml',
    setFeedURL: (feed) => void done.push(`asks at ${JSON.stringify(feed)}`),
    on: (_event, told) => (failed = told),
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
    quitAndInstall(silent, runAfter) {
      if (offer.install) failed();
      else done.push(`installed ${silent} ${runAfter}`);
    },
  };
}

function rig(offer: Offer): { updater: Updater; done: string[]; used: UpdateLibrary } {
  const done: string[] = [];
  const used = library(offer, done);
  const quitThen = (last: () => void): void => {
    done.push('stopped');
    last();
  };
  const exit = (): void => void done.push('ended');
  const updater = createElectronUpdater({ load: async () => used, feedUrl: () => null, quitThen, exit });
  return { updater, done, used };
}

describe('the updater', () => {
  test('tells of a newer version, downloads it, and installs nothing by itself', async () => {
    const { updater, done, used } = rig({ version: '2.0.0' });
    const told: string[] = [];
    expect(await updater.check((version) => told.push(version))).toEqual({ kind: 'ready', version: '2.0.0' });
    expect({ told, done }).toEqual({ told: ['2.0.0'], done: ['downloaded 2.0.0'] });
    expect(used).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      disableWebInstaller: true,
      logger: null,
    });
  });

  test('stops the app before it installs', async () => {
    const { updater, done } = rig({ version: '2.0.0' });
    await updater.check(() => {});
    updater.install();
    await expect.poll(() => done).toEqual(['downloaded 2.0.0', 'stopped', 'installed true true']);
  });

  test('ends the app, which is stopped by then, where the installer cannot be started', async () => {
    const { updater, done } = rig({ version: '2.0.0', install: new Error('EACCES') });
    await updater.check(() => {});
    updater.install();
    await expect.poll(() => done).toEqual(['downloaded 2.0.0', 'stopped', 'ended']);
  });

  test('is loaded again after it could not be', async () => {
    const { used } = rig({});
    let times = 0;
    const load = async (): Promise<UpdateLibrary> => {
      times += 1;
      if (times === 1) throw new Error('EMFILE: too many open files');
      return used;
    };
    const updater = createElectronUpdater({ load, feedUrl: () => null, quitThen() {}, exit() {} });
    expect(await updater.check(() => {})).toMatchObject({
      kind: 'failed',
      detail: 'EMFILE: too many open files',
    });
    expect(await updater.check(() => {})).toEqual({ kind: 'up-to-date' });
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

describe('whether this copy updates itself', () => {
  const windows = { program: 'C:\\Program Files\\Offhook\\Offhook.exe', resources: '', appImage: undefined };
  const linux = { program: '/opt/Offhook/offhook', resources: '/opt/Offhook/resources', appImage: undefined };
  test.each([
    [
      'a setup program brought it',
      'win32',
      windows,
      'C:\\Program Files\\Offhook\\Uninstall Offhook.exe',
      true,
    ],
    ['an MSI brought it', 'win32', windows, null, false],
    ['a deb or rpm brought it', 'linux', linux, '/opt/Offhook/resources/package-type', true],
    ['it is an AppImage', 'linux', { ...linux, appImage: '/home/anna/Offhook.AppImage' }, null, true],
    ['it was unpacked by hand', 'linux', linux, null, false],
    ['it is an app bundle', 'darwin', linux, null, true],
  ] as const)('depends on how it came: %s', (_what, platform, place, found, expected) => {
    expect(updatesItself(platform, place, (path) => path === found)).toBe(expected);
  });
});
