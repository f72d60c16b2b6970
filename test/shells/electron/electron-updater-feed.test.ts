/** electron-updater itself, at a feed over HTTP: what it finds, refuses and leaves alone. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppImageUpdater } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createUpdates } from '../../../src/core/status/updates.ts';
import type { Updater } from '../../../src/core/ports/updater.ts';
import { createElectronUpdater } from '../../../src/shells/electron/electron-updater.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { openUpdateFeed, type UpdateFeed } from '../../update-feed.ts';
import { installedLibrary } from './installed-library.ts';

const nothing = (): void => {};
let folder: string;
let feed: UpdateFeed;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-updater-'));
  feed = await openUpdateFeed();
  writeFileSync(join(folder, 'Offhook.AppImage'), 'the installed program');
  vi.stubEnv('APPIMAGE', join(folder, 'Offhook.AppImage'));
  vi.stubEnv('TEST_UPDATER_ARCH', 'x64');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await feed.close();
  rmSync(folder, { recursive: true, force: true });
});

const installed = (): AppImageUpdater => installedLibrary(AppImageUpdater, { folder, feed: feed.url });

function updaterOf(library = installed(), feedUrl: () => string | null = () => null): Updater {
  const never = (): never => expect.unreachable();
  return createElectronUpdater({ load: async () => library, feedUrl, quitThen: never, exit: never });
}

const downloaded = (): string => join(folder, 'cache/pending/Offhook.AppImage');

describe('at its feed, electron-updater', () => {
  test('finds a newer version, downloads it, and leaves the installed one alone', async () => {
    feed.offer('1.1.0', 'the newer program');
    const told: string[] = [];
    expect(await updaterOf().check((version) => told.push(version))).toEqual({
      kind: 'ready',
      version: '1.1.0',
    });
    expect(told).toEqual(['1.1.0']);
    expect(readFileSync(downloaded(), 'utf8')).toBe('the newer program');
    expect(readFileSync(join(folder, 'Offhook.AppImage'), 'utf8')).toBe('the installed program');
  });

  test.each(['1.0.0', '0.9.9'])('downloads nothing when %s is the newest', async (version) => {
    feed.offer(version, 'the same program');
    expect(await updaterOf().check(expect.unreachable)).toEqual({ kind: 'up-to-date' });
    expect(feed.requests).toHaveLength(1);
  });

  test('refuses a program whose checksum is not that of the feed, and keeps nothing of it', async () => {
    const sha512 = Buffer.alloc(64, 7).toString('base64');
    feed.offer('1.1.0', 'a forged program', { sha512 });
    expect(await updaterOf().check(nothing)).toMatchObject({
      kind: 'failed',
      detail: expect.stringContaining('sha512 checksum mismatch'),
    });
    expect(existsSync(downloaded())).toBe(false);
  });

  test('takes it once the feed is right', async () => {
    const updater = updaterOf();
    feed.offer('1.1.0', 'a damaged program', { sha512: Buffer.alloc(64, 7).toString('base64') });
    expect(await updater.check(nothing)).toMatchObject({ kind: 'failed' });
    feed.offer('1.1.0', 'the newer program');
    expect(await updater.check(nothing)).toEqual({ kind: 'ready', version: '1.1.0' });
  });

  test('offers a release in stages to none of its first 0 %, and to all of 100 %', async () => {
    feed.offer('1.1.0', 'the newer program', { stagingPercentage: 0 });
    const updater = updaterOf();
    expect(await updater.check(expect.unreachable)).toEqual({ kind: 'up-to-date' });
    feed.offer('1.1.0', 'the newer program', { stagingPercentage: 100 });
    expect(await updater.check(nothing)).toMatchObject({ kind: 'ready' });
  });

  test.each([
    ['no such file', (response: Answer) => response.writeHead(404).end()],
    ['an error of the server', (response: Answer) => response.writeHead(503).end('later')],
    ['a connection that breaks', (response: Answer) => response.destroy()],
    ['nothing at all', (response: Answer) => response.end()],
    ['a page of a hotel', (response: Answer) => response.end('<html><body>Please sign in</body></html>')],
    ['no YAML', (response: Answer) => response.end('version: [1\n\t- :')],
    ['a list', (response: Answer) => response.end('- 1\n- 2\n')],
    ['a version that is none', (response: Answer) => response.end('version: newest\n')],
    ['a version without a program', (response: Answer) => response.end('version: 1.1.0\n')],
    [
      'a program without a checksum',
      (response: Answer) => response.end('version: 1.1.0\npath: Offhook.AppImage\n'),
    ],
  ])('says so when the feed answers with %s', async (_what, how) => {
    feed.answer(how);
    const answer = await updaterOf().check(nothing);
    expect(answer).toMatchObject({ kind: 'failed', detail: expect.stringMatching(/\w/) });
    expect(existsSync(downloaded())).toBe(false);
  });

  test("asks at the company's feed instead, and at the maker's again, as the settings say", async () => {
    const company = await openUpdateFeed();
    company.offer('1.0.0', '');
    feed.offer('1.0.0', '');
    let wanted: string | null = company.url;
    const updater = updaterOf(installed(), () => wanted);
    await updater.check(nothing);
    expect([company.requests.length, feed.requests.length]).toEqual([1, 0]);
    wanted = null;
    expect(await updater.check(nothing)).toEqual({ kind: 'up-to-date' });
    expect([company.requests.length, feed.requests.length]).toEqual([1, 1]);
    await company.close();
  });

  test('is not even loaded, nor its feed asked, while updates are off', async () => {
    const [timers, load] = [manualTimers(), vi.fn<() => Promise<AppImageUpdater>>()];
    const updates = createUpdates({
      updater: createElectronUpdater({ load, feedUrl: () => null, quitThen: nothing, exit: nothing }),
      enabled: () => false,
      isOnCall: () => false,
      changed: nothing,
      tell: nothing,
      timers,
      random: () => 0,
      log: recordingLog(),
    });
    timers.advance(24 * 60 * 60_000);
    await updates.check();
    expect([load.mock.calls, feed.requests]).toEqual([[], []]);
    updates.close();
  });
});

type Answer = Parameters<Parameters<UpdateFeed['answer']>[0]>[0];
