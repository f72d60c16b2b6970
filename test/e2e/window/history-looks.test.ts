/** The history as people see it: readable in every colour, size and language, whatever callers are named. */
import { describe, expect, test } from 'vitest';
import { callOf } from '../../core/call/calls.ts';
import { windowOpener } from './open-window.ts';
import { cutTexts, heightsOf, widthOf } from './page-facts.ts';
import { hostileCalls, sampleCalls } from './sample-calls.ts';

const open = windowOpener();
const nowMs = Date.now();
const calls = sampleCalls(300, nowMs);

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const dark = scheme === 'dark';

  test('the history with a chosen call has nothing axe objects to, and keeps the strictest policy', async () => {
    const { page, problems, violations, picture } = await open({ calls, dark });
    await page
      .getByRole('row', { name: /Jürgen Müller/ })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Note' }).waitFor();
    await picture(`history-${scheme}`);
    expect(await violations()).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('what was found is marked, and readable', async () => {
    const { page, violations, picture } = await open({ calls, dark });
    await page.getByRole('searchbox').fill('müller');
    await page.locator('mark').first().waitFor();
    await picture(`history-search-${scheme}`);
    expect(await violations()).toEqual([]);
  });

  test.each([
    [
      'menu',
      (page) =>
        page
          .getByRole('row', { name: /Müller/ })
          .first()
          .click({ button: 'right' }),
      'menu',
    ],
    ['export', (page) => page.getByRole('button', { name: 'Export…' }).click(), 'dialog'],
    [
      'erasure',
      async (page) => {
        await page.getByRole('button', { name: 'More actions' }).click();
        await page.getByRole('menuitem', { name: 'Delete all calls…' }).click();
      },
      'dialog',
    ],
    ['period', (page) => page.getByLabel('Period').selectOption('choose'), 'dialog'],
  ] satisfies [
    string,
    (page: Awaited<ReturnType<typeof open>>['page']) => Promise<unknown>,
    'menu' | 'dialog',
  ][])('the %s has nothing axe objects to', async (name, act, role) => {
    const { page, problems, violations, picture } = await open({ calls, dark });
    await act(page);
    await page.getByRole(role).waitFor();
    await picture(`history-${name}-${scheme}`);
    expect(await violations()).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('a narrow window shows one thing at a time, and cuts nothing off at its side', async () => {
    const { page, violations, picture } = await open({ calls, dark, width: 380, height: 640 });
    await page
      .getByRole('row', { name: /Jürgen Müller/ })
      .first()
      .waitFor();
    await picture(`history-narrow-${scheme}`);
    expect(await violations()).toEqual([]);
    expect(await widthOf(page)).toBe(380);
    await page
      .getByRole('row', { name: /Jürgen Müller/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Back to the calls' }).waitFor();
    await picture(`history-narrow-details-${scheme}`);
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Back to the calls' }).click();
    await expect.poll(() => page.getByRole('complementary').count()).toBe(0);
  });

  test('an empty history says what comes next', async () => {
    const { page, violations, picture } = await open({
      dark,
      program: (program) => {
        program.status = { ...program.status, portal: { ...program.status.portal, state: 'signed-out' } };
      },
    });
    await page.getByRole('button', { name: 'Connect Bitrix24' }).waitFor();
    await picture(`history-empty-${scheme}`);
    expect(await violations()).toEqual([]);
  });
});

test.each([
  ['en', 'History', 'Search name, number, note'],
  ['de', 'Verlauf', 'Name, Nummer, Notiz suchen'],
  ['ru', 'История', 'Поиск: имя, номер, заметка'],
] as const)('in %s every word is there', async (language, title, search) => {
  const { page, host, problems, picture } = await open({ calls });
  host.program.settings.settings.appearance.language = language;
  host.events.emit('settings.changed', { ...host.program.settings });
  await page.getByRole('link', { name: title }).waitFor();
  await page.getByPlaceholder(search).waitFor();
  await page
    .getByRole('row', { name: /Jürgen Müller/ })
    .first()
    .click();
  await page.locator('.details').waitFor();
  await picture(`history-${language}`);
  expect(await page.getAttribute('html', 'lang')).toBe(language);
  expect(await page.locator('body').innerText()).not.toMatch(
    /\b(call|column|filter|history|outcome|way)\.[a-z]/,
  );
  expect(problems).toEqual([]);
});

test('at 200 % nothing that is to be read is cut', async () => {
  const { page, picture } = await open({ calls, width: 600, height: 380, scale: 2 });
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('Period').waitFor();
  await picture('history-zoomed');
  const words = 'nav *, footer *, search *, .call-outcome, .call-time, .call-length';
  expect(await cutTexts(page, words)).toEqual([]);
  expect(await widthOf(page)).toBe(600);
});

test('in colours forced by the system the chosen call and the focus can still be told', async () => {
  const { page, violations, picture } = await open({ calls });
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const row = page.locator('.call-rows .call-row');
  await row.nth(2).click();
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  await picture('history-forced-colors');
  expect(await violations()).toEqual([]);
  const look = (index: number) =>
    page.evaluate(`(() => {
      const row = document.querySelectorAll('.call-rows .call-row')[${index}];
      const { outlineStyle, outlineColor, borderInlineStart, backgroundColor } = getComputedStyle(row);
      return { outlineStyle, outlineColor, borderInlineStart, backgroundColor };
    })()`);
  expect(await look(2)).not.toEqual(await look(3));
  await page.getByRole('button', { name: 'Export…' }).focus();
  await page.keyboard.press('Tab');
  const ring = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  expect(ring).not.toBe('none');
});

test('hostile names and numbers are nothing but text', async () => {
  const hostile = hostileCalls.map((changes, index) =>
    callOf({ callId: `hostile-${index}`, rangAtMs: nowMs - index, outcome: 'missed', ...changes }),
  );
  const { page, problems, picture } = await open({ calls: hostile });
  await page.locator('.call-rows .call-row').nth(4).waitFor();
  await picture('history-hostile');
  expect(await heightsOf(page, '.call-rows .call-row')).toHaveLength(1);
  for (let index = 0; index < 5; index++) {
    await page.locator('.call-rows .call-row').nth(index).click();
    await page.locator('.details').waitFor();
  }
  expect(await page.locator('#root img, #root script, #root b').count()).toBe(0);
  expect(await page.title()).toBe('History · Offhook');
  expect(await widthOf(page)).toBe(1200);
  expect(problems).toEqual([]);
});
