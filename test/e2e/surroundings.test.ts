/** No value of any environment ends the start: calls are taken, whatever the machine says of itself. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { applicationToken, fixture, memberId, operatorId } from '../deliveries.ts';
import { ask, startElectronShell, tearDown } from './electron-shell.ts';
import { dataFolder, startShell, type HeadlessShell } from './headless-shell.ts';
import { windowClient } from './window-client.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  await tearDown();
  for (const step of undo.splice(0).toReversed()) await step();
});

type Environment = Readonly<Record<string, string | undefined>>;

async function startWith(environment: Environment, words: readonly string[]): Promise<HeadlessShell> {
  const all = { ...process.env, ...environment };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const shell = await startShell(words, given);
  undo.push(() => shell.stop());
  return shell;
}

const portal = { mode: 'webhook', memberId, operatorId, domain: 'company.bitrix24.com' };
const settings = { portal, tunnel: { kind: 'none' } };

function newFolder(): string {
  const folder = dataFolder({ settings, secrets: { applicationToken } });
  undo.push(folder.remove);
  return folder.path;
}

const garbage = 'x'.repeat(20_000);
const unset = undefined;

/** What each variable may hold; the starts take the first of all, the second of all, ... */
const values: Readonly<Record<string, readonly (string | undefined)[]>> = {
  LC_ALL: ['C', 'de_DE@euro', 'sr_RS@latin', 'en-US@rg=dezzzz', 'POSIX', '*', '!!!', '', 'дe', unset, unset],
  LANG: ['', garbage.slice(0, 60), '*', 'C', 'en_US.UTF-8', 'дe', 'de_DE@euro', 'ru_RU.KOI8-R', unset, '!!!'],
  LANGUAGE: [garbage, ':', unset],
  TZ: ['Foo/Bar', '', ':', '<x', '\n', 'UTC+99', '../../etc/passwd', garbage],
  DBUS_SESSION_BUS_ADDRESS: ['garbage', '', 'unix:path=', 'unix:path=%zz', 'tcp:host=,port=99999', garbage],
  HTTPS_PROXY: ['garbage', ':', '://', 'http://', 'http://[::1', 'http://a:b@c:99999', 'ftp://x', garbage],
  HTTP_PROXY: ['http://[::1', 'garbage', ':', garbage],
  NO_PROXY: [garbage, '*,,', unset],
  HOME: [unset, '', '/nonexistent/home', '/etc/passwd', 'relative'],
  TMPDIR: ['/nonexistent', '/etc/passwd', '', 'relative', unset],
  XDG_DATA_HOME: ['relative', '/proc', ''],
  XDG_RUNTIME_DIR: ['relative', '/nonexistent', unset],
  USERPROFILE: [unset, garbage],
  APPDATA: [unset, 'relative'],
  LOCALAPPDATA: [unset, 'relative'],
  PATH: ['', unset, process.env['PATH']],
  SHELL: [unset, garbage],
  NO_COLOR: ['1', 'garbage'],
  FORCE_COLOR: ['garbage', unset],
  COLUMNS: ['-1', 'x'],
  DEBUG: ['*', unset],
  DISPLAY: ['garbage', unset],
  NODE_EXTRA_CA_CERTS: ['/nonexistent', unset],
  SSL_CERT_FILE: ['/nonexistent', unset],
};
const starts = Array.from({ length: 11 }, (_, at): Environment =>
  Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list[at % list.length]])),
);

test.each(starts)('calls are taken where LC_ALL is $LC_ALL and all else as odd', async (environment) => {
  const shell = await startWith(environment, ['--data-dir', newFolder()]);
  const answer = await fetch(shell.ready.listener, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: fixture('call-start-incoming', Date.now()),
  });
  expect(answer.status).toBe(200);
  const { locale } = await (await windowClient(shell)).ask('app.describe', null);
  expect(new Intl.DateTimeFormat(locale).format(0)).not.toBe('');
  expect(await shell.stop()).toBe(0);
});

/** Else it would look for a tunnel. */
function withSettings(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  return folder;
}

describe('the data folder', () => {
  test.each([
    ['relative', 'as if it were not set'],
    ['/proc', 'where no folder can be'],
    ['/etc/passwd', 'where a file is'],
  ])('is in the home folder when XDG_DATA_HOME is %s', async (place) => {
    const home = newFolder();
    const expected = withSettings(join(home, '.local/share/offhook'));
    const { ready } = await startWith({ HOME: home, XDG_DATA_HOME: place }, []);
    expect(ready.dataDir).toBe(expected);
  });

  test.each([undefined, '', '/nonexistent', '/etc/passwd', 'relative'])(
    'is where XDG_DATA_HOME says when HOME is %s',
    async (home) => {
      const place = newFolder();
      const expected = withSettings(join(place, 'offhook'));
      const { ready } = await startWith({ HOME: home, XDG_DATA_HOME: place }, []);
      expect(ready.dataDir).toBe(expected);
    },
  );

  test.each(['/nonexistent', '/etc/passwd', ''])('of a demo is made when TMPDIR is %j', async (place) => {
    const { ready } = await startWith({ TMPDIR: place }, ['--demo']);
    expect(ready.dataDir).toMatch(/^\/tmp\/offhook-demo-/);
  });
});

describe('the tray app', () => {
  test.each([
    ['en-US@rg=dezzzz', 'en-DE'],
    ['C', 'en'],
    ['', 'en'],
    ['ж'.repeat(200), 'en'],
  ])('has its tray, its listener and its window where the system’s locale is %j', async (locale, taken) => {
    const shell = await startElectronShell({ scenario: { locale } });
    expect(await shell.deliver('call-start-incoming')).toBe(200);
    expect((await shell.app.control.trays()).length).toBe(1);
    const page = await shell.page();
    expect(await ask(page, 'app.describe', null)).toMatchObject({ locale: taken });
    await expect.poll(() => page.getByRole('main').count()).toBe(1);
  });
});
