import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { launchBrowser } from './browser.ts';
import { buildWindow } from './build-window.ts';
import { openPage, violationsOn } from './open-window.ts';
import { startSettingsHost, type SettingsHost, type SettingsHostOptions } from './settings-host.ts';

const pictures = fileURLToPath(new URL('../../../coverage/screenshots', import.meta.url));

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
    // Whoever emits right away must be heard.
    const listening = page.waitForResponse((response) => response.url().endsWith('/api/events'));
    await page.goto(host.link());
    await page.getByRole('navigation').first().waitFor();
    await listening;
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
  return { width: page.viewportSize()?.width ?? 1200, height: height + 140 };
}
