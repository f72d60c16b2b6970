/** Small modules of the desktop: powerMonitor, screen, shell, clipboard, crashReporter, autoUpdater. */
import { EventEmitter } from 'node:events';
import { record } from './records.ts';
import { scenario } from './scenario.ts';

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleState: (threshold) => (scenario.idleSeconds >= threshold ? 'idle' : 'active'),
  getSystemIdleTime: () => scenario.idleSeconds,
  isOnBatteryPower: () => false,
  getCurrentThermalState: () => 'unknown',
  onBatteryPower: false,
} satisfies Partial<Electron.PowerMonitor>);

export const shell = {
  /** Never executed: the record is all that happens. */
  async openExternal(url, options) {
    record('shell.openExternal', { url, options: options ?? null });
    if (scenario.openFailure !== null) throw new Error(scenario.openFailure);
  },
  async openPath(path) {
    record('shell.openPath', path);
    return scenario.openFailure ?? '';
  },
  showItemInFolder: (path) => record('shell.showItemInFolder', path),
  trashItem: async (path) => record('shell.trashItem', path),
  beep: () => record('shell.beep'),
} satisfies Partial<Electron.Shell>;

let clipboardText = '';

export const clipboard = {
  async writeText(text) {
    clipboardText = text;
    record('clipboard.writeText', text);
  },
  readText: async () => clipboardText,
  clear() {
    clipboardText = '';
  },
  has: async (mimetype) => mimetype === 'text/plain' && clipboardText !== '',
} satisfies Partial<Electron.Clipboard>;

export const crashReporter = {
  start: () => record('crashReporter.start'),
  addExtraParameter() {},
  removeExtraParameter() {},
  getParameters: () => ({}),
  getUploadToServer: () => false,
  setUploadToServer() {},
} satisfies Partial<Electron.CrashReporter>;

let feedUrl = '';

export const autoUpdater = Object.assign(new EventEmitter(), {
  setFeedURL({ url }) {
    feedUrl = url;
  },
  getFeedURL: () => feedUrl,
  checkForUpdates: () => record('autoUpdater.checkForUpdates', feedUrl),
  quitAndInstall: () => record('autoUpdater.quitAndInstall'),
} satisfies Partial<Electron.AutoUpdater>);
