/** What only an installed tray app does: it starts at login, and is who `offhook://` links are opened with. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchShell, tearDown } from './electron-shell.ts';
import type { StandIn } from './electron-stand-in/launch-stand-in.ts';

const patience = { timeout: 60_000 };
const quiet = { tunnel: { kind: 'none' }, updates: { enabled: false }, appearance: { language: 'en' } };
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'offhook-installed-'));
});
afterEach(async () => {
  await tearDown();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts it as the system does: by its own file, with the operator's own folders. */
function start(platform: 'win32' | 'linux', words: readonly string[], openAtLogin = true): StandIn {
  const folder = platform === 'win32' ? join(home, 'offhook', 'Data') : join(home, 'offhook');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...quiet, startup: { openAtLogin } }));
  return launchShell({
    args: words,
    scenario: { platform, packaged: true },
    env: { LOCALAPPDATA: home, APPDATA: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: join(home, 'config') },
  });
}

async function place(app: StandIn): Promise<unknown> {
  await app.recorded('webContents.did-finish-load');
  return (await app.page()).evaluate('location.hash');
}

describe('on Windows', () => {
  test('it starts at login, hidden, and is asked for offhook:// links', async () => {
    const app = start('win32', ['--hidden']);
    expect(await app.recorded('app.setLoginItemSettings')).toEqual({ openAtLogin: true, args: ['--hidden'] });
    expect(await app.recorded('app.setAsDefaultProtocolClient')).toMatchObject({ protocol: 'offhook' });
    await app.recorded('tray.create');
    expect(await app.control.windows()).toEqual([]);
    expect(app.stdout).toEqual([]);
  });

  test('it does not when the operator does not want it', async () => {
    const app = start('win32', ['--hidden'], false);
    await app.recorded('app.setAsDefaultProtocolClient');
    expect(app.recordsOf('app.setLoginItemSettings')).toEqual([]);
  });

  test('a link that starts it is followed', async () => {
    const app = start('win32', ['offhook://settings']);
    await expect.poll(() => place(app), patience).toContain('settings');
  });

  test('a link that starts it again is followed by the first, which was hidden', async () => {
    const first = start('win32', ['--hidden']);
    await first.recorded('app.setAsDefaultProtocolClient');
    const second = start('win32', ['offhook://settings']);
    expect(await second.exit).toBe(0);
    expect(second.recordsOf('tray.create')).toEqual([]);
    await expect.poll(() => place(first), patience).toContain('settings');
  });

  test('words nobody knows, handed over by a second start, do nothing to the first', async () => {
    const first = start('win32', ['--hidden']);
    await first.recorded('app.setAsDefaultProtocolClient');
    expect(await start('win32', ['--frobnicate']).exit).toBe(2);
    expect(await start('win32', ['javascript:alert(1)']).exit).toBe(2);
    expect(await first.control.windows()).toEqual([]);
  });
});

describe('on Linux', () => {
  const autostart = (): string => join(home, 'config', 'autostart', 'offhook.desktop');

  test('a file of the desktop starts it at login, until the operator does not want it', async () => {
    const app = start('linux', ['--hidden']);
    await expect.poll(() => existsSync(autostart()), patience).toBe(true);
    expect(readFileSync(autostart(), 'utf8')).toMatch(/^Exec=".+" --hidden$/m);
    expect(await app.close()).toBe(0);
    start('linux', ['--hidden'], false);
    await expect.poll(() => existsSync(autostart()), patience).toBe(false);
  });
});

describe('on macOS', () => {
  test('links, and clicks on the dock, bring up the window of the program that was hidden', async () => {
    mkdirSync(join(home, 'data'));
    writeFileSync(join(home, 'data', 'settings.json'), JSON.stringify(quiet));
    const app = launchShell({
      args: ['--hidden', '--data-dir', join(home, 'data')],
      scenario: { platform: 'darwin' },
    });
    await app.recorded('menu.setApplicationMenu');
    await expect.poll(() => app.stdout.length, patience).toBe(1);
    expect(await app.control.windows()).toEqual([]);
    await app.control.openUrl('javascript:alert(1)');
    await app.control.openUrl('offhook://settings');
    await expect.poll(() => place(app), patience).toContain('settings');
    await app.control.closeWindow();
    await expect.poll(async () => (await app.control.windows())[0]?.visible, patience).toBe(false);
    await app.control.activate();
    await expect.poll(async () => (await app.control.windows())[0]?.visible, patience).toBe(true);
  });
});
