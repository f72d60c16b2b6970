/** An operator's day with the tray app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { ask, launchShell, readyFolder, ringing, startElectronShell, tearDown } from './electron-shell.ts';

afterEach(tearDown);
const patience = { timeout: 30_000 };
const card = 'https://company.bitrix24.com/crm/contact/details/17/';

describe('started hidden', () => {
  test('it is in the tray, and nothing of the window is loaded', async () => {
    const { app } = await startElectronShell({ args: ['--hidden'], scenario: { platform: 'win32' } });
    const [tray] = await app.control.trays();
    expect(tray?.menu?.map(({ label }) => label)).toEqual([
      'No calls yet',
      '',
      'Open history',
      'Do not disturb',
      expect.any(String),
      '',
      'Settings',
      'Copy handler URL',
      '',
      'Quit Offhook',
    ]);
    expect(tray?.toolTip).toContain('Offhook');
    expect(await app.control.windows()).toEqual([]);
    expect(await app.control.browserStarted()).toBe(false);
    expect(await app.control.optimizes()).toBe(false);
    expect(app.recordsOf('app.setLoginItemSettings')).toEqual([]);
  });

  test('and a click on the icon opens the window', async () => {
    const shell = await startElectronShell({ args: ['--hidden'], scenario: { platform: 'win32' } });
    await shell.app.control.clickTray('click');
    const page = await shell.page();
    expect(await ask(page, 'app.describe', null)).toMatchObject({
      shell: 'electron',
    });
    expect(await shell.app.control.optimizes()).toBe(true);
  });

  test.each([
    ['without a place for tray icons', { platform: 'linux' as const }],
    ['when the icon cannot be made', { platform: 'win32' as const, tray: false }],
  ])('%s a window is kept in reach, and closing it does not hide it', async (_why, scenario) => {
    const { app } = await startElectronShell({ scenario });
    await app.recorded('browserWindow.show');
    await app.control.closeWindow();
    await app.recorded('browserWindow.minimize');
    expect(await app.control.windows()).toMatchObject([{ minimized: true }]);
  });
});

describe('a call', () => {
  test('is a notification and a row of the open window, and a click on it opens its card', async () => {
    const shell = await startElectronShell({ calls: [ringing('call-1')] });
    const page = await shell.page();
    await page.evaluate('var heard = []; offhook.on("history.changed", (event) => heard.push(event))');
    expect(await shell.deliver('call-start', { 'data[CALL_ID]': 'call-1' })).toBe(200);

    await shell.app.recorded('notification.show');
    const [notice] = await shell.app.control.notifications();
    expect(notice).toMatchObject({ title: 'Anna', body: expect.stringContaining('Incoming call') });
    expect(notice?.actions.map(({ text }) => text)).toEqual(['Open card', 'Copy number', 'Quiet for 1 hour']);
    await expect.poll(() => page.evaluate('JSON.stringify(heard)'), patience).toContain('"callId":"call-1"');
    await expect.poll(() => page.getByText('Anna').count(), patience).toBeGreaterThan(0);

    await shell.app.control.useNotification(notice?.id ?? '', { kind: 'click' });
    expect(await shell.app.recorded('shell.openExternal')).toMatchObject({ url: card });
    await expect.poll(() => fateOf(page), patience).toBe('shown');
  });

  test('that comes while another is shown stands beside it, and each opens its own', async () => {
    const second = ringing('call-2', { name: 'Boris', crm: [{ kind: 'lead', id: '4', name: 'Boris' }] });
    const { app, deliver } = await startElectronShell({
      args: ['--hidden'],
      calls: [ringing('call-1'), second],
    });
    await deliver('call-start', { 'data[CALL_ID]': 'call-1' });
    await deliver('call-start', { 'data[CALL_ID]': 'call-2' });
    await expect.poll(async () => (await app.control.notifications()).length, patience).toBe(2);
    const [first, other] = await app.control.notifications();
    expect([first?.title, other?.title]).toEqual(['Anna', 'Boris']);
    await app.control.useNotification(first?.id ?? '', { kind: 'action', index: 0 });
    await app.control.useNotification(other?.id ?? '', { kind: 'action', index: 0 });
    await expect
      .poll(() => app.recordsOf('shell.openExternal').map(({ url }) => url), patience)
      .toEqual([card, 'https://company.bitrix24.com/crm/lead/details/4/']);
  });

  test('without a card is opened in the window', async () => {
    const shell = await startElectronShell({ args: ['--hidden'], calls: [ringing('call-1', { crm: [] })] });
    await shell.deliver('call-start', { 'data[CALL_ID]': 'call-1' });
    await shell.app.recorded('notification.show');
    const [notice] = await shell.app.control.notifications();
    await shell.app.control.useNotification(notice?.id ?? '', { kind: 'click' });
    const page = await shell.page();
    expect(await page.title()).toBeTruthy();
    expect(shell.app.recordsOf('shell.openExternal')).toEqual([]);
  });

  test('is in the tray’s menu, from where its number can be reached too', async () => {
    const { app, deliver } = await startElectronShell({ args: ['--hidden'], calls: [ringing('call-1')] });
    await deliver('call-start', { 'data[CALL_ID]': 'call-1' });
    await app.recorded('notification.show');
    const [notice] = await app.control.notifications();
    await app.control.useNotification(notice?.id ?? '', { kind: 'action', index: 1 });
    await expect.poll(() => app.control.clipboardText(), patience).toBe('+79161234567');
    await expect
      .poll(async () => (await app.control.trays())[0]?.menu?.[0]?.label, patience)
      .toMatch(/^Anna · /);
    const label = (await app.control.trays())[0]?.menu?.[0]?.label ?? '';
    await app.control.clickTrayMenu({ labels: [label] });
    expect(await app.recorded('shell.openExternal')).toMatchObject({ url: card });
  });
});

test('do not disturb holds notices, shows in the tray, and can be ended', async () => {
  const { app, deliver } = await startElectronShell({ args: ['--hidden'] });
  const icon = async (): Promise<unknown> => (await app.control.trays())[0]?.image.path;
  await app.control.clickTrayMenu({ labels: ['Do not disturb', 'For 1 hour'] });
  await expect.poll(icon, patience).toMatch(/do-not-disturb/);
  expect(await deliver('call-start', { 'data[CALL_ID]': 'held' })).toBe(200);
  await app.control.clickTrayMenu({ labels: ['Do not disturb', 'Off'] });
  await expect.poll(icon, patience).not.toMatch(/do-not-disturb/);
  expect(await deliver('call-start', { 'data[CALL_ID]': 'told' })).toBe(200);
  await app.recorded('notification.show');
  expect(await app.control.notifications()).toHaveLength(1);
});

test('when Electron’s notices fail and there is nothing to fall back to, the tray says so', async () => {
  const { app, deliver } = await startElectronShell({
    args: ['--hidden'],
    scenario: { notifications: { failure: 'UNErrorDomain 1' } },
    env: { PATH: '/nonexistent' },
  });
  await deliver('call-start', { 'data[CALL_ID]': 'call-1' });
  await expect
    .poll(async () => (await app.control.trays())[0]?.toolTip, patience)
    .toContain('Notices cannot be shown');
});

describe('a second start', () => {
  test('shows the window of the first, follows its link, and ends', async () => {
    const { app, folder } = await startElectronShell({ args: ['--hidden'], scenario: { platform: 'win32' } });
    const second = launchShell({ args: ['--data-dir', folder, 'offhook://settings'] });
    expect(await second.exit).toBe(0);
    expect(second.stdout).toEqual([]);
    await app.recorded('browserWindow.show');
    await app.recorded('webContents.did-finish-load');
    const page = await app.page();
    await expect.poll(() => page.evaluate('location.hash'), patience).toContain('settings');
  });

  test('with another data folder is another program', async () => {
    await startElectronShell({ args: ['--hidden'] });
    const other = await startElectronShell({ args: ['--hidden'] });
    expect(await other.deliver('call-start')).toBe(200);
  });
});

describe('the window', () => {
  test('is hidden when it is closed, and comes back as it was', async () => {
    const { app } = await startElectronShell({ scenario: { platform: 'win32' } });
    await app.recorded('browserWindow.show');
    await app.control.closeWindow();
    await expect.poll(async () => (await app.control.windows())[0]?.visible, patience).toBe(false);
    await app.control.clickTrayMenu({ labels: ['Open history'] });
    await expect.poll(async () => (await app.control.windows())[0]?.visible, patience).toBe(true);
  });

  test('is loaded again when its page is killed', async () => {
    const { app, page: pageOf, deliver } = await startElectronShell();
    await pageOf();
    await app.control.crashRenderer();
    await app.recorded('webContents.render-process-gone');
    await expect.poll(() => app.recordsOf('webContents.did-finish-load').length, patience).toBe(2);
    const page = await app.page();
    expect(await ask(page, 'status.read', null)).toMatchObject({});
    expect(await deliver('call-start')).toBe(200);
  });
});

test('quitting while deliveries come loses none that was answered', async () => {
  const { app, deliver, folder } = await startElectronShell({ args: ['--hidden'] });
  const names = Array.from({ length: 40 }, (_, index) => `quit-${index}`);
  const answers = names.map((callId) => deliver('call-start', { 'data[CALL_ID]': callId }).catch(() => 0));
  await Promise.any(answers);
  await app.control.quit();
  const statuses = await Promise.all(answers);
  expect(await app.exit).toBe(0);
  const database = new DatabaseSync(join(folder, 'history.db'), { readOnly: true });
  const kept = new Set(
    database
      .prepare('SELECT call_id FROM calls')
      .all()
      .map((row) => row['call_id']),
  );
  database.close();
  expect(names.filter((name, index) => statuses[index] === 200 && !kept.has(name))).toEqual([]);
  expect(statuses).toContain(200);
});

test('the application token is sealed, and the plain file is gone', async () => {
  const { folder } = await startElectronShell({ args: ['--hidden'] });
  expect(() => readFileSync(join(folder, 'secrets.json'))).toThrow('ENOENT');
  expect(readFileSync(join(folder, 'secrets.bin'), 'latin1')).not.toContain(
    '51610fefc120afg4b628cc82d6298cce',
  );
});

test('settings that cannot be used are told in a box, with exit code 2 and the file untouched', async () => {
  const folder = await readyFolder({ settings: { listener: { port: 'many' } } });
  const before = readFileSync(join(folder, 'settings.json'), 'utf8');
  const app = launchShell({ args: ['--data-dir', folder] });
  expect(await app.exit).toBe(2);
  expect(JSON.stringify(app.recordsOf('dialog.showErrorBox'))).toContain('listener.port');
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(before);
});

async function fateOf(page: Page): Promise<unknown> {
  const { calls } = await ask(page, 'history.page', { filter: {}, after: null, limit: 1 });
  return calls[0]?.notice;
}
