/**
 * Electron's security checklist (docs/tutorial/security.md), one assertion at least for each of its twenty items, and what a page
 * that somebody has taken over could try. Numbers in the titles are the checklist's.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, startElectronShell, tearDown, type ElectronShell } from './electron-shell.ts';

const patience = { timeout: 30_000 };
let shell: ElectronShell;
let page: Page;

beforeAll(async () => {
  shell = await startElectronShell();
  page = await shell.page();
});
afterAll(tearDown);

const theWindow = async () => (await shell.app.control.windows())[0];
const openedLinks = (): readonly unknown[] => shell.app.recordsOf('shell.openExternal').map(({ url }) => url);

describe('the window', () => {
  test('has every safe setting written down (2, 3, 4, 6, 8, 9, 10, 11)', async () => {
    const preferences = (await theWindow())?.webPreferences;
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    expect(Object.keys(preferences ?? {})).not.toContain('enableBlinkFeatures');
    expect(shell.app.recordsOf('app.enableSandbox')).toHaveLength(1);
  });

  test('shows our own scheme, which is secure, and never a file (1, 18)', async () => {
    expect((await theWindow())?.url).toMatch(/^app:\/\/offhook\//);
    expect(await page.evaluate('isSecureContext')).toBe(true);
    expect(await page.evaluate('fetch("file:///etc/passwd").then(() => "read", () => "refused")')).toBe(
      'refused',
    );
    expect(shell.app.recordsOf('protocol.registerSchemesAsPrivileged')).toEqual([
      {
        value: [
          {
            scheme: 'app',
            privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
          },
        ],
      },
    ]);
  });

  test('serves nothing of the disk beside the built page', async () => {
    const statuses = await page.evaluate(`Promise.all(
      ['/..%2f..%2fpackage.json', '/%2e%2e/preload/preload.cjs', '/assets/..%5c..%5cx.js', '/nothing.js', '/index.html']
        .map((path) => fetch(path).then(({ status }) => status)))`);
    expect(statuses).toEqual([404, 404, 404, 404, 200]);
    expect(await page.evaluate('fetch("/", { method: "POST" }).then(({ status }) => status)')).toBe(404);
  });

  test('has a content security policy that lets in nothing but its own files (7)', async () => {
    const policy = await page.evaluate(
      `fetch('/').then(({ headers }) => headers.get('content-security-policy'))`,
    );
    expect(policy).toBe(
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  test('runs no script of a name that got in as markup (7)', async () => {
    await page.evaluate(`{
      const mark = document.createElement('div');
      mark.innerHTML = '<img src=x onerror="window.stolen = 1"><iframe srcdoc="<script>parent.stolen = 1</script>"></iframe>';
      document.body.append(mark);
      const script = document.createElement('script');
      script.textContent = 'window.stolen = 1';
      document.body.append(script);
      mark.remove();
      script.remove();
    }`);
    expect(await page.evaluate('typeof stolen')).toBe('undefined');
    expect(await page.evaluate('fetch("https://evil.example/").then(() => "sent", () => "refused")')).toBe(
      'refused',
    );
  });

  test('has no permission but to write to the clipboard, asked or checked (5)', async () => {
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'clipboard-read',
      'fullscreen',
    ]) {
      expect(await shell.app.control.askPermission(permission)).toMatchObject({
        requested: false,
        checked: false,
      });
    }
    expect(await shell.app.control.askPermission('clipboard-sanitized-write')).toMatchObject({
      requested: true,
    });
    expect((await theWindow())?.permissionHandlers).toEqual({ request: true, check: true, device: true });
  });

  test('takes no webview, even if somebody allowed the tag (11, 12)', async () => {
    expect((await theWindow())?.listened).toContain('will-attach-webview');
  });
});

describe('a page that was taken over', () => {
  test('cannot leave (13)', async () => {
    const before = (await theWindow())?.url;
    for (const address of ['https://evil.example/', 'file:///etc/passwd', 'app://offhook/other.html']) {
      await page.evaluate(`location.href = ${JSON.stringify(address)}`).catch(() => {});
    }
    expect((await theWindow())?.url).toBe(before);
    expect((await theWindow())?.listened).toEqual(
      expect.arrayContaining(['will-navigate', 'will-frame-navigate', 'will-redirect']),
    );
    expect(await ask(page, 'status.read', null)).toMatchObject({});
  });

  test('opens no window, and no link but to the portal (14, 15)', async () => {
    const links = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://company.bitrix24.com/',
      'https://company.bitrix24.com@evil.example/',
      'https://evil.example/',
      'smb://evil.example/share',
      'ms-msdt:/id',
      'data:text/html,x',
    ];
    for (const link of links)
      await page.evaluate(`window.open(${JSON.stringify(link)}) === null`).catch(() => {});
    await page.evaluate('window.open("https://company.bitrix24.com/crm/contact/details/17/")');
    await expect
      .poll(openedLinks, patience)
      .toEqual(['https://company.bitrix24.com/crm/contact/details/17/']);
    expect(await shell.app.control.windows()).toHaveLength(1);
    expect((await theWindow())?.hasWindowOpenHandler).toBe(true);
  });

  test('finds nothing of Electron or Node in its world (2, 3, 20)', async () => {
    expect(
      await page.evaluate('[typeof require, typeof process, typeof module, typeof Buffer, typeof global]'),
    ).toEqual(Array(5).fill('undefined'));
    expect(await page.evaluate('Object.keys(offhook).toSorted()')).toEqual(['on', 'onConnection', 'request']);
    // The bridge cannot be replaced by what it handed out.
    expect(await page.evaluate('Object.isFrozen(offhook)')).toBe(true);
  });

  test.each([
    ['no such method', '"fs.readFile", "/etc/passwd"'],
    ['a method of every object', '"constructor", null'],
    ['a prototype', '"__proto__", null'],
    ['no method', 'undefined, undefined'],
    ['a wrong shape', '"history.page", { filter: {}, after: null, limit: 100000 }'],
    ['no shape', '"history.call", "1; DROP TABLE calls"'],
    ['more than was asked', '"quiet.until", { untilMs: "soon" }'],
    ['a setting nobody has', '"settings.set", { key: "__proto__.polluted", value: true }'],
  ])('is refused with %s (17)', async (_what, words) => {
    const answer = await page.evaluate(
      `offhook.request(${words}).then(() => 'answered', (error) => error.message)`,
    );
    expect(answer).not.toBe('answered');
    expect(await page.evaluate('typeof ({}).polluted')).toBe('undefined');
  });

  test('gets no bridge, and no answer, in a frame (17)', async () => {
    const found = await page.evaluate(`{
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const found = typeof frame.contentWindow.offhook;
      frame.remove();
      found;
    }`);
    expect(found).toBe('undefined');
  });
});

describe('the package', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    devDependencies: Record<string, string>;
  };

  test('is built on a pinned Electron that is still supported (16)', () => {
    const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
    expect(manifest.devDependencies['electron']).toBe(version);
    expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(45);
  });

  test('has its fuses blown (19)', () => {
    const builder = readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8');
    for (const fuse of [
      'runAsNode: false',
      'onlyLoadAppFromAsar: true',
      'grantFileProtocolExtraPrivileges: false',
    ]) {
      expect(builder).toContain(fuse);
    }
  });
});
