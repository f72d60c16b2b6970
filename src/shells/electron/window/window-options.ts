import type { BrowserWindowConstructorOptions } from 'electron/main';
import { ownFiles } from '../own-files.ts';
import { smallest, type Bounds } from './placement.ts';

/**
 * @param look what differs from one opening to the next.
 * Electron's defaults are safe today; what our safety rests on is written down all the same.
 */
export function windowOptions(look: {
  readonly bounds: Bounds;
  readonly dark: boolean;
  readonly packaged: boolean;
}): BrowserWindowConstructorOptions {
  return {
    ...look.bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Offhook',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: look.dark ? '#1b1c1f' : '#ffffff',
    webPreferences: {
      preload: ownFiles.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: !look.packaged,
    },
  };
}
