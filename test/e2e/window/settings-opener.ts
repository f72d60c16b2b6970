import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { launchBrowser } from './browser.ts';
import { buildWindow } from './build-window.ts';
import { startSettingsHost, type SettingsHost, type SettingsHostOptions } from './settings-host.ts';

const pictures = fileURLToPath(new URL('../../../coverage/screenshots', import.meta.url));
/** Slow machines are no failure. */
const patienceMs = 30_000;

interface OpenOptions extends SettingsHostOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
  readonly dark?: boolean;
  readonly hash?: string;
}

export interface OpenedSettings {
  readonly page: Page;
  readonly host: SettingsHost;
  /** What went wrong in the page so far: errors, and everything the content security policy stopped. */
  readonly problems: readonly string[];
  /** Every violation axe finds, with the elements. */
  violations(): Promise<readonly string[]>;
  /** For people to look at: coverage/screenshots. @param whole as high as the content. */
  picture(name: string, whole?: boolean): Promise<void>;
}

/** A browser for the tests of a file; each test opens the settings of a program of its own. */
export function settingsOpener(): (options?: OpenOptions) => Promise<OpenedSettings> {
  let browser: Browser;
  beforeAll(async () => {
    await buildWindow();
    browser = await launchBrowser();
    mkdirSync(pictures, { recursive: true });
  }, 120_000);
  afterAll(() => browser.close());

  return async (options = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'offhook-settings-'));
    const host = await startSettingsHost(folder, options);
    const { page, problems } = await openPage(browser, options);
    onTestFinished(async () => {
      await page.context().close();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    });
    await page.goto(host.link());
    await page.getByRole('navigation').first().waitFor();
    await page.evaluate(`location.hash = ${JSON.stringify(options.hash ?? '#/settings')}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return {
      page,
      host,
      problems,
      violations: () => violationsOn(page),
      async picture(name, whole = false) {
        if (whole) await page.setViewportSize(await wholeSize(page));
        await page.screenshot({ path: join(pictures, `${name}.png`) });
      },
    };
  };
}

async function wholeSize(page: Page): Promise<{ readonly width: number; readonly height: number }> {
  const height = Number(await page.evaluate(`document.querySelector('.view-page').scrollHeight`));
  return { width: page.viewportSize()?.width ?? 1200, height: height + 60 };
}

async function openPage(
  browser: Browser,
  { width = 1200, height = 800, scale = 1, dark = false }: OpenOptions,
): Promise<{ readonly page: Page; readonly problems: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
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

async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
