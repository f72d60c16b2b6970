/** The stand-in keeps what Electron's documentation promises; the clauses are in electron-stand-in/README.md. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { fixtureRig, patience, said } from './electron-stand-in/fixture/fixture-rig.ts';

const { launch, launchWithPage, folder } = fixtureRig();

describe('the life of the program', () => {
  test('is ready after the main script, never within it, and quits in the documented order', async () => {
    const app = launch({ args: ['--hidden'] });
    await app.recorded('tray.setContextMenu');
    expect(await app.control.browserStarted()).toBe(false);
    await app.control.quit();
    expect(await app.exit).toBe(0);
    expect(app.stdout).toEqual([
      'main script ends, ready: false',
      'will-finish-launching',
      'ready',
      'before-quit',
      'will-quit',
      'quit',
    ]);
  });

  test('closes every window between before-quit and will-quit, without window-all-closed', async () => {
    const { app } = await launchWithPage();
    await app.control.quit();
    expect(await app.exit).toBe(0);
    expect(app.stdout.slice(-4)).toEqual(['before-quit', 'close', 'will-quit', 'quit']);
  });

  test('a window that prevents its close cancels the quitting', async () => {
    const { app } = await launchWithPage({ args: ['--stay'] });
    await app.control.quit();
    await said(app, 'close');
    expect(await app.control.windows()).toHaveLength(1);
    expect(app.stdout).not.toContain('will-quit');
    app.process.kill('SIGKILL');
  });

  test('closing the last window is told, and the program lives on when it listens', async () => {
    const { app } = await launchWithPage();
    await app.control.closeWindow();
    await said(app, 'window-all-closed');
    expect(app.stdout).not.toContain('before-quit');
    expect(await app.control.trays()).toHaveLength(1);
  });

  test('SIGTERM quits as the operator would', async () => {
    const app = launch({ args: ['--hidden'] });
    await app.recorded('app.ready');
    expect(await app.close()).toBe(0);
    expect(app.stdout).toContain('before-quit');
  });

  test('a second start hands over its data and ends; another user data folder is another program', async () => {
    const first = launch({ args: ['--hidden'] });
    await first.recorded('app.ready');
    const second = launch({ args: ['offhook://call/7'] });
    expect(await second.exit).toBe(0);
    expect(second.stdout[0]).toBe('not the first');
    await said(first, 'second {"words":["offhook://call/7"]}');

    const elsewhere = mkdtempSync(join(folder(), 'other-'));
    const other = launch({ args: ['--hidden'], env: { XDG_CONFIG_HOME: elsewhere } });
    await other.recorded('app.ready');
    expect(other.stdout).not.toContain('not the first');
  });

  test('the lock of a killed program is free', async () => {
    const first = launch({ args: ['--hidden'] });
    await first.recorded('app.ready');
    first.process.kill('SIGKILL');
    expect(await first.exit).toBeNull();
    await launch({ args: ['--hidden'] }).recorded('app.ready');
  });
});

describe('the desktop', () => {
  test('shows the tray icon with its menu, and clicks it', async () => {
    const app = launch({ args: ['--hidden'] });
    await app.recorded('tray.setContextMenu');
    const [tray] = await app.control.trays();
    expect(tray).toMatchObject({
      toolTip: 'Fixture: hearing',
      image: { size: { width: 16, height: 16 }, scaleFactors: [1, 2], empty: false },
    });
    expect(tray?.menu?.map(({ label }) => label)).toEqual([
      'Open',
      'Do not disturb',
      'Grey',
      'Notify',
      'Call',
      'Quit',
    ]);

    await app.control.clickTray('click');
    await said(app, 'tray clicked');
    await app.control.clickTrayMenu({ labels: ['Do not disturb', '1 hour'] });
    await said(app, 'quiet true');
    await expect(app.control.clickTrayMenu({ id: 'grey' })).rejects.toThrow('cannot be clicked');
    await app.control.clickTrayMenu({ labels: ['Quit'] });
    expect(await app.exit).toBe(0);
  });

  test('can have no tray', async () => {
    const app = launch({ args: ['--hidden'], scenario: { tray: false } });
    await vi.waitFor(() => expect(app.stderr.join('\n')).toContain('Failed to create tray'), patience);
  });

  test('shows a notification, updates it in place, and uses it', async () => {
    const app = launch({ args: ['--hidden'] });
    await app.recorded('tray.setContextMenu');
    await app.control.clickTrayMenu({ labels: ['Notify'] });
    await said(app, 'notice shown');
    await app.control.clickTrayMenu({ labels: ['Notify'] });
    const shown = await app.control.notifications();
    expect(shown).toMatchObject([{ id: 'call-1', title: 'Anna Schmidt', body: '+49 30 1234567' }]);

    await app.control.useNotification('call-1', { kind: 'click' });
    const opened = await app.recorded('shell.openExternal');
    expect(opened['url']).toBe('https://company.bitrix24.com/crm/contact/1/');
    expect(await app.control.notifications()).toEqual([]);

    await app.control.clickTrayMenu({ labels: ['Notify'] });
    await app.control.useNotification('call-1', { kind: 'action', index: 0 });
    await said(app, 'action 0');
  });

  test('can fail to show a notification', async () => {
    const app = launch({ args: ['--hidden'] });
    await app.recorded('tray.setContextMenu');
    await app.control.scenario({ notifications: { failure: 'not signed' } });
    await app.control.clickTrayMenu({ labels: ['Notify'] });
    await said(app, 'failed not signed');
    expect(await app.control.notifications()).toEqual([]);
  });
});
