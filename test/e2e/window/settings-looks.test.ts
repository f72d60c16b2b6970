/** The settings as people see them: readable in every colour, size and language. */
import { describe, expect, test } from 'vitest';
import { cutTexts, widthOf } from './page-facts.ts';
import { settingsOpener } from './settings-opener.ts';

const open = settingsOpener();

const kept = {
  portal: {
    domain: 'company.bitrix24.com',
    mode: 'app',
    operatorId: '1269',
    clientId: 'local.5c8bb1b0891cf2.87',
  },
  notifications: {
    mutedNumbers: ['+49 30 1234567', '8 800 555 35 35'],
    doNotDisturb: { schedule: [{ days: [1, 2, 3, 4, 5], from: '18:00', to: '08:00' }] },
  },
  hooks: [
    { on: 'answered', run: ['/usr/bin/crm-popup', '--number', '{number}'] },
    { on: 'missed', post: 'https://hooks.company.com/missed' },
  ],
};

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const dark = scheme === 'dark';

  test('the page has nothing axe objects to, and keeps the strictest policy', async () => {
    const { page, problems, violations, picture } = await open({ kept, dark });
    await page.getByRole('heading', { name: 'Connection' }).waitFor();
    await picture(`settings-${scheme}`);
    await picture(`settings-whole-${scheme}`, true);
    expect(await violations()).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('a narrow window stacks everything, and cuts nothing off at its side', async () => {
    const { page, violations, picture } = await open({ kept, dark, width: 380, height: 640 });
    await page.getByRole('heading', { name: 'Connection' }).waitFor();
    await picture(`settings-narrow-${scheme}`);
    await picture(`settings-narrow-whole-${scheme}`, true);
    expect(await widthOf(page)).toBe(380);
    expect(await violations()).toEqual([]);
  });
});

test('at 200 % nothing that is to be read is cut', async () => {
  const { page } = await open({ kept, width: 600, height: 400, scale: 2 });
  await page.getByRole('heading', { name: 'Connection' }).waitFor();
  expect(await cutTexts(page, '.settings p, .settings h2, .settings label, .settings button')).toEqual([]);
  expect(await widthOf(page)).toBe(600);
});

test('every control is named, and described by its explanation', async () => {
  const { page } = await open({ kept });
  await page.getByRole('heading', { name: 'Connection' }).waitFor();
  const undescribed = await page.evaluate(`[...document.querySelectorAll('.setting [id]:is(input, select)')]
    .filter((control) => control.closest('fieldset') === null)
    .filter((control) => !(control.getAttribute('aria-describedby') ?? '').split(' ')
      .some((id) => document.getElementById(id)?.textContent))
    .map((control) => control.closest('.setting').dataset.key)`);
  expect(undescribed).toEqual([]);
});

test.each([
  ['de', 'Einstellungen'],
  ['ru', 'Настройки'],
])('in %s every word is there', async (language, title) => {
  const { page, picture } = await open({ kept: { ...kept, appearance: { language } } });
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await picture(`settings-${language}`, true);
  const words = await page.locator('body').innerText();
  expect(words).not.toMatch(/\b(settings|sign-in|portal\.failure)\.[a-z]/);
  expect(await widthOf(page)).toBe(1200);
});
