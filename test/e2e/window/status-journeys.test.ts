/** What an operator does with the status, in a real browser, over the real server. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { DoctorReport } from '../../../src/core/doctor/doctor-check.ts';
import { answerInstead } from './answer-instead.ts';
import { windowOpener } from './open-window.ts';
import { goTo } from './page-facts.ts';
import { wholeStatus } from './plain-answers.ts';
import { dayOfHearing, deafProgram, doctorReport, failedReport } from './status-samples.ts';

const open = windowOpener();
/** Slow machines are no failure. */
const patience = { timeout: 30_000 };
const sentence = (page: Page) => page.locator('.arrival').textContent();
const check = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: false }) });

test('what matters first follows the program by itself', async () => {
  const { page, host } = await open({ hash: '#/status' });
  await expect.poll(() => sentence(page), patience).toBe('Calls arrive.');
  deafProgram(host.program);
  host.events.emit('status.changed', wholeStatus(host.program.status));
  await expect
    .poll(() => sentence(page), patience)
    .toContain('Calls do not arrive: Bitrix24 cannot reach this computer.');
  const { portal } = host.program.status;
  host.events.emit(
    'status.changed',
    wholeStatus({ ...host.program.status, portal: { ...portal, state: 'signed-out' } }),
  );
  await expect
    .poll(() => sentence(page), patience)
    .toBe('Calls do not arrive: nobody is signed in to Bitrix24.');
});

test('whoever runs the tunnel and can read along is named', async () => {
  const { page, host } = await open({ hash: '#/status' });
  await page.getByText('Whoever ends TLS at this address').waitFor();
  host.events.emit('status.changed', wholeStatus({ ...host.program.status, tunnelKind: 'localtunnel' }));
  await page.getByText('The last leg of localtunnel is plain TCP').waitFor();
  host.events.emit('status.changed', wholeStatus({ ...host.program.status, tunnelKind: 'cloudflared' }));
  await page.getByText('Cloudflare can read names, numbers and tokens').waitFor();
});

test('the address for Bitrix24 is copied as it is', async () => {
  const { page, host } = await open({ hash: '#/status' });
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(host.program.status.handlerUrl);
});

test('the failure of the portal says what can be done, and when the next attempt is', async () => {
  const { page } = await open({ hash: '#/status', program: deafProgram });
  await page.getByText('The portal could not be reached. Check the network').waitFor();
  await page.getByText('Next attempt').waitFor();
  await page.getByRole('link', { name: 'Open the settings' }).click();
  await expect.poll(() => page.url(), patience).toContain('#/settings');
});

describe('the whole check', () => {
  test('shows each check as it ends, then the outcome', async () => {
    const { page, host } = await open();
    const asked = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<DoctorReport>();
    await answerInstead(page, {
      'doctor.run': () => {
        asked.resolve();
        return ended.promise;
      },
    });
    await goTo(page, '#/status');
    await page.getByRole('button', { name: 'Check everything' }).click();
    await asked.promise;
    await page.getByText('Checked 0 of 13').waitFor();
    for (const done of failedReport.checks.slice(0, 9)) host.events.emit('doctor.progress', done);
    await page.getByText('Checked 9 of 13').waitFor();
    expect(await check(page, 'Tunnel').textContent()).toContain('Failed');
    expect(await check(page, 'Tunnel').textContent()).toContain('Check the Internet connection');
    expect(await check(page, 'Subscriptions').textContent()).toContain('Being checked');
    expect(await check(page, 'Notices').textContent()).toContain('Waiting');
    ended.resolve(failedReport);
    await page.getByText('Checked: calls would not arrive.').waitFor();
    expect(await check(page, 'Subscriptions').textContent()).toContain('Not checked');
    expect(await check(page, 'Settings').textContent()).toContain('tunnel.host is not an address');
  });

  test('that is broken off can be begun again', async () => {
    const { page } = await open();
    let runs = 0;
    await answerInstead(page, { 'doctor.run': () => (++runs === 1 ? 'nobody answers' : doctorReport) });
    await goTo(page, '#/status');
    await page.getByRole('button', { name: 'Check everything' }).click();
    await page.getByText('The check was broken off').waitFor();
    await page.getByRole('button', { name: 'Check everything' }).click();
    await page.getByText('Checked: calls would arrive.').waitFor();
  });
});

describe('do not disturb', () => {
  test('begins and ends with a click', async () => {
    const { page, host } = await open();
    const wanted: (number | null)[] = [];
    await answerInstead(page, {
      'quiet.until': ({ untilMs }) => {
        wanted.push(untilMs);
        const quiet = untilMs === null ? null : { untilMs };
        host.events.emit('status.changed', wholeStatus({ ...host.program.status, quiet }));
        return null;
      },
    });
    await goTo(page, '#/status');
    const beforeMs = Date.now();
    await page.getByRole('button', { name: '1 hour' }).click();
    await page.getByText('On until').waitFor();
    expect(wanted[0]).toBeGreaterThanOrEqual(beforeMs + 3_600_000);
    await page.getByRole('button', { name: 'Until tomorrow' }).click();
    await expect.poll(() => wanted.length, patience).toBe(2);
    expect(new Date(wanted[1] ?? 0).toTimeString()).toMatch(/^00:00:00/);
    await page.getByRole('button', { name: 'End it now' }).click();
    await page.getByText('Off: calls are announced.').waitFor();
    expect(wanted[2]).toBe(null);
  });

  test('by the schedule is changed where the schedule is', async () => {
    const { page, host } = await open({ hash: '#/status' });
    host.events.emit('status.changed', wholeStatus({ ...host.program.status, quiet: { untilMs: null } }));
    await page.getByText('On by the schedule').waitFor();
    expect(await page.getByRole('button', { name: 'End it now' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Open the settings' }).waitFor();
  });

  test('that could not be changed says so', async () => {
    const { page } = await open();
    await answerInstead(page, { 'quiet.until': () => 'nobody answers' });
    await goTo(page, '#/status');
    await page.getByRole('button', { name: '30 minutes' }).click();
    await page.getByText('That could not be changed').waitFor();
  });
});

describe('the last 24 hours', () => {
  test('are a picture and a table, the newest change first', async () => {
    const { page } = await open();
    await answerInstead(page, { 'status.band': () => dayOfHearing() });
    await goTo(page, '#/status');
    await page.getByText('Calls could arrive 91.7% of the time Offhook ran.').waitFor();
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const rows = page.getByRole('table', { name: 'The last 24 hours' }).locator('tbody tr');
    expect(await rows.first().textContent()).toMatch(/now.*Heard$/);
    expect(await rows.last().textContent()).toContain('Offhook was not running');
    await page.getByRole('button', { name: 'Show as a picture' }).click();
    await page.getByRole('img', { name: 'The last 24 hours' }).waitFor();
  });

  test('that could not be read are asked for again', async () => {
    const { page } = await open();
    let asked = 0;
    await answerInstead(page, { 'status.band': () => (++asked === 1 ? 'nobody answers' : dayOfHearing()) });
    await goTo(page, '#/status');
    await page.getByText('The last 24 hours could not be read').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Calls could arrive').waitFor();
  });
});

describe('the diagnostics', () => {
  test('are read before they are saved, and nothing in them is markup', async () => {
    const { page, problems } = await open();
    await answerInstead(page, {
      'diagnostics.preview': () => ({ text: 'Offhook diagnostics <img src=x onerror=alert(1)>' }),
      'diagnostics.save': () => ({ saved: { kind: 'file', path: '/home/max/offhook.txt' } }),
    });
    await goTo(page, '#/status');
    await page.getByRole('button', { name: 'Read and save…' }).click();
    await page.getByText('<img src=x').waitFor();
    await page.getByRole('button', { name: 'Save…', exact: true }).click();
    await page.getByText('Saved as /home/max/offhook.txt').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count(), patience).toBe(0);
    expect(problems).toEqual([]);
  });

  test('are fetched as a file by a window in a browser', async () => {
    const { page } = await open();
    await answerInstead(page, {
      'diagnostics.preview': () => ({ text: 'Offhook diagnostics' }),
      'diagnostics.save': () => ({ saved: { kind: 'download', href: '/downloads/1/offhook.txt' } }),
    });
    await goTo(page, '#/status');
    await page.getByRole('button', { name: 'Read and save…' }).click();
    await page.getByRole('button', { name: 'Save…', exact: true }).click();
    const link = page.getByRole('link', { name: 'Save the file' });
    expect(await link.getAttribute('href')).toBe('/downloads/1/offhook.txt');
  });
});
