/** Callers who wish the operator ill, already in the history when the program starts. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { callOf } from '../../core/call/calls.ts';
import { cutTexts, heightsOf, widthOf } from '../window/page-facts.ts';
import { hostileCalls } from '../window/sample-calls.ts';
import { journeys } from './journey.ts';

const begin = journeys();
const nowMs = Date.now();
const calls = hostileCalls.map((changes, index) =>
  callOf({
    callId: `hostile-${index}`,
    rangAtMs: nowMs - 3_600_000 * (index + 1),
    startedAtMs: null,
    outcome: 'missed',
    crm: [{ kind: 'contact', id: '7', name: changes.name ?? '' }],
    note: changes.company ?? null,
    ...changes,
  }),
);

test.each(['light', 'dark'] as const)('in %s they are nothing but text', async (scheme) => {
  const { page, problems, violations, picture } = await (await begin({ calls })).open({ scheme });
  const rows = page.locator('.call-rows .call-row:not(.call-skeleton)');
  await expect.poll(() => rows.count()).toBe(calls.length);
  expect(await heightsOf(page, '.call-rows .call-row')).toHaveLength(1);
  for (let index = 0; index < calls.length; index++) {
    await rows.nth(index).click();
    await expect.poll(() => rows.nth(index).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('textbox', { name: 'Note' }).waitFor();
    await picture(`hostile-${index}-${scheme}`);
    expect(await widthOf(page)).toBe(1280);
    expect(await violations()).toEqual([]);
  }
  expect(await page.locator('#root img, #root script, #root b').count()).toBe(0);
  expect(await page.title()).toBe('History · Offhook');
  expect(problems).toEqual([]);
});

test('in a narrow window they push nothing out of it', async () => {
  const { page, picture } = await (await begin({ calls })).open({ width: 380, height: 640 });
  const rows = page.locator('.call-rows .call-row:not(.call-skeleton)');
  for (let index = 0; index < calls.length; index++) {
    await rows.nth(index).click();
    await page.getByRole('textbox', { name: 'Note' }).waitFor();
    await picture(`hostile-${index}-narrow`);
    expect(await widthOf(page)).toBe(380);
    expect(await cutTexts(page, '.details button, .details dt')).toEqual([]);
    await page.getByRole('button', { name: 'Back to the calls' }).click();
  }
});

test('they are found, and taken out as what they are', async () => {
  const { page, problems } = await (await begin({ calls })).open();
  await page.getByRole('searchbox').fill('<img src=x');
  await expect.poll(() => page.locator('.history-count').textContent()).toBe('1 call');
  expect(await page.locator('#root img').count()).toBe(0);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByLabel('File format').selectOption('JSON, for programs');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the file' }).click();
  const exported: unknown = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(exported).toMatchObject(calls.map(({ callId, note }) => ({ callId, note })));
  expect(problems).toEqual([]);
});
