/** What a team lead does with the statistics, in a real browser, over the real server, with the real database. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { StatisticsQuery } from '../../../src/core/ports/call-history.ts';
import { callOf, missed } from '../../core/call/calls.ts';
import { answerInstead } from './answer-instead.ts';
import { windowOpener } from './open-window.ts';
import { goTo } from './page-facts.ts';
import { workingCalls } from './statistics-samples.ts';

const open = windowOpener();
/** Slow machines are no failure. */
const patience = { timeout: 30_000 };
const nowMs = Date.now();
const calls = workingCalls(80, nowMs);
const figure = (page: Page, name: string) =>
  page
    .locator('.figure')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('.figure-value')
    .textContent();
/** Today and 29 days before it. */
const monthAgoMs = new Date(new Date(nowMs).setHours(0, 0, 0, 0)).setDate(new Date(nowMs).getDate() - 29);
const ofMonth = calls.filter(({ rangAtMs }) => (rangAtMs ?? 0) >= monthAgoMs);

test('the numbers are those of the history', async () => {
  const { page } = await open({ calls, hash: '#/statistics' });
  await expect.poll(() => figure(page, 'Calls'), patience).toBe(String(ofMonth.length));
  const incoming = ofMonth.filter(({ direction }) => direction === 'incoming');
  const unanswered = incoming.filter(({ outcome }) => outcome === 'missed').length;
  await page.getByText(`${unanswered} of ${incoming.length} incoming calls`).waitFor();
  await page.getByRole('button', { name: 'Show as a table: Calls by day' }).click();
  const table = page.getByRole('table', { name: 'Calls by day' });
  expect(await table.locator('tbody tr').count()).toBe(30);
  const sums = await table.locator('tbody td:last-child').allTextContents();
  expect(sums.map(Number).reduce((sum, count) => sum + count, 0)).toBe(ofMonth.length);
});

test('the period is in the address and outlives a reload', async () => {
  const { page } = await open({ calls, hash: '#/statistics' });
  await page.getByRole('button', { name: '12 months' }).click();
  await page.getByRole('heading', { name: 'Calls by week' }).waitFor();
  await expect.poll(() => figure(page, 'Calls'), patience).toBe(String(calls.length));
  expect(page.url()).toContain('#/statistics?period=year');
  await page.reload();
  await page.getByRole('heading', { name: 'Calls by week' }).waitFor();
  expect(await page.getByRole('button', { name: '12 months' }).getAttribute('aria-pressed')).toBe('true');
});

test('days of one’s own are chosen from a calendar', async () => {
  const { page } = await open({ calls, hash: '#/statistics' });
  await page.getByRole('button', { name: 'Choose days…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Earlier' }).click();
  const days = dialog.locator('table button:not([disabled])');
  await days.filter({ hasText: /^3$/ }).first().click();
  await days.filter({ hasText: /^16$/ }).first().click();
  await dialog.getByRole('button', { name: 'Show' }).click();
  await expect.poll(() => page.url(), patience).toMatch(/from=\d{4}-\d\d-03&until=\d{4}-\d\d-16$/);
  await page.getByRole('button', { name: 'Show as a table: Calls by day' }).click();
  await expect.poll(() => page.locator('.picture-table tbody tr').count(), patience).toBe(14);
});

describe('what is asked of the history', () => {
  async function askedFor(hash: string): Promise<StatisticsQuery> {
    const { page } = await open();
    const asked = Promise.withResolvers<StatisticsQuery>();
    await answerInstead(page, {
      'history.statistics': (query) => {
        asked.resolve(query);
        return 'nobody answers';
      },
    });
    await goTo(page, hash);
    return asked.promise;
  }

  test.each([
    ['period=today', 'hours', 23, 25],
    ['period=week', 'days', 7, 7],
    ['period=month', 'days', 30, 30],
    ['period=year', 'weeks', 53, 54],
    ['from=2024-01-31&until=2024-02-29', 'days', 30, 30],
    ['from=2024-01-31&until=2025-01-30', 'weeks', 53, 53],
    ['from=2020-01-01&until=2025-12-31', 'months', 72, 72],
    ['from=1926-01-01&until=2025-12-31', 'years', 100, 100],
  ])('for %s is cut into %s', async (query, unit, least, most) => {
    const { dayStartsMs, fromMs, untilMs } = await askedFor(`#/statistics?${query}`);
    expect(dayStartsMs.length).toBeGreaterThanOrEqual(least);
    expect(dayStartsMs.length).toBeLessThanOrEqual(most);
    expect(dayStartsMs[0]).toBeLessThanOrEqual(fromMs);
    expect(dayStartsMs.at(-1)).toBeLessThan(untilMs);
    expect(dayStartsMs).toEqual([...new Set(dayStartsMs)].toSorted((a, b) => a - b));
    if (unit === 'weeks')
      expect(new Set(dayStartsMs.map((startMs) => new Date(startMs).getDay()))).toEqual(new Set([1]));
    for (const startMs of dayStartsMs.filter(() => unit !== 'hours')) {
      expect(new Date(startMs).toTimeString()).toMatch(/^00:00:00/);
    }
  });

  test('makes sense whatever is in the address', async () => {
    const { dayStartsMs } = await askedFor('#/statistics?period=x&from=2024-99-99&until=y');
    expect(dayStartsMs).toHaveLength(30);
  });
});

test('a contact leads to its calls in the same period', async () => {
  const { page, history } = await open({ calls, hash: '#/statistics?period=year' });
  const row = page.locator('.top-contacts tbody tr').first();
  const shown = await row.locator('td').first().textContent();
  const number = (await row.locator('bdi').last().textContent()) ?? '';
  await row.getByRole('link').click();
  await expect.poll(() => page.url(), patience).toContain('#/history?text=');
  await expect.poll(() => page.locator('.history-count').textContent(), patience).toBe(`${shown} calls`);
  expect(await history.countUpTo({ text: number }, 10_000)).toBe(Number(shown));
});

test('a call that ends meanwhile is counted by itself', async () => {
  const { page, keep } = await open({ calls, hash: '#/statistics' });
  await expect.poll(() => figure(page, 'Calls'), patience).toBe(String(ofMonth.length));
  await keep(callOf({ ...missed, callId: 'meanwhile', rangAtMs: Date.now(), endedAtMs: Date.now() }));
  await expect.poll(() => figure(page, 'Calls'), patience).toBe(String(ofMonth.length + 1));
});

test('what could not be counted is asked for again', async () => {
  const { page } = await open({ calls });
  await answerInstead(page, { 'history.statistics': () => 'nobody answers' });
  await goTo(page, '#/statistics');
  await page.getByRole('heading', { name: 'The calls could not be added up' }).waitFor();
  await page.unroute('**/api/history.statistics');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => figure(page, 'Calls'), patience).toBe(String(ofMonth.length));
});

test('the statistics are fetched by nobody who looks at something else', async () => {
  const { page } = await open({ calls });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await goTo(page, '#/status');
  await page.locator('.arrival').waitFor();
  expect(fetched.filter((path) => path.includes('statistics-view'))).toEqual([]);
  await goTo(page, '#/statistics');
  await page.locator('.bar i').first().waitFor();
  expect(fetched.filter((path) => path.includes('statistics-view')).length).toBeGreaterThan(0);
});

test('hostile names and numbers are nothing but text', async () => {
  const name = '<img src=x onerror="document.title=1">\u202E'.repeat(20);
  const { page, problems } = await open({
    calls: [
      callOf({
        name,
        number: '+4930<b>1</b>2345',
        rangAtMs: Date.now(),
        startedAtMs: Date.now(),
        outcome: 'answered',
        durationS: 60,
      }),
    ],
    hash: '#/statistics',
  });
  await page.locator('.top-contacts tbody bdi').first().waitFor();
  expect(await page.locator('#root img, #root b').count()).toBe(0);
  expect(await page.title()).toBe('Statistics · Offhook');
  expect(problems).toEqual([]);
});
