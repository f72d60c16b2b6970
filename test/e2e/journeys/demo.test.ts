/** `--demo` as whoever sees Offhook for the first time meets it; calls go on coming all the while. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callOf } from '../../core/call/calls.ts';
import { journeys, patience } from './journey.ts';
import { twoDaysOfCalls } from './two-days-of-calls.ts';

const begin = journeys();
/** Old enough to lie below every call of the demo. */
const newestMs = Date.now() - 86_400_000;
const calls = [
  ...twoDaysOfCalls(newestMs),
  callOf({
    callId: 'formula',
    name: '=HYPERLINK("http://evil.example","Click, me")',
    company: 'Hedgehog;"Sons"',
    number: '+4930111',
    rangAtMs: newestMs,
    startedAtMs: null,
  }),
];

const rows = (page: Page) => page.locator('.call-rows .call-row:not(.call-skeleton)');
const count = (page: Page) => page.locator('.history-count').textContent();
const details = (page: Page) => page.getByRole('complementary', { name: 'Call details' });
const clearFilters = (page: Page) =>
  page.getByRole('search').getByRole('button', { name: 'Clear all filters' });
/** Only words that none of the demo's own calls has. */
const search = (page: Page, words: string) => page.getByRole('searchbox').fill(words);

async function found(page: Page, how: string): Promise<void> {
  await expect.poll(() => count(page), patience).toBe(how);
}

/** Every field of our CSV is quoted. */
function csvRows(text: string, separator: string): readonly (readonly string[])[] {
  return text
    .replace('\uFEFF', '')
    .split('"\r\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(1).split(`"${separator}"`))
    .map((fields) => fields.map((field) => field.replaceAll('""', '"')));
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test('calls keep coming, and get their names from the CRM', async () => {
    const { page, problems, violations, picture } = await (await begin({ demo: true })).open({ scheme });
    await page.getByText('Demo', { exact: true }).waitFor();
    await expect.poll(() => rows(page).count(), patience).toBeGreaterThan(2);
    const named = page.locator('.call-row', { hasText: '+' }).filter({ hasNotText: 'Unknown caller' });
    await named.first().click();
    const card = details(page).getByRole('link', { name: 'Open in Bitrix24' });
    await card.waitFor();
    await picture(`demo-${scheme}`);
    expect(await card.getAttribute('href')).toMatch(
      /^https:\/\/demo\.bitrix24\.example\/crm\/[a-z]+\/details\/\d+\/$/,
    );
    expect(await card.getAttribute('target')).toBe('_blank');
    expect(await card.getAttribute('rel')).toBe('noreferrer');
    expect(await violations()).toEqual([]);
    expect(problems).toEqual([]);
  });
});

test('a note that was saved is there after a reload, and after a restart', async () => {
  const journey = await begin({ demo: true, calls });
  const { page } = await journey.open();
  await search(page, 'Atelier');
  await found(page, '2 calls');
  await rows(page).first().click();
  await page.getByRole('textbox', { name: 'Note' }).fill('prefers mornings');
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.reload();
  await search(page, 'mornings');
  await found(page, '1 call');
  await journey.restart();
  const again = await journey.open({ scheme: 'dark' });
  await search(again.page, 'mornings');
  await found(again.page, '1 call');
  await rows(again.page).first().click();
  await expect
    .poll(() => again.page.getByRole('textbox', { name: 'Note' }).inputValue(), patience)
    .toBe('prefers mornings');
});

test('what was searched and filtered is what is exported, and no spreadsheet takes a name for a formula', async () => {
  const { page, problems } = await (await begin({ demo: true, calls })).open({ scheme: 'dark' });
  await search(page, 'Hedgehog');
  await found(page, '1 call');
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByLabel('Column separator').selectOption('Semicolon');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^[\w .-]+\.csv$/);
  const [head, row, ...more] = csvRows(readFileSync(await file.path(), 'utf8'), ';');
  expect(head).toContain('Number');
  expect(row).toContain(`'=HYPERLINK("http://evil.example","Click, me")`);
  expect(row).toContain('Hedgehog;"Sons"');
  expect(row).toContain("'+4930111");
  expect(more).toEqual([]);
  expect(problems).toEqual([]);
});

test('a filter is one of several, and goes with the search', async () => {
  const { page } = await (await begin({ demo: true, calls })).open();
  await search(page, 'Söhne');
  await found(page, '3 calls');
  await page.getByLabel('Direction').selectOption('Incoming');
  await found(page, '2 calls');
  await page.getByLabel('Result').selectOption('Declined');
  await found(page, '1 call');
  await page.getByRole('button', { name: 'With note' }).click();
  await page.getByText('Nothing matches').waitFor();
  await clearFilters(page).click();
  await found(page, '3 calls');
  await search(page, '');
  await rows(page).nth(10).waitFor();
});

test('one call goes, then those that were found, then all', async () => {
  const { page } = await (await begin({ demo: true, calls })).open();
  const confirm = () => page.getByRole('button', { name: 'Delete', exact: true }).click();
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await search(page, 'Söhne');
  await found(page, '3 calls');
  await rows(page).first().click();
  await page.keyboard.press('Delete');
  await confirm();
  await found(page, '2 calls');
  await choose('Delete the calls shown…');
  await confirm();
  await page.getByText('Nothing matches').waitFor();
  await search(page, 'Drukarnia');
  await found(page, '2 calls');
  await choose('Delete all calls…');
  await confirm();
  await page.getByText('Nothing matches').waitFor();
  await search(page, '');
  await rows(page).first().waitFor();
});
