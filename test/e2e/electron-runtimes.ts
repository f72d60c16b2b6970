/** What a test can do on Electron's real runtime and under the stand-in alike. */
import { createServer } from 'node:net';
import { once } from 'node:events';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { vi } from 'vitest';
import { electronPackage, electronProgram } from '../../src/shells/launch/electron-runtime.ts';
import { fixture } from '../deliveries.ts';
import { listeningPort } from '../listening-port.ts';
import { launchShell, program, readyFolder, type ShellOptions } from './electron-shell.ts';

export interface RunningShell {
  page(): Promise<Page>;
  deliver(name: string, overrides?: Readonly<Record<string, string>>): Promise<number>;
  /** Titles of the notices on the screen. */
  notices(): Promise<readonly string[]>;
  clickNotice(title: string): Promise<void>;
  /** What was handed to the browser; nothing is really opened. */
  openedLinks(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export type Runtime = (options: ShellOptions) => Promise<RunningShell>;

const path = '0123456789abcdef0123456789abcdef';

/** The installed runtime; null where there is none, as on most test machines. */
export function realRuntime(): Runtime | null {
  const folder = electronPackage();
  const executablePath = folder === null ? null : electronProgram(folder, process.env);
  return executablePath === null ? null : (options) => startReal(executablePath, options);
}

export const standIn: Runtime = async (options) => {
  const { folder, deliver } = await prepared(options);
  const app = launchShell({ args: ['--data-dir', folder] });
  await listens(deliver);
  return {
    async page() {
      await app.recorded('webContents.did-finish-load');
      return app.page();
    },
    deliver,
    notices: async () => (await app.control.notifications()).map(({ title }) => title),
    async clickNotice(title) {
      const found = (await app.control.notifications()).find((notice) => notice.title === title);
      await app.control.useNotification(found?.id ?? '', { kind: 'click' });
    },
    openedLinks: async () => app.recordsOf('shell.openExternal').map(({ url }) => String(url)),
    close: async () => void (await app.close()),
  };
};

async function startReal(executablePath: string, options: ShellOptions): Promise<RunningShell> {
  const { folder, deliver } = await prepared(options);
  const unprivileged = process.platform === 'linux' ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath,
    args: [...unprivileged, program, '--data-dir', folder],
  });
  await watchOutside(app);
  await listens(deliver);
  return {
    async page() {
      const page = await app.firstWindow();
      await page.waitForLoadState('load');
      return page;
    },
    deliver,
    notices: () => app.evaluate(() => seen().notices.map(({ title }) => title)),
    clickNotice: (title) =>
      app.evaluate(
        (_electron, title) =>
          void seen()
            .notices.find((notice) => notice.title === title)
            ?.emit('click'),
        title,
      ),
    openedLinks: () => app.evaluate(() => seen().links),
    close: () => app.close(),
  };
}

interface Seen {
  readonly notices: (Electron.Notification & NodeJS.EventEmitter)[];
  readonly links: string[];
}

/** Only exists in the main process: the functions handed to `evaluate` run there. */
declare function seen(): Seen;

/** Keeps what would leave the program, and lets none of it out. */
async function watchOutside(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Notification, shell }) => {
    const kept: Seen = { notices: [], links: [] };
    Object.assign(globalThis, { seen: () => kept });
    Notification.prototype.show = function show(this: Seen['notices'][number]) {
      kept.notices.push(this);
      setImmediate(() => this.emit('show'));
    };
    shell.openExternal = async (url) => void kept.links.push(url);
  });
}

async function prepared(
  options: ShellOptions,
): Promise<{ folder: string; deliver: RunningShell['deliver'] }> {
  const port = await freePort();
  const folder = await readyFolder({
    ...options,
    settings: { ...options.settings, listener: { port, path } },
  });
  return {
    folder,
    async deliver(name, overrides) {
      const body = fixture(name, Date.now(), overrides);
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      return (await fetch(`http://127.0.0.1:${port}/b24/${path}`, { method: 'POST', headers, body })).status;
    },
  };
}

/** Somebody else's call is answered, and leaves nothing behind. */
async function listens(deliver: RunningShell['deliver']): Promise<void> {
  await vi.waitFor(() => deliver('call-start', { 'data[USER_ID]': '7' }), 60_000);
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listeningPort(server);
  server.close();
  await once(server, 'close');
  return port;
}
