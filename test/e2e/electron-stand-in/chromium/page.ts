/** One page of the browser: set up before anything of it runs, then told what to do, and telling what happens. */
import { randomUUID } from 'node:crypto';
import type { Session } from '../main/session.ts';
import { toChromium } from '../main/scheme-urls.ts';
import type { WebFrameMain } from '../main/web-frame-main.ts';
import type { ToMain } from '../renderer/ipc-messages.ts';
import {
  binding,
  isolatedWorld,
  isolatedWorldScript,
  mainWorldScript,
  type Preload,
} from '../renderer/page-scripts.ts';
import type { CdpSession } from './cdp-connection.ts';
import type { CdpEvents, PausedRequest, WindowOpening } from './cdp-events.ts';
import { followFrames, type PageFrames } from './page-frames.ts';
import { ruleRequests } from './page-requests.ts';
import { openTarget } from './targets.ts';

export interface PageOptions {
  readonly preload: Preload | null;
  readonly session: Session;
}

/** What a page tells. URLs are Chromium's. */
export interface PageListener {
  message(frame: WebFrameMain, message: ToMain): void;
  mayNavigate(paused: PausedRequest, frames: PageFrames): boolean;
  navigationAsked(ask: CdpEvents['Page.frameRequestedNavigation']): void;
  navigationStarted(start: CdpEvents['Page.frameStartedNavigating']): void;
  navigated(frame: WebFrameMain): void;
  domReady(): void;
  loaded(): void;
  title(title: string): void;
  windowOpened(opening: WindowOpening): void;
  crashed(): void;
  /** A `beforeunload` listener wants to stay. @returns true to leave all the same. */
  unloadPrevented(): boolean;
  console(level: string, text: string): void;
  closed(): void;
}

export interface Page {
  readonly targetId: string;
  readonly frames: PageFrames;
  readonly cdp: CdpSession;
  /** @returns null, or Chromium's error such as `net::ERR_FAILED`. */
  navigate(url: string): Promise<string | null>;
  /** Runs `beforeunload`, which may keep the page. */
  close(): Promise<unknown>;
  destroy(): Promise<unknown>;
}

export async function openPage(options: PageOptions, listener: PageListener): Promise<Page> {
  const target = await openTarget();
  const cdp = target.session;
  const frames = followFrames(cdp);
  target.onClosed(listener.closed);
  target.onTitle(listener.title);
  ruleRequests(cdp, {
    frames,
    session: options.session,
    mayNavigate: (paused) => listener.mayNavigate(paused, frames),
  });
  listen(cdp, frames, listener);
  await setUp(cdp, options.preload);
  return {
    targetId: target.targetId,
    frames,
    cdp,
    async navigate(url) {
      const { errorText } = await cdp.send('Page.navigate', { url: toChromium(url) });
      return errorText ?? null;
    },
    close: () => cdp.send('Page.close').catch(() => {}),
    destroy: target.close,
  };
}

/** Sent in one go; Chromium runs them in order, and the page last. */
async function setUp(cdp: CdpSession, preload: Preload | null): Promise<void> {
  const secret = randomUUID();
  const source = preload === null ? null : isolatedWorldScript(secret, preload);
  await Promise.all([
    cdp.send('Page.enable'),
    cdp.send('Inspector.enable'),
    cdp.send('Runtime.enable'),
    cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    ...(source === null
      ? []
      : [
          cdp.send('Runtime.addBinding', { name: binding, executionContextName: isolatedWorld }),
          cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: isolatedWorld }),
          cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(secret) }),
        ]),
    cdp.send('Runtime.runIfWaitingForDebugger'),
  ]);
}

function listen(cdp: CdpSession, frames: PageFrames, listener: PageListener): void {
  cdp.on('Runtime.bindingCalled', (call) => {
    const frame = frames.inContext(call.executionContextId);
    if (call.name === binding && frame) listener.message(frame, JSON.parse(call.payload) as ToMain);
  });
  cdp.on('Page.frameNavigated', ({ frame }) => {
    const made = frames.frame(frame.id);
    if (made) listener.navigated(made);
  });
  cdp.on('Page.frameRequestedNavigation', listener.navigationAsked);
  cdp.on('Page.frameStartedNavigating', listener.navigationStarted);
  cdp.on('Page.domContentEventFired', listener.domReady);
  cdp.on('Page.loadEventFired', listener.loaded);
  cdp.on('Page.windowOpen', listener.windowOpened);
  cdp.on('Inspector.targetCrashed', listener.crashed);
  cdp.on('Page.javascriptDialogOpening', ({ type }) => {
    const accept = type === 'beforeunload' && listener.unloadPrevented();
    cdp.send('Page.handleJavaScriptDialog', { accept }).catch(() => {});
  });
  cdp.on('Runtime.consoleAPICalled', (call) => {
    const text = call.args.map((arg) => arg.description ?? String(arg.value)).join(' ');
    listener.console(call.type, text);
  });
  cdp.on('Runtime.exceptionThrown', (thrown) => {
    const { text, exception } = thrown.exceptionDetails;
    listener.console('error', `${text} ${exception?.description ?? ''}`);
  });
}
