/** The statistics as people see them: readable in every colour, size and language, as pictures and as tables. */
import { describe, expect, test } from 'vitest';
import { windowOpener, type WindowOptions } from './open-window.ts';
import { cutTexts, goTo, widthOf } from './page-facts.ts';
import { workingCalls } from './statistics-samples.ts';

const open = windowOpener();
/** Slow machines are no failure. */
const patience = { timeout: 30_000 };
const calls = workingCalls(80, Date.now());
const words = '.view-page *:not(.hidden-words, .top-contacts bdi)';

/** With the chart drawn. */
async function openStatistics(options: WindowOptions, hash = '#/statistics') {
  const opened = await open({ calls, ...options });
  await goTo(opened.page, hash);
  await opened.page.locator('.bar i').first().waitFor();
  return opened;
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const dark = scheme === 'dark';

  test('the pictures have nothing axe objects to, and keep the strictest policy', async () => {
    const { page, problems, violations, picture } = await openStatistics({ dark, height: 1400 });
    await picture(`statistics-${scheme}`);
    expect(await violations()).toEqual([]);
    await page.locator('.bar i').first().hover();
    await page.locator('.bars-pointed').getByText('Incoming, answered').waitFor();
    await picture(`statistics-hovered-${scheme}`);
    expect(problems).toEqual([]);
  });

  test('the tables have nothing axe objects to', async () => {
    const { page, violations, picture } = await openStatistics({ dark, height: 1500 });
    await page.getByRole('button', { name: 'Show as a table: Calls by day' }).click();
    await page.getByRole('button', { name: 'Show as a table: When calls come' }).click();
    expect(await page.getByRole('table').count()).toBe(3);
    await picture(`statistics-tables-${scheme}`);
    expect(await violations()).toEqual([]);
  });

  test('a narrow window cuts nothing off at its side', async () => {
    const { page, violations, picture } = await openStatistics({ dark, width: 380, height: 1900 });
    await picture(`statistics-narrow-${scheme}`);
    expect(await violations()).toEqual([]);
    expect(await widthOf(page)).toBe(380);
    expect(await cutTexts(page, words)).toEqual([]);
    await page.getByRole('button', { name: 'Show as a table: When calls come' }).click();
    expect(await widthOf(page)).toBe(380);
  });

  test('a period without calls says so, and leads to a longer one', async () => {
    const { page, violations, picture } = await open({ dark, hash: '#/statistics?period=today' });
    await page.getByRole('heading', { name: 'No calls in this period' }).waitFor();
    await picture(`statistics-empty-${scheme}`);
    expect(await violations()).toEqual([]);
    await page.locator('.message-action').click();
    await expect.poll(() => page.url(), patience).toContain('period=year');
  });
});

test.each([
  ['en', 'Calls by week'],
  ['de', 'Anrufe je Woche'],
  ['ru', 'Звонки по неделям'],
] as const)('in %s every word is there', async (language, title) => {
  const program: NonNullable<WindowOptions['program']> = ({ settings }) => {
    settings.settings.appearance.language = language;
  };
  const { page, problems, picture } = await openStatistics(
    { height: 1400, program },
    '#/statistics?period=year',
  );
  await page.getByRole('heading', { name: title }).waitFor();
  await picture(`statistics-${language}`);
  expect(await page.locator('body').innerText()).not.toMatch(/\bstatistics\.[a-z]/);
  expect(problems).toEqual([]);
});

test('at 200 % nothing that is to be read is cut', async () => {
  const { page, picture } = await openStatistics({ width: 600, height: 380, scale: 2 });
  await picture('statistics-zoomed');
  expect(await cutTexts(page, words)).toEqual([]);
  expect(await widthOf(page)).toBe(600);
});

test('colours forced by the system leave the pictures as they are', async () => {
  const { page, violations, picture } = await openStatistics({ height: 1400 });
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await picture('statistics-forced-colors');
  expect(await violations()).toEqual([]);
});
