import { openPage, type Page } from '../chromium/page.ts';
import { ContentsView } from './contents-view.ts';
import { deliverIpc } from './deliver-ipc.ts';
import { createIpc, type Ipc } from './ipc-main.ts';
import { loadOf, type Load } from './load.ts';
import { nativeTheme } from './native-theme.ts';
import { navigationRules } from './navigation.ts';
import { pageListener } from './page-listener.ts';
import type { Session } from './session.ts';
import type { WebFrameMain } from './web-frame-main.ts';
import { readPreload } from './web-preferences.ts';

type Methods = Pick<
  Electron.WebContents,
  | 'id'
  | 'getURL'
  | 'getTitle'
  | 'getUserAgent'
  | 'isDestroyed'
  | 'isCrashed'
  | 'isLoading'
  | 'isLoadingMainFrame'
  | 'loadURL'
  | 'reload'
  | 'send'
  | 'setWindowOpenHandler'
  | 'forcefullyCrashRenderer'
  | 'executeJavaScript'
>;

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

let lastId = 0;
const all = new Map<number, WebContents>();

export class WebContents extends ContentsView implements Methods {
  readonly id: number;
  readonly session: Session;
  readonly ipc: Ipc = createIpc();
  readonly page: Promise<Page>;
  readonly navigation = navigationRules(this);
  windowOpenHandler: WindowOpenHandler | null = null;
  load: Load | null = null;
  title = '';
  /** Chromium's, of the main frame; outlives a crash. */
  lastUrl = '';
  crashed = false;
  #opened: Page | null = null;
  #destroyed = false;
  readonly #themeChanged = (): void => this.#emulateTheme();

  constructor(session: Session, preferences: Electron.WebPreferences) {
    super();
    lastId += 1;
    this.id = lastId;
    this.session = session;
    all.set(this.id, this);
    const listener = pageListener(this, (frame, message) => deliverIpc(this, frame, message));
    this.page = openPage({ preload: readPreload(preferences), session }, listener);
    this.page.then(
      (page) => (this.#opened = page),
      (error: unknown) => console.error('Chromium did not give a page:', error),
    );
    this.#emulateTheme();
    nativeTheme.on('updated', this.#themeChanged);
  }

  get mainFrame(): WebFrameMain | null {
    return this.#opened?.frames.main() ?? null;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  isLoading(): boolean {
    return this.load !== null;
  }
  isLoadingMainFrame(): boolean {
    return this.load !== null;
  }
  getURL(): string {
    return this.mainFrame?.url ?? '';
  }
  getTitle(): string {
    return this.title;
  }
  getUserAgent(): string {
    return this.session.getUserAgent();
  }

  loadURL(url: string): Promise<void> {
    this.#alive();
    const load = loadOf(this, url);
    // "A noop rejection handler is already attached" (WebContents.loadURL).
    load.done.catch(() => {});
    return load.done;
  }

  reload(): void {
    this.#alive();
    void this.#withPage(async (page) => {
      this.navigation.expect(this.lastUrl);
      await page.cdp.send('Page.reload');
    });
  }

  send(channel: string, ...args: unknown[]): void {
    this.#alive();
    this.mainFrame?.send(channel, ...args);
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    this.#alive();
    void this.#withPage((page) => page.cdp.send('Page.crash'));
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const page = await this.page;
    return page.frames.main()?.executeJavaScript(code);
  }

  /** With a renderer that has gone there is nobody to ask. */
  closePage(): void {
    void this.#withPage((page) => (this.crashed ? page.destroy() : page.close()));
  }

  resize({ width, height }: Electron.Size): void {
    const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
    void this.#withPage((page) => page.cdp.send('Emulation.setDeviceMetricsOverride', metrics));
  }

  /** The page has closed, or shall. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this.id);
    nativeTheme.off('updated', this.#themeChanged);
    void this.#withPage((page) => page.destroy());
    this.emit('destroyed');
  }

  async #withPage(act: (page: Page) => Promise<unknown>): Promise<void> {
    // Whatever fails here fails because the page has gone, and is told by its own event.
    await this.page.then(act).catch(() => {});
  }

  #emulateTheme(): void {
    const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
    const features = [{ name: 'prefers-color-scheme', value }];
    void this.#withPage((page) => page.cdp.send('Emulation.setEmulatedMedia', { features }));
  }

  #alive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
}

export const webContents = {
  getAllWebContents: () => [...all.values()] as unknown as Electron.WebContents[],
  fromId: (id) => all.get(id) as unknown as Electron.WebContents | undefined,
  getFocusedWebContents: () => null,
} satisfies Partial<typeof Electron.WebContents>;
