/** From the first start to the first call that is announced, with nothing but what Bitrix24 shows an administrator. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationToken, fixture, memberId, operatorId } from '../../deliveries.ts';
import { startNotificationDaemon, type NotificationDaemon } from '../../notification-daemon.ts';
import { journeys, patience, type Journey } from './journey.ts';

const begin = journeys();
const callId = '5E316880469A6376.1773306964.8740011';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

let daemon: NotificationDaemon;
beforeAll(async () => {
  daemon = await startNotificationDaemon();
});
afterAll(() => daemon?.stop());

/** @returns the status of the answer. */
async function deliver(journey: Journey, name: string): Promise<number> {
  const answer = await fetch(journey.shell().ready.listener, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: fixture(name, Date.now(), { 'data[CALL_ID]': callId }),
  });
  return answer.status;
}

async function connectByWebhook(page: Page): Promise<void> {
  await page.getByText('No calls yet').waitFor();
  await button(page, 'Connect Bitrix24').click();
  await page.getByLabel('Portal address').fill('https://company.bitrix24.com/stream/');
  await page.getByRole('radio', { name: 'By webhook' }).check();
  await button(page, 'Continue').click();
  await page.getByLabel('Application token').fill(applicationToken);
  await page.getByLabel('Your user number').fill(operatorId);
  await button(page, 'Connect').click();
  await page.getByText('Waiting for the first event').waitFor();
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test('the empty history leads to the wizard, the wizard to the first call', async () => {
    const journey = await begin({ env: daemon.env });
    expect(await deliver(journey, 'call-start-incoming')).toBe(403);
    const { page, problems, bodies, picture } = await journey.open({ scheme });
    await page.getByText('No calls yet').waitFor();
    await picture(`first-start-${scheme}`);
    await connectByWebhook(page);
    await picture(`first-event-waiting-${scheme}`);

    expect(await deliver(journey, 'call-init-incoming')).toBe(200);
    expect(await deliver(journey, 'call-start-incoming')).toBe(200);
    await page.getByText('It has arrived').waitFor();
    await picture(`first-event-arrived-${scheme}`);
    await button(page, 'Done').click();

    const row = page.getByRole('row', { name: /\+79161234567|Unknown caller/ });
    await row.getByText('Talking').waitFor();
    await expect.poll(() => daemon.displayed(), patience).toBeGreaterThan(0);
    await row.click();
    const details = page.getByRole('complementary', { name: 'Call details' });
    await details.getByText('Shown', { exact: true }).waitFor();
    await picture(`first-call-${scheme}`);

    expect(await deliver(journey, 'call-end-success')).toBe(200);
    await row.getByText('Answered').waitFor();
    await details.getByText('Ended', { exact: true }).waitFor();

    const settings: unknown = JSON.parse(readFileSync(join(journey.folder, 'settings.json'), 'utf8'));
    expect(settings).toMatchObject({
      portal: { domain: 'company.bitrix24.com', operatorId, memberId },
    });
    expect((await bodies()).filter((body) => body.includes(applicationToken))).toEqual([]);
    expect(problems).toEqual([]);
    await daemon.clear();
  });
});

test('what was connected stays connected after a restart', async () => {
  const journey = await begin({ env: daemon.env });
  const first = await journey.open();
  await connectByWebhook(first.page);
  expect(await deliver(journey, 'call-start-incoming')).toBe(200);
  await first.page.getByText('It has arrived').waitFor();
  await journey.restart();
  const { page } = await journey.open();
  await page.getByRole('row', { name: /Unknown caller/ }).waitFor();
  expect(await deliver(journey, 'call-end-success')).toBe(200);
  await page.getByRole('row', { name: /Answered/ }).waitFor();
});
