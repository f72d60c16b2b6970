/** What an operator does with the history, in a real browser, over the real server, with the real database. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callOf } from '../../core/call/calls.ts';
import { answerInstead } from './answer-instead.ts';
import { windowOpener } from './open-window.ts';
import { hasFocus, listScroll, rowAt, scrollList } from './page-facts.ts';
import { sampleCalls } from './sample-calls.ts';

const open = windowOpener();
const nowMs = Date.now();
const calls = sampleCalls(300, nowMs);

const rows = (page: Page) => page.locator('.call-rows .call-row:not(.call-skeleton)');
const count = (page: Page) => page.locator('.history-count');
const grid = (page: Page) => page.getByRole('grid');
const fresh = (callId: string, name: string) =>
  callOf({ callId, name, rangAtMs: Date.now(), startedAtMs: Date.now() });

test('a call is found by its number however punctuated, and Enter opens its card', async () => {
  const { page, problems } = await open({ calls });
  await page.context().route('https://company.bitrix24.com/**', (route) => route.fulfill({ body: 'card' }));
  await page.keyboard.press('Control+f');
  await page.keyboard.type('30 901820');
  await expect.poll(() => page.locator('mark').first().textContent()).toBe('30) 901820');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('link', { name: 'Open in Bitrix24' }).waitFor();
  const popup = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  expect((await popup).url()).toMatch(/^https:\/\/company\.bitrix24\.com\/crm\/contact\/details\/\d+\/$/);
  expect(problems).toEqual([]);
});

test('a note is kept, found again and shown by its filter', async () => {
  const { page, history } = await open({ calls });
  await rows(page).nth(1).click();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('ask about the blue bicycle');
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await history.countUpTo({ text: 'blue bicycle' }, 10)).toBe(1);
  await page.getByRole('searchbox').fill('blue bicycle');
  await expect.poll(() => count(page).textContent()).toBe('1 call');
  await page.getByRole('button', { name: 'With note' }).click();
  await expect.poll(() => page.url()).toContain('note=1');
  expect(await rows(page).count()).toBe(1);
});

test('a note is not lost when another call is chosen before it was saved', async () => {
  const { page, history } = await open({ calls });
  await rows(page).nth(1).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('half a thought');
  await rows(page).nth(2).click();
  await expect.poll(() => history.countUpTo({ text: 'half a thought' }, 10)).toBe(1);
});

test('filters are in the address and outlive a reload', async () => {
  const { page } = await open({ calls });
  await page.getByLabel('Result').selectOption('Busy');
  await expect.poll(() => rows(page).first().getAttribute('data-outcome')).toBe('busy');
  await page.getByLabel('Direction').selectOption('Outgoing');
  await expect.poll(() => page.url()).toMatch(/#\/history\?direction=outgoing&outcome=busy$/);
  const found = await count(page).textContent();
  await page.reload();
  await expect.poll(() => count(page).textContent()).toBe(found);
  expect(await page.getByLabel('Result').inputValue()).toBe('busy');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect.poll(() => count(page).textContent()).toBe('300 calls');
});

test('a search without a match says so, and leads back', async () => {
  const { page } = await open({ calls });
  await page.getByRole('searchbox').fill('nobody is called that');
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect.poll(() => count(page).textContent()).toBe('300 calls');
});

test('what is shown is exported, and fetched as a file', async () => {
  const { page, history } = await open({ calls });
  await page.getByLabel('Result').selectOption('Busy');
  await expect.poll(() => rows(page).first().getAttribute('data-outcome')).toBe('busy');
  const busy = await history.countUpTo({ outcomes: ['busy'] }, 1000);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByLabel('Column separator').selectOption('Semicolon');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the file' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.trim().split('\r\n')).toHaveLength(busy + 1);
  expect(text.split('\r\n')[0]).toContain(';');
});

test('an export can be stopped, and what has become of it is said', async () => {
  const { page, host } = await open({ calls });
  const stopped: string[] = [];
  await answerInstead(page, {
    'export.start': () => ({ exportId: 'long' }),
    'export.cancel': ({ exportId }) => {
      stopped.push(exportId);
      host.events.emit('export.progress', { exportId, state: 'cancelled', calls: 150, saved: null });
      return null;
    },
  });
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByText('0 calls written').waitFor();
  host.events.emit('export.progress', { exportId: 'another', state: 'running', calls: 7, saved: null });
  host.events.emit('export.progress', { exportId: 'long', state: 'running', calls: 150, saved: null });
  await page.getByText('150 calls written').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped. Nothing was kept.').waitFor();
  expect(stopped).toEqual(['long']);
});

test.each([
  ['cannot be begun', false],
  ['fails on its way', true],
])('an export that %s is told, and can be tried again', async (_how, begins) => {
  const { page, host, violations } = await open({ calls });
  let tries = 0;
  await page.route('**/api/export.start', (route) => {
    if (++tries > 1) return route.continue();
    return begins ? route.fulfill({ json: { exportId: 'full' } }) : route.abort();
  });
  await page.getByRole('button', { name: 'Export…' }).click();
  const start = page.getByRole('button', { name: 'Export', exact: true });
  await start.click();
  if (begins) {
    await page.getByText('0 calls written').waitFor();
    host.events.emit('export.progress', { exportId: 'full', state: 'failed', calls: 9, saved: null });
  }
  await page.getByRole('alert').getByText('The export failed. Is there room on the disk?').waitFor();
  expect(await violations()).toEqual([]);
  await start.click();
  await page.getByText('300 calls exported').waitFor();
});

describe('deleting', () => {
  test('asks first, and one call goes', async () => {
    const { page, history } = await open({ calls });
    await rows(page).nth(2).click();
    await page.keyboard.press('Delete');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await history.count()).toBe(300);
    await grid(page).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.poll(() => count(page).textContent()).toBe('299 calls');
    expect(await history.count()).toBe(299);
  });

  test('what a filter shows goes, and nothing else', async () => {
    const { page, history } = await open({ calls });
    const busy = await history.countUpTo({ outcomes: ['busy'] }, 1000);
    await page.getByLabel('Result').selectOption('Busy');
    await expect.poll(() => count(page).textContent()).toBe(`${busy} calls`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete the calls shown…' }).click();
    await page.getByRole('dialog').getByText(`${busy} calls that match`).waitFor();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('Nothing matches').waitFor();
    expect(await history.count()).toBe(300 - busy);
  });

  test('everything goes, and the history begins anew', async () => {
    const { page, history, keep } = await open({ calls });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete all calls…' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('No calls yet').waitFor();
    expect(await history.count()).toBe(0);
    await keep(fresh('after-all', 'First Again'));
    await page.getByRole('row', { name: /First Again/ }).waitFor();
  });
});

test('a call can be made private, for good', async () => {
  const { page, history, picture, violations } = await open({ calls });
  const before = await history.page({ limit: 1, text: 'Jürgen Müller' });
  await rows(page).filter({ hasText: 'Jürgen Müller' }).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Make private…' }).click();
  await page.getByRole('dialog').getByText('Jürgen Müller').waitFor();
  await picture('history-make-private');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: 'Make private', exact: true }).click();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  const call = await history.byId(before.calls[0]?.id ?? 0);
  expect(call).toMatchObject({ isPrivate: true, number: null, name: null, note: null });

  const row = page.locator(`#call-${call?.id}`);
  await row.getByText('Private call').first().waitFor();
  await row.click();
  const details = page.getByRole('complementary', { name: 'Call details' });
  await details.getByText('With whom it was has been forgotten for good.').waitFor();
  expect(await details.getByLabel('Note', { exact: true }).inputValue()).toBe('');
  expect(await details.getByRole('button', { name: 'Copy number' }).count()).toBe(0);
  await picture('history-private');
  expect(await violations()).toEqual([]);
  await details.getByRole('button', { name: 'Actions for this call' }).click();
  await page.getByRole('menuitem', { name: 'Delete this call…' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Make private…' }).count()).toBe(0);
});

test('the keyboard is enough', async () => {
  const { page } = await open({ calls });
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => rows(page).nth(1).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('ContextMenu');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('menu').count()).toBe(0);
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect.poll(async () => (await listScroll(page)).top).toBeGreaterThan(500);
  await page.keyboard.press('m');
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('m');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await expect.poll(() => hasFocus(page, '[role=grid]')).toBe(true);
});

describe('a call that comes in while the window is open', () => {
  test('appears at the top by itself', async () => {
    const { page, keep } = await open({ calls });
    await rows(page).first().waitFor();
    await keep(fresh('live-1', 'Live Caller'));
    await expect.poll(() => rows(page).first().textContent()).toContain('Live Caller');
    await expect.poll(() => count(page).textContent()).toBe('301 calls');
  });

  test('does not move what is being read further down: it is announced', async () => {
    const { page, keep } = await open({ calls });
    await rows(page).first().waitFor();
    await scrollList(page, 2_000);
    await expect.poll(() => rowAt(page, 400, 400)).toContain('call-');
    const read = await rowAt(page, 400, 400);
    await keep(fresh('live-2', 'Live Caller'));
    await page.getByRole('button', { name: '1 new call' }).waitFor();
    expect(await rowAt(page, 400, 400)).toBe(read);
    await page.getByRole('button', { name: '1 new call' }).click();
    await expect.poll(() => rows(page).first().textContent()).toContain('Live Caller');
  });

  test('stays out of a search it does not match', async () => {
    const { page, keep } = await open({ calls });
    await page.getByRole('searchbox').fill('müller');
    await page.locator('mark').first().waitFor();
    const found = await count(page).textContent();
    await keep(fresh('live-3', 'Somebody Else'));
    await keep(fresh('live-4', 'Gerda Müller'));
    await page.getByRole('row', { name: /Gerda/ }).waitFor();
    expect(await page.getByRole('row', { name: /Somebody Else/ }).count()).toBe(0);
    expect(await count(page).textContent()).not.toBe(found);
  });
});

test('however long the history, only what is on screen is drawn', async () => {
  const { page } = await open({ calls: sampleCalls(1_200, nowMs) });
  await rows(page).first().waitFor();
  await grid(page).focus();
  await expect
    .poll(async () => {
      await page.keyboard.press('End');
      return (await listScroll(page)).height;
    })
    .toBeGreaterThan(48_000);
  expect(await page.locator('.call-row').count()).toBeLessThan(60);
});

test('a window whose program is gone says so', async () => {
  const { page, host } = await open({ calls });
  await rows(page).first().waitFor();
  await host.close();
  await page.getByRole('alert').waitFor();
});

test('a key that was used before opens nothing', async () => {
  const { page, host } = await open({ calls });
  await page.context().clearCookies();
  await page.goto(new URL('/#key=used', host.link()).href);
  await page.reload();
  await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  expect(new URL(page.url()).hash).toBe('');
});

test('a notice leads to its call', async () => {
  const { page, history, host } = await open({ calls });
  await rows(page).first().waitFor();
  const [call] = (await history.page({ limit: 200 })).calls.slice(-1);
  host.events.emit('navigate', { view: 'history', callId: call?.id ?? null });
  await expect.poll(() => page.locator('.details-number').textContent()).toContain(call?.number ?? '');
});
