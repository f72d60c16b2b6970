/** The built Electron shell under the stand-in, as the e2e tests use it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import { openSqliteHistory } from '../../src/adapters/history/sqlite-history.ts';
import type { WindowApi, WindowMethod, WindowRequests } from '../../src/contract/window-api.ts';
import type { Call } from '../../src/core/call/call.ts';
import { callOf } from '../core/call/calls.ts';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { recordingLog } from '../fakes/recording-log.ts';
import { launchStandIn, type LaunchOptions, type StandIn } from './electron-stand-in/launch-stand-in.ts';
import { dataFolder } from './headless-shell.ts';

export const program = fileURLToPath(new URL('../../dist/shells/electron/main.js', import.meta.url));
const portal = 'company.bitrix24.com';

export interface ElectronShell {
  readonly app: StandIn;
  readonly folder: string;
  /** Posts a body of Bitrix24's. @returns the status. */
  deliver(name: string, overrides?: Readonly<Record<string, string>>): Promise<number>;
  /** The page, once it is loaded and holds the bridge. */
  page(): Promise<Page>;
  close(): Promise<number | null>;
}

export interface ShellOptions extends Partial<Omit<LaunchOptions, 'main'>> {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
  /** Calls that are in the history when it starts. */
  readonly calls?: readonly Call[];
}

const folders: ReturnType<typeof dataFolder>[] = [];
const shells: StandIn[] = [];

/** A data folder with a portal, a token and an operator. Removed by `tearDown`. */
export async function readyFolder({ settings, secrets, calls = [] }: ShellOptions = {}): Promise<string> {
  const folder = dataFolder({
    settings: {
      portal: { mode: 'webhook', operatorId, memberId, domain: portal },
      appearance: { language: 'en' },
      tunnel: { kind: 'none' },
      ...settings,
    },
    secrets: { applicationToken, ...secrets },
  });
  folders.push(folder);
  if (calls.length === 0) return folder.path;
  const { history } = openSqliteHistory({
    file: join(folder.path, 'history.db'),
    keepNumbers: () => true,
    log: recordingLog(),
  });
  for (const call of calls) await history.amend(call, () => call);
  await history.close();
  return folder.path;
}

/** A call that rings since a moment ago, of a client with a CRM card. */
export function ringing(callId: string, changes: Partial<Call> = {}): Call {
  return callOf({
    memberId,
    callId,
    operatorId,
    outcome: 'ringing',
    rangAtMs: Date.now() - 5_000,
    startedAtMs: null,
    name: 'Anna',
    crm: [{ kind: 'contact', id: '17', name: 'Anna' }],
    ...changes,
  });
}

/** Starts the program and waits until it listens. */
export async function startElectronShell(options: ShellOptions = {}): Promise<ElectronShell> {
  const { settings: _s, secrets: _t, calls: _c, args = [], ...launch } = options;
  const folder = await readyFolder(options);
  const app = launchShell({ ...launch, args: ['--data-dir', folder, ...args] });
  await app.recorded('menu.setApplicationMenu');
  const listener = await listenerOf(app);
  return shellAt({ app, folder, listener });
}

/** The started program, which listens there. */
export function shellAt({ app, folder, listener }: ListeningShell): ElectronShell {
  return {
    app,
    folder,
    async deliver(name, overrides) {
      const answer = await fetch(listener, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: fixture(name, Date.now(), overrides),
      });
      return answer.status;
    },
    async page() {
      await app.recorded('webContents.did-finish-load');
      return app.page();
    },
    close: () => app.close(),
  };
}

interface ListeningShell extends Pick<ElectronShell, 'app' | 'folder'> {
  readonly listener: string;
}

/** Starts the program (or another `main`), whatever comes of it. Ended by `tearDown`. */
export function launchShell(options: Partial<LaunchOptions>): StandIn {
  const [folder = dataFolder()] = folders;
  if (folders.length === 0) folders.push(folder);
  const config = join(folder.path, 'xdg-config');
  mkdirSync(config, { recursive: true });
  const env = { XDG_CONFIG_HOME: config, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', ...options.env };
  const app = launchStandIn({ main: program, ...options, env });
  shells.push(app);
  return app;
}

async function listenerOf(app: StandIn): Promise<string> {
  await vi.waitFor(() => {
    if (app.stdout.length === 0) throw new Error(`not ready yet\n${app.stderr.join('\n')}`);
  }, 30_000);
  return (JSON.parse(app.stdout[0] ?? '{}') as { listener: string }).listener;
}

export async function tearDown(): Promise<void> {
  await Promise.all(shells.splice(0).map((app) => app.close()));
  for (const folder of folders.splice(0)) folder.remove();
}

/** What the page is answered over the bridge. */
export function ask<Method extends WindowMethod>(
  page: Page,
  method: Method,
  question: WindowRequests[Method]['ask'],
): Promise<WindowRequests[Method]['answer']> {
  return page.evaluate(
    ([method, question]) =>
      (Reflect.get(globalThis, 'offhook') as WindowApi).request(method as Method, question as never),
    [method, question],
  );
}
