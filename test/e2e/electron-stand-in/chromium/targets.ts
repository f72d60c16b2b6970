/** The one browser of the program, started by the first window, and the pages in it. */
import { record } from '../main/records.ts';
import { scenario } from '../main/scenario.ts';
import type { CdpSession } from './cdp-connection.ts';
import type { AttachedTarget } from './cdp-events.ts';
import { closePopup } from './close-popup.ts';
import { launchChromium, type Chromium } from './launch-chromium.ts';

export interface Target {
  readonly targetId: string;
  readonly session: CdpSession;
  /** Runs when Chromium has closed the page, whoever asked for it. */
  onClosed(listener: () => void): void;
  onTitle(listener: (title: string) => void): void;
  close(): Promise<unknown>;
}

let browser: Promise<Chromium> | null = null;
let making: Promise<unknown> = Promise.resolve();
let ours = 0;
const sessions = new Map<string, string>();
/** What the pages are about to open, by their ids: told before Chromium attaches to the new page. */
const openings = new Map<string, string[]>();
const closedListeners = new Map<string, () => void>();
const titleListeners = new Map<string, (title: string) => void>();

export function browserStarted(): boolean {
  return browser !== null;
}

/** Where a test connects; null while no window was made. */
export async function browserEndpoint(): Promise<string | null> {
  return browser === null ? null : (await browser).endpoint;
}

function theBrowser(): Promise<Chromium> {
  browser ??= start();
  return browser;
}

async function start(): Promise<Chromium> {
  const chromium = launchChromium(scenario.chromium);
  process.once('exit', chromium.kill);
  record('chromium.started', { pid: chromium.pid, profile: chromium.profile });
  const { root } = chromium;
  root.on('Target.attachedToTarget', (attached) => meet(chromium, attached));
  root.on('Target.targetDestroyed', ({ targetId }) => {
    closedListeners.get(targetId)?.();
    closedListeners.delete(targetId);
    titleListeners.delete(targetId);
    openings.delete(targetId);
  });
  root.on('Target.targetInfoChanged', ({ targetInfo }) => {
    titleListeners.get(targetInfo.targetId)?.(targetInfo.title);
  });
  await root.send('Target.setDiscoverTargets', { discover: true });
  await root.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }, { exclude: true }],
  });
  return chromium;
}

/** Ours are kept waiting until they are set up; pop-ups are closed before they load; pages of the test's own go on. */
function meet({ root, session }: Chromium, { sessionId, targetInfo }: AttachedTarget): void {
  const { targetId, openerId } = targetInfo;
  if (openerId !== undefined) {
    const url = openings.get(openerId)?.shift() ?? 'https:';
    closePopup({ root, popup: session(sessionId), targetId, url });
    return;
  }
  sessions.set(targetId, sessionId);
  if (ours === 0)
    session(sessionId)
      .send('Runtime.runIfWaitingForDebugger')
      .catch(() => {});
}

/** A new page, not yet running: `Runtime.runIfWaitingForDebugger` starts it. */
export async function openTarget(): Promise<Target> {
  const { root, session } = await theBrowser();
  ours += 1;
  const created = making.then(() =>
    root.send('Target.createTarget', { url: 'about:blank', newWindow: true }),
  );
  making = created.catch(() => {});
  const { targetId } = await created.finally(() => {
    ours -= 1;
  });
  const sessionId = sessions.get(targetId);
  if (sessionId === undefined) throw new Error('Chromium did not attach to its new page');
  const urls: string[] = [];
  openings.set(targetId, urls);
  session(sessionId).on('Page.windowOpen', ({ url }) => urls.push(url));
  return {
    targetId,
    session: session(sessionId),
    onClosed: (listener) => void closedListeners.set(targetId, listener),
    onTitle: (listener) => void titleListeners.set(targetId, listener),
    close: () => root.send('Target.closeTarget', { targetId }).catch(() => {}),
  };
}
