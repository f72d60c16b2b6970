/** The status as people see it: one sentence first, then why, then what helps; readable in every colour, size and language. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { DoctorReport } from '../../../src/core/doctor/doctor-check.ts';
import { answerInstead } from './answer-instead.ts';
import { windowOpener, type WindowOptions } from './open-window.ts';
import { cutTexts, goTo, widthOf } from './page-facts.ts';
import { dayOfHearing, deafProgram, doctorReport, failedReport } from './status-samples.ts';

const open = windowOpener();

/** The status after a whole check. */
async function openStatus(options: WindowOptions, report: DoctorReport = doctorReport) {
  const opened = await open(options);
  await answerInstead(opened.page, { 'status.band': () => dayOfHearing(), 'doctor.run': () => report });
  await goTo(opened.page, '#/status');
  await opened.page.getByRole('heading', { level: 1, name: /Status|Состояние/ }).waitFor();
  return opened;
}

const checkAll = (page: Page) => page.locator('.view-page-head').getByRole('button').click();

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const dark = scheme === 'dark';

  test('a status in which all is well has nothing axe objects to, and keeps the strictest policy', async () => {
    const { page, problems, violations, picture } = await openStatus({ dark, height: 1300 });
    await page.getByRole('img', { name: 'The last 24 hours' }).waitFor();
    await picture(`status-${scheme}`);
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await page.getByRole('table').waitFor();
    await checkAll(page);
    await page.getByText('Checked: calls would arrive.').waitFor();
    await picture(`status-checked-${scheme}`);
    expect(await violations()).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('a status in which nothing works is as readable', async () => {
    const { page, violations, picture } = await openStatus(
      { dark, height: 1300, program: deafProgram },
      failedReport,
    );
    await checkAll(page);
    await page.getByText('calls would not arrive').waitFor();
    await picture(`status-deaf-${scheme}`);
    expect(await violations()).toEqual([]);
  });

  test('a narrow window cuts nothing off at its side', async () => {
    const { page, violations, picture } = await openStatus(
      { dark, width: 380, height: 2600, program: deafProgram },
      failedReport,
    );
    await checkAll(page);
    await page.getByText('calls would not arrive').waitFor();
    await picture(`status-narrow-${scheme}`);
    expect(await violations()).toEqual([]);
    expect(await widthOf(page)).toBe(380);
    expect(await cutTexts(page, '.view-page *:not(.hidden-words)')).toEqual([]);
  });

  test('the diagnostics have nothing axe objects to', async () => {
    const { page, problems, violations, picture } = await openStatus({ dark });
    await answerInstead(page, {
      'diagnostics.preview': () => ({
        text: `Offhook diagnostics\n${'{ "version": "0.1.0" }\n'.repeat(60)}`,
      }),
    });
    await page.getByRole('button', { name: 'Read and save…' }).click();
    await page.getByRole('region', { name: 'Text of the diagnostics' }).waitFor();
    await picture(`status-diagnostics-${scheme}`);
    expect(await violations()).toEqual([]);
    expect(problems).toEqual([]);
  });
});

test.each([
  ['en', 'Calls arrive.'],
  ['de', 'Anrufe kommen an.'],
  ['ru', 'Звонки поступают.'],
] as const)('in %s every word is there', async (language, sentence) => {
  const { page, problems, picture } = await openStatus({
    height: 1500,
    program: ({ settings }) => {
      settings.settings.appearance.language = language;
    },
  });
  await page.getByText(sentence).waitFor();
  await checkAll(page);
  await page.locator('.checks-outcome').waitFor();
  await picture(`status-${language}`);
  expect(await page.locator('body').innerText()).not.toMatch(/\b(status|doctor|portal|hearing)\.[a-z-]+\b/);
  expect(problems).toEqual([]);
});

test('at 200 % nothing that is to be read is cut', async () => {
  const { page, picture } = await openStatus({ width: 600, height: 380, scale: 2 }, failedReport);
  await checkAll(page);
  await page.getByText('calls would not arrive').waitFor();
  await picture('status-zoomed');
  expect(await cutTexts(page, '.view-page *:not(.hidden-words)')).toEqual([]);
  expect(await widthOf(page)).toBe(600);
});

test('colours forced by the system leave every state to be told by its shape', async () => {
  const { page, violations, picture } = await openStatus(
    { height: 1300, program: deafProgram },
    failedReport,
  );
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await checkAll(page);
  await page.getByText('calls would not arrive').waitFor();
  await picture('status-forced-colors');
  expect(await violations()).toEqual([]);
});
