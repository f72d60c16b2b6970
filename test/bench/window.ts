/** A million calls behind the window, in real Chromium: first row, search, scrolling, memory, size. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { openSqliteHistory } from '../../src/adapters/history/sqlite-history.ts';
import { launchBrowser } from '../e2e/window/browser.ts';
import { buildWindow } from '../e2e/window/build-window.ts';
import { builtWindow, startWindowHost } from '../e2e/window/window-host.ts';
import { believableCalls } from './believable-calls.ts';
import type { BenchRow } from './bench-row.ts';

const callCount = Number(process.env['BENCH_CALLS'] ?? 1_000_000);
const log = { debug() {}, info() {}, warn: console.error, error: console.error };
const loads = 11;
const words = ['анна ив', 'щербак', '916 123', 'счёт 47', 'gmbh', 'sch', 'ольга', '+7 (495)'];

export async function windowSpeed(): Promise<BenchRow[]> {
  await buildWindow();
  const folder = mkdtempSync(join(tmpdir(), 'offhook-bench-window-'));
  const file = join(folder, 'history.db');
  await fill(file);
  const { history } = openSqliteHistory({ file, keepNumbers: () => true, log });
  const host = await startWindowHost(history, folder);
  const browser = await launchBrowser();
  try {
    return [...sizes(), ...(await inBrowser(browser, host.link()))];
  } finally {
    await browser.close();
    await host.close();
    await history.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(file: string): Promise<void> {
  const { next } = believableCalls();
  const { history } = openSqliteHistory({ file, keepNumbers: () => true, log, synchronous: 'NORMAL' });
  for (let n = 0; n < callCount; n += 5_000) {
    await Promise.all(
      Array.from({ length: 5_000 }, () => {
        const call = { ...next(), crm: [] };
        return history.amend(call, () => call);
      }),
    );
  }
  await history.close();
}

async function inBrowser(browser: Browser, link: string): Promise<BenchRow[]> {
  // The policy would stop the driver's own waiting, which is made of texts; the tests of the window hold the page to it.
  const page = await browser.newPage({ viewport: { width: 1200, height: 760 }, bypassCSP: true });
  await page.addInitScript(watchFirstRow);
  await page.goto(link);
  await firstRow(page);
  const painted: number[] = [];
  for (let n = 0; n < loads; n++) {
    await page.reload();
    painted.push(await firstRow(page));
  }
  const typed = await searchTimes(page);
  const late = await lateFrames(page);
  return [
    row('first row painted after navigation, median', quantile(painted, 0.5), 'ms', 350),
    row('search, keystroke to painted, p95', quantile(typed, 0.95), 'ms', 100),
    row('scrolling 20,000 px, frames later than 25 ms', late, 'frames', 0),
    row('heap after that', await heapMegabytes(page), 'MB', 30),
  ];
}

/** Runs in the page before anything else: notes when the first row was painted. */
const watchFirstRow = `new MutationObserver((_, observer) => {
  if (!document.querySelector('.call-rows .call-row:not(.call-skeleton)')) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.firstRowMs = performance.now(); }));
}).observe(document, { childList: true, subtree: true });`;

async function firstRow(page: Page): Promise<number> {
  await page.waitForFunction('window.firstRowMs');
  return Number(await page.evaluate('window.firstRowMs'));
}

/** From the key to the frame after the rows that answer it, for each letter typed. */
async function searchTimes(page: Page): Promise<readonly number[]> {
  await page.evaluate(`(() => {
    window.typed = [];
    let since = null;
    document.querySelector('input[type=search]').addEventListener('input', (event) => { since = event.timeStamp; }, true);
    new MutationObserver(() => {
      if (since === null) return;
      const started = since;
      since = null;
      requestAnimationFrame(() => setTimeout(() => window.typed.push(performance.now() - started)));
    }).observe(document.querySelector('.history-list'), { attributeFilter: ['data-answers'] });
  })()`);
  const field = page.getByRole('searchbox');
  for (const word of words) {
    await field.fill('');
    await page.waitForFunction("document.querySelector('.history-list').dataset.answers === ''");
    for (let end = 1; end <= word.length; end++) {
      await field.fill(word.slice(0, end));
      await page.waitForFunction(
        `document.querySelector('.history-list').dataset.answers === ${JSON.stringify(word.slice(0, end).trim())}`,
      );
    }
  }
  await field.fill('');
  await page.waitForFunction("document.querySelector('.history-list').dataset.answers === ''");
  const times = await page.evaluate('window.typed');
  return Array.isArray(times) ? times.map(Number) : [];
}

async function lateFrames(page: Page): Promise<number> {
  const late = await page.evaluate(`new Promise((done) => {
    const list = document.querySelector('[role=grid]');
    let last = performance.now(), late = 0;
    requestAnimationFrame(function frame(now) {
      if (now - last > 25) late++;
      last = now;
      list.scrollTop += 100;
      if (list.scrollTop < 20000) requestAnimationFrame(frame);
      else done(late);
    });
  })`);
  return Number(late);
}

async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** What index.html loads at once, and the words in one language. */
function sizes(): BenchRow[] {
  const html = readFileSync(join(builtWindow, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
  const size = (ending: string) =>
    files
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(builtWindow, file))).byteLength, 0) / 1000;
  return [
    row('first load: script, gzip', size('.js'), 'kB', 150),
    row('first load: style, gzip', size('.css'), 'kB', 20),
  ];
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

function row(what: string, value: number, unit: string, most: number): BenchRow {
  return {
    what: `window, a million calls: ${what}`,
    measured: `${value.toFixed(1)} ${unit}`,
    target: `≤ ${most} ${unit}`,
    peer: 'none',
    met: value <= most,
  };
}
