import type { AppUpdater } from 'electron-updater';
import { plainText } from '../../core/plain-text.ts';
import type { Updater } from '../../core/ports/updater.ts';

export interface ElectronUpdaterParts {
  /** Loads electron-updater: hours after the start, if ever. */
  readonly load: () => Promise<
    Pick<AppUpdater, 'checkForUpdates' | 'downloadUpdate' | 'quitAndInstall'> & Choices
  >;
  /** Stops the app, then does this instead of just ending. */
  readonly quitThen: (last: () => void) => void;
}

interface Choices {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
}

/** The feed named in electron-builder.yml. electron-updater proves the download's digest, and its signature where there is one. */
export function createElectronUpdater({ load, quitThen }: ElectronUpdaterParts): Updater {
  let loaded: ReturnType<ElectronUpdaterParts['load']> | null = null;
  return {
    async check(downloading) {
      try {
        const updater = await updaterOnce();
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
      void loaded?.then((updater) => quitThen(() => updater.quitAndInstall(true, true)));
    },
  };

  function updaterOnce(): ReturnType<ElectronUpdaterParts['load']> {
    loaded ??= load().then((updater) => {
      updater.autoDownload = false;
      // The operator says when.
      updater.autoInstallOnAppQuit = false;
      return updater;
    });
    return loaded;
  }
}

/** CommonJS with getters: only the default export has them all. */
export async function loadElectronUpdater(): Promise<AppUpdater> {
  const { default: library } = await import('electron-updater');
  return library.autoUpdater;
}
