/** Settings from the window to the file and back, and the administrator's word over them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { applicationToken, memberId, operatorId } from '../../deliveries.ts';
import { goTo } from '../window/page-facts.ts';
import { journeys, patience, type Journey, type Look } from './journey.ts';

const begin = journeys();
const policyFolder = mkdtempSync(join(tmpdir(), 'offhook-policy-'));
const policyFile = join(policyFolder, 'policy.json');
afterAll(() => rmSync(policyFolder, { recursive: true, force: true }));

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function openSettings(journey: Journey, look: Look = {}) {
  const opened = await journey.open(look);
  await opened.page.getByRole('link', { name: 'Settings' }).click();
  await opened.page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  return opened;
}

function kept({ folder }: Journey): unknown {
  return JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
}

describe.each([
  ['light', 'Dark'],
  ['dark', 'Light'],
] as const)('in %s', (scheme, other) => {
  test('what was changed is in the file, and in force after a restart', async () => {
    const journey = await begin();
    const { page, problems } = await openSettings(journey, { scheme });
    await field(page, 'Colours').selectOption(other);
    const keep = field(page, 'Keep calls for');
    await keep.fill('90');
    await keep.press('Enter');
    await page.getByRole('button', { name: 'Add quiet hours' }).click();
    const hours = page.getByRole('group', { name: 'Quiet hours 1' });
    await hours.getByLabel('From').fill('21:15');
    await hours.getByRole('button', { name: 'Fri' }).click();
    await expect
      .poll(() => kept(journey), patience)
      .toMatchObject({
        appearance: { theme: other.toLowerCase() },
        history: { retentionDays: 90 },
        notifications: { doNotDisturb: { schedule: [{ days: [1, 2, 3, 4], from: '21:15', to: '08:00' }] } },
      });

    await journey.restart();
    const again = await openSettings(journey, { scheme });
    await expect.poll(() => field(again.page, 'Keep calls for').inputValue(), patience).toBe('90');
    expect(await field(again.page, 'Colours').inputValue()).toBe(other.toLowerCase());
    expect(await again.page.getAttribute('html', 'data-mantine-color-scheme')).toBe(other.toLowerCase());
    const quiet = again.page.getByRole('group', { name: 'Quiet hours 1' });
    expect(await quiet.getByLabel('From').inputValue()).toBe('21:15');
    expect(await quiet.getByRole('button', { name: 'Fri' }).getAttribute('aria-pressed')).toBe('false');
    expect([...problems, ...again.problems]).toEqual([]);
  });
});

test('a wrong value is refused where it was typed, and the file is left alone', async () => {
  const journey = await begin({ settings: { history: { retentionDays: 30 } } });
  const { page, violations, picture } = await openSettings(journey, { scheme: 'dark' });
  const before = kept(journey);
  const keep = field(page, 'Keep calls for');
  await keep.fill('for ever');
  await keep.press('Enter');
  await page.getByText('Write a whole number of days from 1 to 36500.').waitFor();
  await page.getByText('In force is still: 30').waitFor();
  expect(await keep.getAttribute('aria-invalid')).toBe('true');
  await picture('settings-refused');
  expect(await violations()).toEqual([]);
  expect(kept(journey)).toEqual(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => keep.inputValue(), patience).toBe('30');
});

test('the language changes at once, everywhere, and the file is told', async () => {
  const journey = await begin();
  const { page } = await openSettings(journey);
  await field(page, 'Language').selectOption('Deutsch');
  await page.getByRole('heading', { name: 'Einstellungen', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Verlauf', exact: true }).waitFor();
  await expect.poll(() => kept(journey), patience).toMatchObject({ appearance: { language: 'de' } });
});

describe.each(['light', 'dark'] as const)("the administrator's policy, in %s", (scheme) => {
  test('locks its settings, says where it is, and keeps its secrets', async () => {
    const clientSecret = 'a secret nobody may see';
    const policy = {
      portal: { domain: 'company.bitrix24.com', memberId },
      history: { retentionDays: 90 },
      appearance: { theme: scheme },
      secrets: { clientSecret },
    };
    writeFileSync(policyFile, JSON.stringify(policy), { mode: 0o644 });
    const journey = await begin({
      settings: { portal: { mode: 'webhook', operatorId }, history: { retentionDays: 5 } },
      secrets: { applicationToken },
      env: { OFFHOOK_POLICY: policyFile },
    });
    const { page, problems, violations, bodies, picture } = await openSettings(journey, { scheme });
    const keep = field(page, 'Keep calls for');
    expect(await keep.inputValue()).toBe('90');
    expect(await keep.isDisabled()).toBe(true);
    expect(await field(page, 'Portal address').isDisabled()).toBe(true);
    expect(await field(page, 'Colours').isDisabled()).toBe(true);
    expect(await field(page, 'Language').isDisabled()).toBe(false);
    const row = page.locator('[data-key="history.retentionDays"]');
    await row.getByText(`Decided by your administrator, in ${policyFile}`).waitFor();
    await picture(`settings-policy-${scheme}`);
    await row.scrollIntoViewIfNeeded();
    await picture(`settings-locked-${scheme}`);
    expect(await violations()).toEqual([]);

    await everyAnswer(page);
    const said = await bodies();
    expect(said.some((body) => body.includes('company.bitrix24.com'))).toBe(true);
    for (const secret of [applicationToken, clientSecret])
      expect(said.filter((body) => body.includes(secret))).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('cannot be got round by asking the program directly', async () => {
    writeFileSync(policyFile, JSON.stringify({ history: { retentionDays: 90 } }));
    const journey = await begin({ env: { OFFHOOK_POLICY: policyFile } });
    const { page } = await openSettings(journey, { scheme });
    const answer = await page.evaluate(`fetch('/api/settings.set', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: 'history.retentionDays', value: 1 }),
    }).then((response) => response.json())`);
    expect(answer).toMatchObject({ kind: 'locked' });
    expect(kept(journey)).not.toHaveProperty('history.retentionDays', 1);
  });
});

/** Every view asks for what it shows; the diagnostics hold the most. */
async function everyAnswer(page: Page): Promise<void> {
  for (const view of ['history', 'statistics', 'status']) {
    await goTo(page, `#/${view}`);
    await page.locator(`nav a[aria-current="page"][href*="${view}"]`).waitFor();
  }
  await page.getByRole('button', { name: 'Read and save…' }).click();
  await page.getByRole('region', { name: 'Text of the diagnostics' }).waitFor();
}
