/** What a test may ask of, and do to, the running program. */
import { setFlagsFromString } from 'node:v8';
import { browserEndpoint, browserStarted } from '../chromium/targets.ts';
import { app } from '../main/app.ts';
import { BrowserWindow } from '../main/browser-window.ts';
import { clickMenuItem, type ItemChoice } from '../main/click-menu-item.ts';
import { clipboard, powerMonitor } from '../main/desktop.ts';
import { scriptDialog, type DialogAnswer } from '../main/dialog.ts';
import { electronEvent } from '../main/electron-event.ts';
import { Menu, openPopup } from '../main/menu.ts';
import { describeMenu } from '../main/menu-state.ts';
import { systemTheme } from '../main/native-theme.ts';
import {
  shownNotifications,
  useNotification,
  type NotificationDeed,
  type NotificationState,
} from '../main/notification.ts';
import { changeScenario, type ScenarioChanges } from '../main/scenario.ts';
import { screen } from '../main/screen.ts';
import { askPermission } from '../main/session.ts';
import { clickTray, openTrays, type Tray, type TrayClick, type TrayState } from '../main/tray.ts';
import { describeWindow, type WindowState } from './window-state.ts';

export type PowerEvent =
  'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown' | 'on-ac' | 'on-battery';

export const commands = {
  trays: (): TrayState[] => openTrays().map((tray) => tray.describe()),
  clickTray: (how: TrayClick) => clickTray(theTray(), how),
  clickTrayMenu(choice: ItemChoice) {
    const { menu } = theTray();
    if (!menu) throw new Error('the tray has no context menu');
    clickMenuItem(menu, choice);
  },
  clickApplicationMenu(choice: ItemChoice) {
    const menu = Menu.getApplicationMenu();
    if (!menu) throw new Error('there is no application menu');
    clickMenuItem(menu, choice);
  },
  clickPopupMenu(choice: ItemChoice) {
    const menu = openPopup();
    if (!menu) throw new Error('no context menu is open');
    clickMenuItem(menu, choice);
    menu.closePopup();
  },
  applicationMenu() {
    const menu = Menu.getApplicationMenu();
    return menu ? describeMenu(menu) : null;
  },

  notifications: (): NotificationState[] => shownNotifications().map((one) => one.describe()),
  useNotification(id: string, deed: NotificationDeed) {
    const found = shownNotifications().find((one) => one.id === id);
    if (!found) throw new Error(`no notification ${id} is shown`);
    useNotification(found, deed);
  },

  windows: (): Promise<WindowState[]> => Promise.all(BrowserWindow.getAllWindows().map(describeWindow)),
  /** The operator closes it. */
  closeWindow: (id?: number) => theWindow(id).close(),
  moveWindow: (bounds: Partial<Electron.Rectangle>, id?: number) => theWindow(id).setBounds(bounds),
  minimizeWindow: (id?: number) => theWindow(id).minimize(),
  crashRenderer: (id?: number) => theWindow(id).webContents.forcefullyCrashRenderer(),
  /** What the program's handlers answer a page that asks, such as for `notifications` or `media`. */
  askPermission(permission: string, id?: number) {
    const { webContents } = theWindow(id);
    return askPermission(webContents.session, webContents, { permission, url: webContents.getURL() });
  },

  power: (event: PowerEvent) => void powerMonitor.emit(event, electronEvent({})),
  theme: (dark: boolean) => systemTheme(dark),
  displaysChanged: () =>
    void screen.emit('display-metrics-changed', electronEvent({}), screen.getPrimaryDisplay(), ['bounds']),
  scenario: (changes: ScenarioChanges) => changeScenario(changes),
  answerDialog: (answer: DialogAnswer) => scriptDialog(answer),
  clipboardText: () => clipboard.readText(),
  /** macOS opens a link of ours. */
  openUrl(url: string) {
    app.emit('open-url', electronEvent({}), url);
  },
  /** macOS: the dock icon was clicked. */
  activate() {
    app.emit(
      'activate',
      electronEvent({}),
      BrowserWindow.getAllWindows().some((window) => window.isVisible()),
    );
  },
  quit: () => app.quit(),

  memory: () => process.memoryUsage(),
  optimizes,
  browserStarted,
  browserEndpoint,
};

export type Commands = typeof commands;

function theTray(): Tray {
  const [tray] = openTrays();
  if (!tray) throw new Error('there is no tray icon');
  return tray;
}

function theWindow(id?: number): BrowserWindow {
  const windows = BrowserWindow.getAllWindows();
  const found = id === undefined ? windows[0] : windows.find((window) => window.id === id);
  if (!found) throw new Error('there is no such window');
  return found;
}

/** Whether V8 would compile, once more and better, a function that runs often. */
function optimizes(): boolean {
  setFlagsFromString('--allow-natives-syntax');
  // oxlint-disable-next-line typescript/no-implied-eval -- no other syntax asks V8 this
  const status = new Function('return %GetOptimizationStatus(function () {})') as () => number;
  const neverOptimizes = 2;
  return (status() & neverOptimizes) === 0;
}
