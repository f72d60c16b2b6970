import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { CallPage, WindowMethod, WindowRequests } from '../../src/contract/window-api.ts';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import { openApp, type App } from '../../src/app/open-app.ts';
import type { WindowEvent } from '../../src/app/window/window-service.ts';
import { headlessParts } from '../../src/shells/headless/start-headless.ts';
import { openDownloads } from '../../src/shells/headless/window-server/downloads.ts';
import type { Tunnel } from '../../src/core/ports/tunnel.ts';
import { browse } from '../adapters/portal/portal-rig.ts';
import { recordingNotifier, type RecordingNotifier } from '../fakes/recording-notifier.ts';
import { freePort } from '../listening-port.ts';

/** Two requests a second is all a portal allows, and connecting takes two dozen. */
export const patient = { timeout: 60_000, interval: 50 };

export interface AppRig {
  readonly portal: DemoPortal;
  readonly folder: string;
  /** The program that runs now. */
  app(): App;
  /** What it showed. */
  notices(): RecordingNotifier['shown'];
  /** The way in breaks; the next one has another public address. */
  breakTunnel(): void;
  /** What its window was told so far. */
  events(): readonly WindowEvent[];
  ask<Method extends WindowMethod>(
    method: Method,
    ask: WindowRequests[Method]['ask'],
  ): Promise<WindowRequests[Method]['answer']>;
  /** Signs in to the application as the operator does, and waits until calls can arrive. */
  signIn(): Promise<void>;
  restart(): Promise<void>;
  /** A file of the data folder, as JSON. */
  kept(name: 'settings.json' | 'secrets.json'): Record<string, unknown>;
}

/** The whole program of both shells with its files, before a portal of its own; nothing is made up but the screen. */
export async function appRig(mode: 'app' | 'webhook' = 'app'): Promise<AppRig> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-app-'));
  const portal = await startDemoPortal();
  const redirectPort = await freePort();
  portal.app.setRedirect(`http://127.0.0.1:${redirectPort}/`);
  const settings = { portal: { mode, redirectPort }, appearance: { language: 'en' } };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  const tunnels = movingTunnel();
  let running = await start(folder, portal, tunnels.tunnel);
  onTestFinished(async () => {
    await running.app.stop();
    await portal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rig: AppRig = {
    portal,
    folder,
    app: () => running.app,
    notices: () => running.notifier.shown,
    breakTunnel: tunnels.breakNow,
    events: () => running.events,
    async ask(method, ask) {
      const answer = await running.app.window.request(method, ask);
      if (answer.kind !== 'answered') throw new Error(`${method}: ${JSON.stringify(answer)}`);
      // As the contract says: `window-service.ts` and the compiler see to it.
      return answer.answer as never;
    },
    async signIn() {
      const { domain } = portal;
      const { clientId, clientSecret } = portal.app;
      const started = await rig.ask('sign-in.start', { domain, clientId, clientSecret });
      if (started.kind !== 'waiting') throw new Error(`${started.field} is wrong`);
      await browse(started.authorizeUrl);
      await expect.poll(() => rig.app().status().portal.state, patient).toBe('connected');
    },
    async restart() {
      await running.app.stop();
      running = await start(folder, portal, tunnels.tunnel);
    },
    kept: (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>,
  };
  return rig;
}

export function titles(rig: AppRig): readonly string[] {
  return rig.notices().map(({ title }) => title);
}

/** The newest few, as the window gets them. */
export async function shownCalls(rig: AppRig): Promise<CallPage['calls']> {
  return (await rig.ask('history.page', { filter: {}, after: null, limit: 9 })).calls;
}

/** A public address of its own on this machine, the same until it breaks. */
function movingTunnel(): { readonly tunnel: Tunnel; breakNow(): void } {
  let address = freePort();
  let tell = (): void => {};
  return {
    tunnel: {
      start(localPort) {
        const relay = createServer((from) => {
          const to = connect(localPort, '127.0.0.1');
          for (const socket of [from, to]) socket.on('error', () => [from, to].map((one) => one.destroy()));
          from.pipe(to).pipe(from);
        });
        const opened = address.then(async (port) => {
          relay.listen(port, '127.0.0.1');
          await once(relay, 'listening');
          return { kind: 'open', url: `http://127.0.0.1:${port}` } as const;
        });
        return {
          opened,
          onTrouble: (listener) => (tell = () => listener('connection-lost', 'the test broke it')),
          async close() {
            await opened;
            relay.close();
          },
        };
      },
    },
    breakNow() {
      address = freePort();
      tell();
    },
  };
}

interface Running {
  readonly app: App;
  readonly notifier: RecordingNotifier;
  readonly events: readonly WindowEvent[];
}

async function start(folder: string, { origin }: DemoPortal, tunnel: Tunnel): Promise<Running> {
  const notifier = recordingNotifier();
  const app = await openApp(
    {
      folder,
      demo: false,
      standIns: { local: { portal: origin, oauth: origin }, tunnel: () => tunnel },
    },
    { ...headlessParts(openDownloads(join(folder, 'downloads'))), openNotifier: () => notifier },
  );
  const events: WindowEvent[] = [];
  app.window.onEvent((event) => events.push(event));
  return { app, notifier, events };
}
