/** Playwright's pages of the program's windows. */
import type { Browser, Page } from 'playwright-core';
import type { Control } from './control-client.ts';

export interface Pages {
  find(windowId?: number): Promise<Page>;
  disconnect(): Promise<void>;
}

/** @param crashes how many renderers have crashed: Playwright never speaks to a page again that has, a new connection does. */
export function pagesOf(control: Control, crashes: () => number): Pages {
  let connected: { readonly crashes: number; readonly browser: Promise<Browser> } | null = null;

  async function disconnect(): Promise<void> {
    const before = connected;
    connected = null;
    await before?.browser.then(
      (browser) => browser.close(),
      () => {},
    );
  }

  return {
    disconnect,
    async find(windowId) {
      if (connected !== null && connected.crashes !== crashes()) await disconnect();
      connected ??= { crashes: crashes(), browser: connect(control) };
      return findPage(await connected.browser, control, windowId);
    },
  };
}

async function connect(control: Control): Promise<Browser> {
  const endpoint = await control.browserEndpoint();
  if (endpoint === null) throw new Error('the program has opened no window');
  const { chromium } = await import('playwright-core');
  return chromium.connectOverCDP(endpoint, { noDefaults: true, timeout: 60_000 });
}

const lookAgainMs = 100;
const patienceMs = 60_000;

/** Playwright numbers pages its own way; Chromium's target id tells which is which. It may learn of a new one only now. */
async function findPage(browser: Browser, control: Control, windowId?: number): Promise<Page> {
  const windows = await control.windows();
  const window = windowId === undefined ? windows[0] : windows.find(({ id }) => id === windowId);
  const [context] = browser.contexts();
  if (!window || !context) throw new Error('there is no such window');
  const { promise, resolve, reject } = Promise.withResolvers<Page>();
  const look = (page: Page): void => {
    targetIdOf(page).then(
      (targetId) => targetId === window.targetId && resolve(page),
      // One that is closing is not the one; any other may not have been ready to be asked.
      () => {
        if (!page.isClosed()) again = setTimeout(look, lookAgainMs, page);
      },
    );
  };
  let again: NodeJS.Timeout | undefined;
  const patience = setTimeout(() => reject(new Error('Playwright does not find the window')), patienceMs);
  const gone = (): void => reject(new Error('Chromium has gone'));
  context.on('page', look);
  browser.on('disconnected', gone);
  for (const page of context.pages()) look(page);
  return promise.finally(() => {
    clearTimeout(again);
    clearTimeout(patience);
    context.off('page', look);
    browser.off('disconnected', gone);
  });
}

async function targetIdOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}
