import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openSqliteHistory } from '../../../src/adapters/history/sqlite-history.ts';
import type { Call } from '../../../src/core/call/call.ts';
import type { CallHistory } from '../../../src/core/ports/call-history.ts';
import { launchBrowser } from './browser.ts';
import { buildWindow } from './build-window.ts';
import { goTo } from './page-facts.ts';
import type { PlainProgram } from './plain-answers.ts';
import { startWindowHost, type WindowHost } from './window-host.ts';

const log = { debug() {}, info() {}, warn: console.error, error: console.error };
const pictures = fileURLToPath(new URL('../../../coverage/screenshots', import.meta.url));
/** Slow machines are no failure. */
const patienceMs = 30_000;

export interface WindowOptions {
  readonly calls?: readonly Call[];
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
  readonly dark?: boolean;
  readonly locale?: string;
  /** What follows the address once the window is open, such as `#/history?outcome=missed`. */
  readonly hash?: string;
  readonly program?: (program: PlainProgram) => void;
}

export interface OpenedWindow {
  readonly page: Page;
  readonly history: CallHistory;
  readonly host: WindowHost;
  /** What went wrong in the page so far: errors, and everything the content security policy stopped. */
  readonly problems: readonly string[];
  /** Keeps a call as a delivery would. */
  keep(call: Call): Promise<void>;
  /** Every violation axe finds, with the elements. */
  violations(): Promise<readonly string[]>;
  /** For people to look at: coverage/screenshots. */
  picture(name: string): Promise<void>;
}

/** A browser for the tests of a file; each test opens a window of its own, on a history of its own. */
export function windowOpener(): (options?: WindowOptions) => Promise<OpenedWindow> {
  let browser: Browser;
  beforeAll(async () => {
    await buildWindow();
    browser = await launchBrowser();
    mkdirSync(pictures, { recursive: true });
  }, 120_000);
  afterAll(() => browser.close());

  return async (options = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'offhook-window-'));
    const history = openHistory(folder);
    await Promise.all((options.calls ?? []).map((call) => history.amend(call, () => call)));
    const host = await startWindowHost(history, folder);
    options.program?.(host.program);
    const { page, problems } = await openPage(browser, options);
    onTestFinished(async () => {
      await page.context().close();
      await host.close();
      await history.close();
      rmSync(folder, { recursive: true, force: true });
    });
    // Whoever emits right away must be heard.
    const listening = page.waitForResponse((response) => response.url().endsWith('/api/events'));
    await page.goto(host.link());
    await page.getByRole('navigation').waitFor();
    await listening;
    if (options.hash !== undefined) await goTo(page, options.hash);
    return {
      page,
      history,
      host,
      problems,
      async keep(call) {
        await history.amend(call, () => call);
      },
      violations: () => violationsOn(page),
      picture: async (name) => void (await page.screenshot({ path: join(pictures, `${name}.png`) })),
    };
  };
}

function openHistory(folder: string): CallHistory {
  const file = join(folder, 'history.db');
  return openSqliteHistory({ file, keepNumbers: () => true, log, synchronous: 'NORMAL' }).history;
}

export async function openPage(
  browser: Browser,
  { width = 1200, height = 760, scale = 1, dark = false, locale = 'en-GB' }: WindowOptions,
): Promise<{ readonly page: Page; readonly problems: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    locale,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  // Stricter than the server needs to be: the page must do with nothing but itself.
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': "default-src 'self'" };
      await route.fulfill({ response, headers });
    },
  );
  return { page, problems };
}

export async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
