import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import { plainText } from '../../core/text/plain-text.ts';
import type { Updater } from '../../core/ports/updater.ts';

export interface ElectronUpdaterParts {
  /** Loads electron-updater: hours after the start, if ever. */
  readonly load: () => Promise<UpdateLibrary>;
  /** An https address to ask instead of the one named in electron-builder.yml; null is that one. Asked at every check. */
  readonly feedUrl: () => string | null;
  /** Stops the app, then does this instead of just ending. */
  readonly quitThen: (last: () => void) => void;
  /** Ends the program at once. */
  readonly exit: () => void;
}

/** What of electron-updater is used. */
export interface UpdateLibrary
  extends
    Pick<AppUpdater, 'checkForUpdates' | 'downloadUpdate' | 'quitAndInstall' | 'setFeedURL'>,
    Pick<AppUpdater, 'autoDownload' | 'autoInstallOnAppQuit' | 'disableWebInstaller' | 'logger'> {
  on(event: 'error', told: () => void): unknown;
  /** Null: ask at the feed of app-update.yml again. */
  updateConfigPath: string | null;
}

/**
 * electron-updater proves a download by the digest its feed names, and on Windows and macOS by the signature of the
 * installed program's maker. It sends the feed a random number of this installation, by which a release is rolled out in stages.
 */
export function createElectronUpdater({ load, feedUrl, quitThen, exit }: ElectronUpdaterParts): Updater {
  let loaded: Promise<UpdateLibrary> | null = null;
  let feed: string | null = null;
  return {
    async check(downloading) {
      try {
        const updater = await updaterOnce();
        askAt(updater, feedUrl());
        const found = await updater.checkForUpdates();
        if (found === null || !found.isUpdateAvailable) return { kind: 'up-to-date' };
        const { version } = found.updateInfo;
        downloading(version);
        await updater.downloadUpdate();
        return { kind: 'ready', version };
      } catch (error) {
        return {
          kind: 'failed',
          detail: plainText(error instanceof Error ? error.message : String(error), 300),
        };
      }
    },
    install() {
      // Where the installer cannot be started, the app is stopped all the same: nothing must stay behind without a tray.
      void loaded?.then((updater) =>
        quitThen(() => {
          updater.on('error', exit);
          updater.quitAndInstall(true, true);
        }),
      );
    },
  };

  function updaterOnce(): Promise<UpdateLibrary> {
    loaded ??= load().then((updater) => {
      updater.autoDownload = false;
      // The operator says when.
      updater.autoInstallOnAppQuit = false;
      // A feed could name a payload beside the installer, whose signature nobody looks at.
      updater.disableWebInstaller = true;
      // It would write to standard output; what matters is in the answers.
      updater.logger = null;
      return updater;
    });
    // What could not be loaded may be there the next time.
    loaded.catch(() => (loaded = null));
    return loaded;
  }

  function askAt(updater: UpdateLibrary, wanted: string | null): void {
    if (wanted === feed) return;
    if (wanted === null) updater.updateConfigPath = null;
    else updater.setFeedURL({ provider: 'generic', url: wanted });
    feed = wanted;
  }
}

/** CommonJS with getters: only the default export has them all. */
export async function loadElectronUpdater(): Promise<AppUpdater> {
  const { default: library } = await import('electron-updater');
  return library.autoUpdater;
}

/**
 * Whether this copy of the program may replace itself. One that an MSI brought, or that was unpacked by hand, may not: beside
 * an MSI there would be two.
 */
export function updatesItself(
  platform: NodeJS.Platform,
  place: { readonly program: string; readonly resources: string; readonly appImage: string | undefined },
  isThere: (path: string) => boolean = existsSync,
): boolean {
  // The setup program leaves its counterpart; for deb and rpm electron-builder notes which of them it is.
  if (platform === 'win32') return isThere(win32.join(win32.dirname(place.program), 'Uninstall Offhook.exe'));
  if (platform === 'linux') return place.appImage !== undefined || isThere(`${place.resources}/package-type`);
  return true;
}
