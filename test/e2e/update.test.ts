/** The packaged program and a feed of updates: told, never forced, never while a call is on. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openUpdateFeed, type UpdateFeed } from '../update-feed.ts';
import { ask, ringing, tearDown, type ElectronShell, type ShellOptions } from './electron-shell.ts';
import { startPackaged, unpackedMain } from './package-shell.ts';
import { buildPackage, type Package } from './package.ts';

const patience = { timeout: 30_000 };
let built: Package;
let program: string;
let main: string;
let place: string;
let feed: UpdateFeed;

beforeAll(async () => {
  built = await buildPackage('linux');
  program = mkdtempSync(join(tmpdir(), 'offhook-unpacked-'));
  main = unpackedMain(built, program);
}, 240_000);
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'offhook-update-'));
  feed = await openUpdateFeed();
});
afterEach(async () => {
  await tearDown();
  await feed.close();
  rmSync(place, { recursive: true, force: true });
});
afterAll(() => {
  built?.remove();
  if (program) rmSync(program, { recursive: true, force: true });
});

const appImage = (): string => join(place, 'Offhook.AppImage');
/** A newer program that leaves a mark when it is started. */
const newer = (): string => `#!/bin/sh\necho started > '${join(place, 'started')}'\n`;

/** As an AppImage is started: its own file in the environment, its resources where Electron says. */
function startAppImage(options: ShellOptions = {}): Promise<ElectronShell> {
  writeFileSync(appImage(), 'the installed program');
  chmodSync(appImage(), 0o755);
  mkdirSync(join(place, 'resources'));
  const feedFile = `provider: generic\nurl: ${feed.url}\nupdaterCacheDirName: offhook-updater\n`;
  writeFileSync(join(place, 'resources/app-update.yml'), feedFile);
  return startPackaged(main, {
    ...options,
    cwd: join(place, 'resources'),
    env: { APPIMAGE: appImage(), XDG_CACHE_HOME: join(place, 'cache'), ...options.env },
  });
}

const check = (page: Page): Promise<unknown> => ask(page, 'updates.check', null);

test('an update is told, waits for the operator and for the end of a call, and is then installed and started', async () => {
  feed.offer('9.0.0', newer());
  const shell = await startAppImage({ calls: [ringing('call-1')] });
  const page = await shell.page();
  expect(await check(page)).toEqual({ kind: 'ready', version: '9.0.0' });
  await shell.app.recorded('notification.show', (notice) => JSON.stringify(notice).includes('9.0.0'));
  expect(readFileSync(appImage(), 'utf8')).toBe('the installed program');

  await shell.deliver('call-start', { 'data[CALL_ID]': 'call-1' });
  await ask(page, 'updates.install', null);
  expect(await check(page)).toEqual({ kind: 'ready', version: '9.0.0' });
  expect(readFileSync(appImage(), 'utf8')).toBe('the installed program');

  await shell.deliver('call-end-success', { 'data[CALL_ID]': 'call-1' });
  const installing = ask(page, 'updates.install', null).catch(() => 'the window has gone');
  expect(await shell.app.exit).toBe(0);
  await installing;
  expect(readFileSync(appImage(), 'utf8')).toBe(newer());
  await expect.poll(() => existsSync(join(place, 'started')), patience).toBe(true);
});

test('what was downloaded is not installed when the operator just quits', async () => {
  feed.offer('9.0.0', newer());
  const shell = await startAppImage();
  expect(await check(await shell.page())).toMatchObject({ kind: 'ready' });
  expect(await shell.close()).toBe(0);
  expect(readFileSync(appImage(), 'utf8')).toBe('the installed program');
  expect(existsSync(join(place, 'started'))).toBe(false);
});

test('a feed that cannot be asked, and a forged program, are said and change nothing', async () => {
  feed.answer((response) => response.writeHead(404).end());
  const shell = await startAppImage();
  const page = await shell.page();
  expect(await check(page)).toMatchObject({
    kind: 'failed',
    detail: expect.stringContaining('latest-linux'),
  });
  feed.answer((response) =>
    response.end(`version: 9.0.0\npath: Offhook.AppImage\nsha512: ${Buffer.alloc(64).toString('base64')}\n`),
  );
  expect(await check(page)).toMatchObject({ kind: 'failed', detail: expect.stringContaining('checksum') });
  expect(readFileSync(appImage(), 'utf8')).toBe('the installed program');
  expect(shell.app.stdout).toEqual([]);
});

test('a policy that forbids updates keeps the program from asking anybody', async () => {
  feed.offer('9.0.0', newer());
  const policy = join(place, 'policy.json');
  writeFileSync(policy, JSON.stringify({ updates: { enabled: false } }), { mode: 0o644 });
  const shell = await startAppImage({ env: { OFFHOOK_POLICY: policy } });
  const page = await shell.page();
  expect(await check(page)).toEqual({ kind: 'off' });
  await shell.close();
  expect(feed.requests).toEqual([]);
});

test('a copy that nobody can update from within does not offer to', async () => {
  const shell = await startPackaged(main, { cwd: place });
  const page = await shell.page();
  expect(await ask(page, 'app.describe', null)).toMatchObject({ can: { update: false } });
  expect(await check(page)).toEqual({ kind: 'off' });
});
