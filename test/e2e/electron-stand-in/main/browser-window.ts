import { EventEmitter } from 'node:events';
import { app, cancelQuit } from './app.ts';
import { windowClosed, windowOpened } from './app-windows.ts';
import { electronEvent } from './electron-event.ts';
import { life, needsReady } from './life.ts';
import { record } from './records.ts';
import { session, type Session } from './session.ts';
import { screen } from './screen.ts';
import { WebContents } from './web-contents.ts';
import { checkPreferences } from './web-preferences.ts';
import { windowsAreMadeBy } from './window-open.ts';
import { windowStates, type StateMethods } from './window-states.ts';

type Options = Electron.BrowserWindowConstructorOptions;

let lastId = 0;
const all = new Map<number, BrowserWindow>();

type Methods = Pick<
  Electron.BrowserWindow,
  'id' | 'close' | 'destroy' | 'isDestroyed' | 'loadURL' | 'reload' | 'getTitle' | 'setTitle' | StateMethods
>;

/** `windowStates` gives each window these. */
const StatefulWindow = EventEmitter as unknown as new () => EventEmitter &
  Pick<Electron.BrowserWindow, StateMethods>;

export class BrowserWindow extends StatefulWindow implements Methods {
  readonly id: number;
  readonly options: Options;
  readonly #contents: WebContents;
  #destroyed = false;
  #title: string;

  constructor(options: Options = {}) {
    super();
    needsReady('BrowserWindow');
    const preferences = options.webPreferences ?? {};
    checkPreferences(preferences);
    lastId += 1;
    this.id = lastId;
    this.options = options;
    this.#title = options.title ?? app.getName();
    const own = preferences.session as unknown as Session | undefined;
    this.#contents = new WebContents(own ?? session.fromPartition(preferences.partition ?? ''), preferences);
    this.#listen();
    windowStates(this, this.#contents, initialBounds(options));
    all.set(this.id, this);
    windowOpened({ id: this.id, tryClose: () => this.#tryClose(), destroy: () => this.destroy() });
    record('browserWindow.create', { id: this.id, bounds: this.getBounds(), show: options.show ?? true });
    app.emit('web-contents-created', electronEvent({}), this.#contents);
    app.emit('browser-window-created', electronEvent({}), this);
    if (options.show !== false) this.show();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...all.values()];
  }
  static fromId(id: number): BrowserWindow | null {
    return all.get(id) ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.#contents === contents) ?? null;
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }

  get webContents(): WebContents {
    this.alive();
    return this.#contents;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  reload(): void {
    this.webContents.reload();
  }
  getTitle(): string {
    this.alive();
    return this.#title;
  }
  setTitle(title: string): void {
    this.alive();
    this.#title = title;
  }

  close(): void {
    this.alive();
    this.#tryClose();
  }

  /** "Force closing the window, the unload and beforeunload event won't be emitted … and close event will also not be emitted". */
  destroy(): void {
    if (!this.#destroyed) this.#closed();
  }

  /** @throws as Electron does once the native window has gone. */
  alive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }

  #tryClose(): boolean {
    const event = electronEvent({});
    this.emit('close', event);
    record('browserWindow.close', { id: this.id, prevented: event.defaultPrevented });
    if (event.defaultPrevented || this.#destroyed) return this.#destroyed;
    this.#contents.closePage();
    return true;
  }

  #closed(): void {
    this.#destroyed = true;
    all.delete(this.id);
    this.#contents.destroy();
    record('browserWindow.closed', { id: this.id });
    this.emit('closed');
    windowClosed(this.id);
  }

  #listen(): void {
    this.#contents.on('-page-closed', () => this.destroy());
    this.#contents.on('-first-paint', () => this.emit('ready-to-show'));
    this.#contents.on('-close-cancelled', () => {
      if (life.quitting) cancelQuit();
    });
  }
}

/** Centred on the primary display unless placed (BaseWindowConstructorOptions.x, y, center). */
function initialBounds({ width = 800, height = 600, x, y }: Options): Electron.Rectangle {
  const { workArea } = screen.getPrimaryDisplay();
  return {
    x: x ?? Math.round(workArea.x + (workArea.width - width) / 2),
    y: y ?? Math.round(workArea.y + (workArea.height - height) / 2),
    width,
    height,
  };
}

windowsAreMadeBy((opener, url, options) => {
  const window = new BrowserWindow(options);
  opener.emit('did-create-window', window, { url, options });
  void window.loadURL(url).catch(() => {});
});
