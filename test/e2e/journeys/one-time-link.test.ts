/** The link to the window works once, in one browser; what was opened with it stays open. */
import { expect, test } from 'vitest';
import { journeys, patience } from './journey.ts';
import { twoDaysOfCalls } from './two-days-of-calls.ts';

const begin = journeys();
const calls = twoDaysOfCalls(Date.now() - 600_000);
const allCalls = '25 calls';

/** The last link the program printed. */
function nextLink(lines: readonly string[]): string | null {
  const links = lines.flatMap((line) => /"event":"window","url":"([^"]+)"/.exec(line)?.[1] ?? []);
  return links.at(-1) ?? null;
}

test('a second browser with the same link is refused, and told how to get in', async () => {
  const journey = await begin({ calls });
  const first = await journey.open();
  await first.page.getByText(allCalls).waitFor();
  const second = await journey.open({ scheme: 'dark' });
  await second.page.getByText('This link no longer works').waitFor();
  await second.picture('link-used-up');
  expect(await second.violations()).toEqual([]);
  for (const body of await second.bodies()) expect(body).not.toContain('Emily Carter');
  expect(new URL(second.page.url()).hash).toBe('');

  await expect.poll(() => nextLink(journey.shell().stdout()), patience).not.toBeNull();
  const link = nextLink(journey.shell().stdout());
  const third = await journey.open({}, link ?? '');
  await third.page.getByText(allCalls).waitFor();
  await first.page.reload();
  await first.page.getByText(allCalls).waitFor();
  expect(first.problems).toEqual([]);
});

test('the key is in no address the browser keeps, and no script can read the session', async () => {
  const { page } = await (await begin({ calls })).open();
  await page.getByText(allCalls).waitFor();
  expect(page.url()).not.toContain('key=');
  expect(await page.evaluate('document.cookie')).toBe('');
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
});

test('while the program is gone the window says so, and keeps what it has', async () => {
  const journey = await begin({ calls });
  const { page, picture, violations } = await journey.open();
  await page.getByText(allCalls).waitFor();
  await journey.restart();
  await page.getByRole('alert').getByText('Offhook does not answer.').waitFor();
  await page
    .getByRole('row', { name: /Emily Carter/ })
    .first()
    .waitFor();
  await picture('offline');
  expect(await violations()).toEqual([]);
  await page.goto(journey.shell().ready.window);
  await page.getByText(allCalls).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});
