/** The tray app over hours and accidents: deafness, sleep, crashes, an unkind desktop. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { postThrough } from '../adapters/tunnel/post-through.ts';
import { fixture } from '../deliveries.ts';
import { startLocaltunnelServer } from '../localtunnel-server.ts';
import {
  ask,
  launchShell,
  readyFolder,
  ringing,
  startElectronShell,
  tearDown,
  type ElectronShell,
} from './electron-shell.ts';

afterEach(tearDown);
const patience = { timeout: 60_000 };
const names = fileURLToPath(new URL('resolve-tunnel-names.cjs', import.meta.url));
const win32 = { platform: 'win32' as const };

const tray = async ({ app }: ElectronShell) => (await app.control.trays())[0];
const noticeTitles = async ({ app }: ElectronShell): Promise<readonly string[]> =>
  (await app.control.notifications()).map(({ title }) => title);

test('the tray tells when Bitrix24 cannot reach this machine, and when it can again', async () => {
  const server = await startLocaltunnelServer();
  try {
    const shell = await startElectronShell({
      args: ['--hidden'],
      settings: { tunnel: { kind: 'localtunnel', host: server.host } },
      nodeArgs: ['--require', names],
    });
    const icon = async (): Promise<unknown> => (await tray(shell))?.image.path;
    const handler = async (): Promise<string> => {
      await shell.app.control.clickTrayMenu({ labels: ['Copy handler URL'] });
      return shell.app.control.clipboardText();
    };
    const pattern = /^http:\/\/[^/]+\.tunnels\.test:\d+\/b24\/[0-9a-f]{32}$/;
    const deliver = async (): Promise<unknown> =>
      postThrough(await handler(), fixture('call-start', Date.now(), { 'data[CALL_ID]': randomUUID() }));

    // With a webhook only a call proves that calls arrive.
    await expect.poll(handler, patience).toMatch(pattern);
    await expect.poll(icon, patience).toMatch(/starting\.png$/);
    await expect.poll(deliver, patience).toBe(200);
    await expect.poll(icon, patience).toMatch(/hearing\.png$/);
    const first = await handler();

    await server.kill('SIGKILL');
    await expect.poll(icon, patience).toMatch(/deaf\.png$/);
    expect((await tray(shell))?.toolTip).toContain('No calls can arrive');

    await server.restart();
    await shell.app.control.power('resume');
    await shell.app.control.power('unlock-screen');
    // Another address: Bitrix24 has to be given it, and again only a call proves that it was.
    await expect
      .poll(async () => (await tray(shell))?.toolTip, patience)
      .toContain('Bitrix24 needs the new address');
    expect(await handler()).not.toBe(first);
    await expect.poll(deliver, patience).toBe(200);
    await expect.poll(icon, patience).toMatch(/hearing\.png$/);
  } finally {
    await server.stop();
  }
});

describe('accidents', () => {
  test('a page that crashes again and again is let go, and the operator is told once', async () => {
    const shell = await startElectronShell({ args: ['--hidden'], scenario: win32 });
    const { app } = shell;
    await app.control.clickTray('click');
    for (let crash = 1; crash <= 4; crash++) {
      await expect.poll(() => app.recordsOf('webContents.did-finish-load').length, patience).toBe(crash);
      await app.control.crashRenderer();
      await expect.poll(() => app.recordsOf('webContents.render-process-gone').length, patience).toBe(crash);
    }
    await expect.poll(async () => (await app.control.windows()).length, patience).toBe(0);
    expect(await app.control.optimizes()).toBe(false);
    await expect.poll(() => noticeTitles(shell), patience).toEqual(['Something went wrong in Offhook']);
    await app.control.clickTray('click');
    await expect.poll(() => app.recordsOf('webContents.did-finish-load').length, patience).toBe(5);
    expect(await shell.deliver('call-start')).toBe(200);
  });

  test('a notice is updated in its place when the number comes after it', async () => {
    const shell = await startElectronShell({ args: ['--hidden'] });
    await shell.deliver('call-start', { 'data[CALL_ID]': 'call-1' });
    await expect.poll(() => noticeTitles(shell), patience).toEqual(['Unknown number']);
    await shell.deliver('call-init-incoming', {
      'data[CALL_ID]': 'call-1',
      'data[CALLER_ID]': '+79161234567',
    });
    await expect.poll(() => noticeTitles(shell), patience).toEqual(['+79161234567']);
  });

  test('SIGTERM ends it as the menu does', async () => {
    const shell = await startElectronShell({ scenario: win32 });
    await shell.page();
    expect(await shell.close()).toBe(0);
    expect(existsSync(join(shell.folder, 'window-state.json'))).toBe(true);
  });

  test('Quit in the tray’s menu ends it, with everything closed', async () => {
    const { app } = await startElectronShell({ args: ['--hidden'] });
    await app.control.clickTrayMenu({ labels: ['Quit Offhook'] });
    expect(await app.exit).toBe(0);
  });
});

describe('an unkind desktop', () => {
  test('without notices gets them by other means, and the outcome is kept', async () => {
    const shell = await startElectronShell({
      args: ['--hidden'],
      scenario: { notifications: { supported: false } },
      env: { PATH: '/nonexistent' },
    });
    await shell.deliver('call-start', { 'data[CALL_ID]': 'call-1' });
    await expect
      .poll(async () => (await tray(shell))?.toolTip, patience)
      .toContain('Notices cannot be shown');
    await shell.app.control.clickTrayMenu({ labels: ['Open history'] });
    const page = await shell.page();
    const { calls } = await ask(page, 'history.page', { filter: {}, after: null, limit: 1 });
    expect(calls).toMatchObject([{ notice: 'failed' }]);
  });

  test('without a key store the operator is told, the first time only', async () => {
    const scenario = { safeStorage: { backend: 'basic_text' as const } };
    const shell = await startElectronShell({ args: ['--hidden'], scenario });
    await expect.poll(() => noticeTitles(shell), patience).toEqual(['Secrets are kept without a key store']);
    await shell.close();
    const again = launchShell({ args: ['--hidden', '--data-dir', shell.folder], scenario });
    await again.recorded('menu.setApplicationMenu');
    expect(again.recordsOf('notification.show')).toEqual([]);
  });

  test('a key store that asks for it gets the secrets sealed anew', async () => {
    const shell = await startElectronShell({ args: ['--hidden'] });
    await shell.close();
    const before = readFileSync(join(shell.folder, 'secrets.bin'));
    const again = launchShell({
      args: ['--hidden', '--data-dir', shell.folder],
      scenario: { safeStorage: { shouldReEncrypt: true } },
    });
    await again.recorded('menu.setApplicationMenu');
    expect(readFileSync(join(shell.folder, 'secrets.bin')).equals(before)).toBe(false);
  });
});

describe('files', () => {
  test('an export goes where the operator says, or nowhere', async () => {
    const shell = await startElectronShell({ calls: [ringing('call-1')], scenario: win32 });
    const page = await shell.page();
    const order = { filter: {}, format: 'csv', separator: ',' } as const;
    expect(await ask(page, 'export.start', order)).toEqual({ cancelled: true });
    const filePath = join(shell.folder, 'calls.csv');
    await shell.app.control.answerDialog({ kind: 'save', filePath });
    expect(await ask(page, 'export.start', order)).toMatchObject({ exportId: expect.any(String) });
    await expect.poll(() => existsSync(filePath), patience).toBe(true);
    await expect.poll(() => readFileSync(filePath, 'utf8'), patience).toContain('+79161234567');
  });

  test('programs on calls are allowed in a box of the system, never by the page alone', async () => {
    const shell = await startElectronShell({ scenario: win32 });
    const page = await shell.page();
    const set = () =>
      ask(page, 'settings.set', {
        key: 'hooks',
        value: [{ on: 'answered', run: ['/bin/echo', '{number}'] }],
      });
    expect(await set()).not.toEqual({ kind: 'kept' });
    expect(JSON.stringify(shell.app.recordsOf('dialog.showMessageBox'))).toContain('/bin/echo');
    await shell.app.control.answerDialog({ kind: 'message', response: 1 });
    expect(await set()).toEqual({ kind: 'kept' });
  });

  test('position and size of the window are kept', async () => {
    const shell = await startElectronShell({ scenario: win32 });
    await shell.page();
    const bounds = { x: 200, y: 150, width: 900, height: 640 };
    await shell.app.control.moveWindow(bounds);
    await shell.close();
    const again = launchShell({ args: ['--data-dir', shell.folder], scenario: win32 });
    await again.recorded('browserWindow.create');
    expect(await again.control.windows()).toMatchObject([{ bounds }]);
  });
});

test('a demo has a folder of its own that goes with it, and calls keep coming', async () => {
  await readyFolder();
  const app = launchShell({ args: ['--demo', '--hidden'] });
  await app.recorded('notification.show');
  const [line = '{}'] = app.stdout;
  const { dataDir } = JSON.parse(line) as { dataDir: string };
  expect(dataDir).toMatch(/offhook-demo-/);
  expect(await app.close()).toBe(0);
  expect(existsSync(dataDir)).toBe(false);
});

test('the doctor of the command line tells what it found, and ends', async () => {
  const app = launchShell({ args: ['--doctor', '--data-dir', await readyFolder()] });
  expect(await app.exit).toBe(1);
  expect(app.stdout.length).toBeGreaterThan(3);
  expect(app.recordsOf('tray.create')).toEqual([]);
});
