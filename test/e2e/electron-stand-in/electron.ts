/// <reference types="electron" />
/** What `electron`, `electron/main` and `electron/common` are while the stand-in runs a program. */
import { app } from './main/app.ts';
import { BrowserWindow } from './main/browser-window.ts';
import { net, protocol } from './main/default-session.ts';
import { autoUpdater, clipboard, crashReporter, powerMonitor, shell } from './main/desktop.ts';
import { dialog } from './main/dialog.ts';
import { ipcMain } from './main/ipc-main.ts';
import { Menu, MenuItem } from './main/menu.ts';
import { nativeImage } from './main/native-image.ts';
import { nativeTheme } from './main/native-theme.ts';
import { Notification } from './main/notification.ts';
import { safeStorage } from './main/safe-storage.ts';
import { screen } from './main/screen.ts';
import { session } from './main/session.ts';
import { Tray } from './main/tray.ts';
import { webContents } from './main/web-contents.ts';

const electron = {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
} satisfies Partial<Record<keyof typeof Electron.CrossProcessExports, unknown>>;

/** No static of ours that Electron's class does not have: otherwise this is no `true`. */
type Known<Ours, Theirs> = [Exclude<keyof Ours, keyof Theirs>] extends [never] ? true : never;

void ([true, true, true, true, true] satisfies [
  Known<typeof BrowserWindow, typeof Electron.BrowserWindow>,
  Known<typeof Menu, typeof Electron.Menu>,
  Known<typeof MenuItem, typeof Electron.MenuItem>,
  Known<typeof Notification, typeof Electron.Notification>,
  Known<typeof Tray, typeof Electron.Tray>,
]);

export {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
};

// oxlint-disable-next-line import/no-default-export -- libraries take Electron by its default export
export default electron;
