/** The built program and a real browser, as somebody has them who has just started Offhook. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openSqliteHistory } from '../../../src/adapters/history/sqlite-history.ts';
import type { Call } from '../../../src/core/call/call.ts';
import { dataFolder, startShell, type HeadlessShell } from '../headless-shell.ts';
import { launchBrowser } from '../window/browser.ts';
import { violationsOn } from '../window/open-window.ts';

const pictures = fileURLToPath(new URL('../../../coverage/screenshots/journeys', import.meta.url));
/** Slow machines are no failure. */
export const patience = { timeout: 60_000 };

export interface Start {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Kept before the program starts. */
  readonly calls?: readonly Call[];
  readonly demo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
  readonly scheme?: 'light' | 'dark';
  readonly locale?: string;
  readonly timezone?: string;
}

export interface Journey {
  readonly folder: string;
  /** The program that runs now. */
  shell(): HeadlessShell;
  /** Stops the program and starts it again on the same folder. */
  restart(): Promise<void>;
  /** A window in a browser profile of its own; `link` is the program's own when not given. */
  open(look?: Look, link?: string): Promise<OpenedPage>;
}

export interface OpenedPage {
  readonly page: Page;
  /** Errors of the page, and everything the content security policy stopped. */
  readonly problems: readonly string[];
  /** Every body the page was sent so far, as text. */
  bodies(): Promise<readonly string[]>;
  /** Every violation axe finds, with the elements. */
  violations(): Promise<readonly string[]>;
  /** For people to look at: coverage/screenshots/journeys. */
  picture(name: string): Promise<void>;
}

/** A browser for the tests of a file; each journey begins with a data folder and a program of its own. */
export function journeys(): (start?: Start) => Promise<Journey> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    mkdirSync(pictures, { recursive: true });
  });
  afterAll(() => browser.close());

  return async (start = {}) => {
    const folder = dataFolder({ settings: settingsOf(start), secrets: start.secrets ?? {} });
    await keep(folder.path, start.calls ?? []);
    const words = ['--headless', '--data-dir', folder.path, ...(start.demo ? ['--demo'] : [])];
    const env = { ...process.env, LC_ALL: 'en_GB.UTF-8', ...start.env };
    let shell = await startShell(words, env);
    onTestFinished(async () => {
      await shell.stop();
      folder.remove();
    });
    return {
      folder: folder.path,
      shell: () => shell,
      async restart() {
        await shell.stop();
        shell = await startShell(words, env);
      },
      open: (look = {}, link = shell.ready.window) => openLink(browser, look, link),
    };
  };
}

/** No tunnel, and English: whatever the machine that runs the tests thinks. */
function settingsOf({ settings = {} }: Start): Readonly<Record<string, unknown>> {
  return { tunnel: { kind: 'none' }, appearance: { language: 'en' }, ...settings };
}

async function keep(folder: string, calls: readonly Call[]): Promise<void> {
  if (calls.length === 0) return;
  const log = { debug() {}, info() {}, warn: console.error, error: console.error };
  const file = join(folder, 'history.db');
  const { history } = openSqliteHistory({ file, keepNumbers: () => true, log, synchronous: 'NORMAL' });
  await Promise.all(calls.map((call) => history.amend(call, () => call)));
  await history.close();
}

async function openLink(browser: Browser, look: Look, link: string): Promise<OpenedPage> {
  const { width = 1280, height = 800, scale = 1, scheme = 'light', locale = 'en-GB', timezone } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: scheme,
    locale,
    ...(timezone !== undefined && { timezoneId: timezone }),
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(patience.timeout);
  const problems = problemsOf(page);
  const answers: Response[] = [];
  page.on('response', (answer) => answers.push(answer));
  await page.goto(link);
  return {
    page,
    problems,
    bodies: () => Promise.all(answers.map(textOf)),
    violations: () => violationsOn(page),
    picture: async (name) => void (await page.screenshot({ path: join(pictures, `${name}.png`) })),
  };
}

function problemsOf(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return problems;
}

/** Its words with the headers; a stream of events has no end, and what never came has no body. */
async function textOf(answer: Response): Promise<string> {
  const headers = JSON.stringify(answer.headers());
  if (headers.includes('text/event-stream')) return headers;
  return headers + (await answer.text().catch(() => ''));
}
