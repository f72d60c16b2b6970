/** electron-updater as version 1.0.0 of an installed program has it: all of it but the sockets, which are Chromium's. */
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { AppUpdater, NsisUpdater } from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';

type AppAdapter = NonNullable<ConstructorParameters<typeof NsisUpdater>[1]>;

export interface Installation {
  /** Where app-update.yml is, the number of the installation, and `cache/pending`. */
  readonly folder: string;
  /** The maker's feed, and further lines of app-update.yml. */
  readonly feed: string;
  readonly lines?: string;
}

/** @param Library The class for one kind of installation. */
export function installedLibrary<Library extends AppUpdater>(
  Library: new (options: null, app: AppAdapter) => Library,
  { folder, feed, lines = '' }: Installation,
): Library {
  const appUpdateConfigPath = join(folder, 'app-update.yml');
  const config = `provider: generic\nurl: ${feed}\nupdaterCacheDirName: cache\n${lines}`;
  writeFileSync(appUpdateConfigPath, config);
  const library = new Library(null, {
    version: '1.0.0',
    name: 'offhook',
    isPackaged: true,
    appUpdateConfigPath,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => {},
    relaunch() {},
    quit() {},
    onQuit() {},
  });
  const executor = new ElectronHttpExecutor();
  Reflect.set(executor, 'createRequest', request);
  Reflect.set(executor, 'addRedirectHandlers', () => {});
  Reflect.set(library, 'httpExecutor', executor);
  library.disableDifferentialDownload = true;
  return library;
}
