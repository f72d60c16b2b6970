/** Every view of the real program: nothing axe objects to, nothing the policy stops, no word cut off. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { applicationToken, memberId, operatorId } from '../../deliveries.ts';
import { cutTexts, goTo, widthOf } from '../window/page-facts.ts';
import { sampleCalls } from '../window/sample-calls.ts';
import { journeys, patience } from './journey.ts';
import { twoDaysOfCalls } from './two-days-of-calls.ts';

const begin = journeys();
const nowMs = Date.now();
const calls = [...twoDaysOfCalls(nowMs - 600_000), ...sampleCalls(200, nowMs - 2 * 86_400_000)];
const connected = {
  portal: { mode: 'webhook', domain: 'company.bitrix24.com', memberId, operatorId },
} as const;

/** Where each view is, and what is there once it has all it shows. */
const views = [
  ['history', '#/history', '.call-rows .call-row:not(.call-skeleton)'],
  ['details', '#/history', '.details textarea'],
  ['statistics', '#/statistics', '.bars-plot'],
  ['status', '#/status', '.status-card'],
  ['settings', '#/settings', '.settings-section'],
  ['wizard', '#/settings?connect=1', '.sign-in-step h2'],
] as const;

async function show(page: Page, [name, hash, sign]: (typeof views)[number]): Promise<void> {
  await goTo(page, hash);
  if (name === 'details') await page.locator('.call-rows .call-row:not(.call-skeleton)').first().click();
  await page.locator(sign).first().waitFor();
  await expect.poll(() => page.locator('[aria-busy="true"]').count(), patience).toBe(0);
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test.each([
    ['wide', 1280, 800],
    ['narrow', 380, 640],
  ] as const)('every view of a %s window can be read by all', async (size, width, height) => {
    const journey = await begin({ calls, settings: connected, secrets: { applicationToken } });
    const { page, problems, violations, picture } = await journey.open({ scheme, width, height });
    for (const view of views) {
      await show(page, view);
      await picture(`${view[0]}-${size}-${scheme}`);
      expect(await violations(), view[0]).toEqual([]);
      expect(await widthOf(page), view[0]).toBe(width);
    }
    expect(problems).toEqual([]);
  });
});

/** Names and numbers of callers may be cut; what the program itself says may not. */
const ownWords = `nav *, footer *, search :is(button, span, label), h1, h2:not(.details-caller *), h3, legend, label, button,
  .view-page :is(p, dt, th, summary, a), .call-outcome, .call-time, .call-length, .details-result *, .details-facts dt`;

describe.each(['en', 'de', 'ru'])('in the language %s', (language) => {
  test.each([
    ['at 200 %', 640, 400, 2],
    ['in a narrow window', 380, 640, 1],
  ] as const)('no word is cut %s', async (size, width, height, scale) => {
    const settings = { ...connected, tunnel: { kind: 'none' }, appearance: { language } };
    const journey = await begin({ calls, settings, secrets: { applicationToken } });
    const { page, problems, picture } = await journey.open({ width, height, scale });
    for (const view of views) {
      await show(page, view);
      await picture(`${view[0]}-${language}-${scale === 2 ? 'zoomed' : 'narrow'}`);
      expect(await cutTexts(page, ownWords), `${view[0]} ${size}`).toEqual([]);
      expect(await widthOf(page), view[0]).toBe(width);
    }
    expect(problems).toEqual([]);
  });
});
