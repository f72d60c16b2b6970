/** The same day on Electron's real runtime, where it is installed, and under the stand-in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { realRuntime, standIn, type RunningShell } from './electron-runtimes.ts';
import { ask, ringing, tearDown } from './electron-shell.ts';

/** The stand-in's Chromium knows our scheme by another name. */
const ownAddress = /^(?:app:\/\/offhook|https:\/\/offhook\.app\.localhost)\//;
const patience = { timeout: 60_000 };
const real = realRuntime();
const runtimes = [
  ['the stand-in', standIn],
  ['the real runtime', real],
] as const;

afterAll(tearDown);

describe.each(runtimes.filter(([, runtime]) => runtime !== null))('on %s', (_name, runtime) => {
  let shell: RunningShell;
  let page: Page;
  beforeAll(async () => {
    if (runtime === null) throw new Error('filtered out above');
    shell = await runtime({ calls: [ringing('call-1')] });
    page = await shell.page();
  });
  afterAll(() => shell?.close());

  test('the page is ours, with the bridge and nothing else of the program', async () => {
    expect(page.url()).toMatch(ownAddress);
    expect(
      await page.evaluate('[typeof require, typeof process, Object.keys(offhook).toSorted().join()]'),
    ).toEqual(['undefined', 'undefined', 'on,onConnection,request']);
    expect(await ask(page, 'app.describe', null)).toMatchObject({ shell: 'electron' });
  });

  test('a delivery is a notice and a row, and a click opens the card', async () => {
    expect(await shell.deliver('call-start', { 'data[CALL_ID]': 'call-1' })).toBe(200);
    await expect.poll(() => shell.notices(), patience).toEqual(['Anna']);
    await expect
      .poll(
        async () => (await ask(page, 'history.page', { filter: {}, after: null, limit: 5 })).calls,
        patience,
      )
      .toMatchObject([{ callId: 'call-1', notice: 'shown' }]);
    await shell.clickNotice('Anna');
    const card = 'https://company.bitrix24.com/crm/contact/details/17/';
    await expect.poll(() => shell.openedLinks(), patience).toEqual([card]);
  });

  test('a page that was taken over gets out no other way', async () => {
    for (const link of ['file:///etc/passwd', 'javascript:alert(1)', 'https://evil.example/']) {
      await page.evaluate(`void window.open(${JSON.stringify(link)})`).catch(() => {});
    }
    const answer = await page.evaluate(
      'offhook.request("constructor", null).then(() => "answered", () => "refused")',
    );
    expect(answer).toBe('refused');
    expect(await shell.openedLinks()).toHaveLength(1);
    expect(page.url()).toMatch(ownAddress);
  });
});
