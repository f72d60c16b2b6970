import { EventEmitter } from 'node:events';
import { appPaths, packageOf, type AppPackage } from './app-paths.ts';
import { quitting } from './app-quit.ts';
import { commandLine } from './command-line.ts';
import { electronEvent } from './electron-event.ts';
import { life } from './life.ts';
import { loginItems } from './login-items.ts';
import { record } from './records.ts';
import { scenario } from './scenario.ts';
import { instanceLock } from './single-instance.ts';

const emitter = new EventEmitter();
const becameReady = Promise.withResolvers<void>();
const clients = new Set<string>();
let names: AppPackage = { folder: process.cwd(), name: 'Electron', version: '0.0.0' };
let badgeCount = 0;

const paths = appPaths(() => names.name);
const lock = instanceLock(
  () => paths.getPath('userData'),
  (second) => {
    record('app.second-instance', second);
    emitter.emit(
      'second-instance',
      electronEvent({}),
      second.argv,
      second.workingDirectory,
      second.additionalData,
    );
  },
);
const { quit, exit, cancel } = quitting(emitter);

function beforeReady(method: string): void {
  if (life.ready) throw new Error(`${method} can only be called before app is ready`);
}

const dock = {
  hide: () => record('app.dock.hide'),
  show: async () => record('app.dock.show'),
  setBadge: (text) => record('app.dock.setBadge', text),
  setIcon() {},
  setMenu() {},
  bounce: () => 0,
  isVisible: () => true,
} satisfies Partial<Electron.Dock>;

const methods = {
  ...paths,
  ...loginItems(),
  quit,
  exit,
  whenReady: () => becameReady.promise,
  isReady: () => life.ready,
  getName: () => names.name,
  setName(name) {
    names = { ...names, name };
  },
  getVersion: () => names.version,
  getAppPath: () => names.folder,
  getLocale: () => (life.ready ? scenario.locale : ''),
  getSystemLocale: () => scenario.locale,
  getPreferredSystemLanguages: () => [scenario.locale],
  getLocaleCountryCode: () => scenario.locale.split('-')[1] ?? '',
  requestSingleInstanceLock: (additionalData) =>
    lock.request({ argv: [...process.argv], workingDirectory: process.cwd(), additionalData }),
  hasSingleInstanceLock: lock.held,
  releaseSingleInstanceLock: lock.release,
  setAsDefaultProtocolClient(protocol, path, args) {
    record('app.setAsDefaultProtocolClient', { protocol, path, args });
    clients.add(protocol);
    return true;
  },
  isDefaultProtocolClient: (protocol) => clients.has(protocol),
  removeAsDefaultProtocolClient: (protocol) => clients.delete(protocol),
  setAppUserModelId: (id) => record('app.setAppUserModelId', id),
  enableSandbox() {
    beforeReady('app.enableSandbox()');
    record('app.enableSandbox');
  },
  disableHardwareAcceleration() {
    beforeReady('app.disableHardwareAcceleration()');
    record('app.disableHardwareAcceleration');
  },
  isHardwareAccelerationEnabled: () => false,
  focus: () => record('app.focus'),
  show: () => record('app.show'),
  hide: () => record('app.hide'),
  isActive: () => true,
  relaunch: (options) => record('app.relaunch', options ?? null),
  setAboutPanelOptions: (options) => record('app.setAboutPanelOptions', options),
  showAboutPanel: () => record('app.showAboutPanel'),
  setJumpList: () => 'ok',
  setUserTasks: () => true,
  setActivationPolicy: (policy) => record('app.setActivationPolicy', policy),
  isInApplicationsFolder: () => true,
  getAppMetrics: () => [],
  getBadgeCount: () => badgeCount,
  setBadgeCount(count = 0) {
    badgeCount = count;
    return true;
  },
  isAccessibilitySupportEnabled: () => false,
  commandLine,
  applicationMenu: null,
  userAgentFallback: 'Electron stand-in',
} satisfies Partial<Electron.App>;

/** Electron's App: an EventEmitter with these methods. */
export const app = Object.defineProperties(Object.assign(emitter, methods), {
  name: { get: () => names.name, set: methods.setName, enumerable: true },
  // macOS alone has a dock.
  dock: { get: () => (scenario.platform === 'darwin' ? dock : undefined), enumerable: true },
  isPackaged: { get: () => scenario.packaged, enumerable: true },
}) as typeof emitter &
  typeof methods &
  Pick<Electron.App, 'name' | 'isPackaged'> & { readonly dock: typeof dock | undefined };

// Windows alone has it.
if (scenario.platform !== 'win32') Reflect.deleteProperty(app, 'setAppUserModelId');

export const cancelQuit = cancel;

/** The package of the main script, known once that is. */
export function loadedFrom(mainScript: string): void {
  names = packageOf(mainScript);
}

/** The main script has run to its end: Electron becomes ready after that, never within. */
export function becomeReady(): void {
  if (life.ready) return;
  emitter.emit('will-finish-launching');
  life.ready = true;
  record('app.ready');
  emitter.emit('ready', electronEvent({}), {});
  becameReady.resolve();
  lock.listen();
}
