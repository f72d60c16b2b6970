/** The picture in the README is what the program shows: assets/window.png is a copy of what this writes. */
import { expect, test } from 'vitest';
import { journeys } from './journey.ts';
import { twoDaysOfCalls } from './two-days-of-calls.ts';

const begin = journeys();

test('a demo with two days of calls, one of them chosen, one just coming in', async () => {
  const journey = await begin({ demo: true, calls: twoDaysOfCalls(Date.now() - 4 * 60_000) });
  const { page, problems, picture } = await journey.open({ timezone: afternoon(new Date()) });
  const live = page.locator('.call-row[data-outcome="connected"]');
  await live.filter({ hasNotText: 'Unknown caller' }).first().waitFor();
  await page
    .getByRole('row', { name: /Carter Logistics/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  await picture('window');
  expect(problems).toEqual([]);
});

/** Where it is half past four now: a working day lies behind. In `Etc/GMT` zones minus means east. */
function afternoon(now: Date): string {
  const hours = ((16 - now.getUTCHours() + 36) % 24) - 12;
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}
