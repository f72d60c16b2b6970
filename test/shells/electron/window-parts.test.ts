import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TrayState } from '../../../src/core/tray/tray-state.ts';
import { menuTemplate } from '../../../src/shells/electron/tray/menu-template.ts';
import { trayIcon } from '../../../src/shells/electron/tray/tray-icon.ts';
import { isOwnPage, pageFile } from '../../../src/shells/electron/window/page-file.ts';
import { placementOf, readBounds } from '../../../src/shells/electron/window/placement.ts';
import { windowOptions } from '../../../src/shells/electron/window/window-options.ts';
import { createReloadLimit } from '../../../src/shells/electron/window/reload-limit.ts';

const screen = { x: 0, y: 30, width: 1920, height: 1050 };

describe('the window opens', () => {
  test.each([
    [
      'in the middle of the screen the first time',
      null,
      screen,
      { x: 420, y: 195, width: 1080, height: 720 },
    ],
    [
      'where it was',
      { x: 5, y: 40, width: 800, height: 600 },
      screen,
      { x: 5, y: 40, width: 800, height: 600 },
    ],
    [
      'on the screen with the pointer when it was on another',
      { x: 2_500, y: 100, width: 800, height: 600 },
      screen,
      { x: 560, y: 255, width: 800, height: 600 },
    ],
    [
      'whole, when it hung over the edge',
      { x: 1_500, y: 700, width: 800, height: 600 },
      screen,
      { x: 1_120, y: 480, width: 800, height: 600 },
    ],
    [
      'no larger than a smaller screen',
      { x: 0, y: 30, width: 1_900, height: 1_000 },
      { x: 0, y: 0, width: 1_280, height: 720 },
      { x: 0, y: 0, width: 1_280, height: 720 },
    ],
    [
      'no smaller than can be used',
      { x: 10, y: 40, width: 1, height: 1 },
      screen,
      { x: 10, y: 40, width: 480, height: 400 },
    ],
  ])('%s', (_where, kept, area, bounds) => {
    expect(placementOf(kept, area)).toEqual(bounds);
  });

  test.each([
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { x: 1, y: 2, width: 3 },
    { x: 1, y: 2, width: 3, height: 1.5 },
  ])('as if for the first time when %j was kept', (value) => expect(readBounds(value)).toBeNull());

  test('and what was kept is read', () => {
    const bounds = { x: -5, y: 2, width: 3, height: 4 };
    expect(readBounds({ ...bounds, more: true })).toEqual(bounds);
  });
});

describe('the page may have', () => {
  test.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/index-Bx_1.js', 'assets/index-Bx_1.js', 'text/javascript; charset=utf-8'],
    ['/assets/index.min.css', 'assets/index.min.css', 'text/css; charset=utf-8'],
    ['/assets/icon.svg', 'assets/icon.svg', 'image/svg+xml'],
    ['/assets/text.woff2', 'assets/text.woff2', 'font/woff2'],
  ])('%s', (path, name, type) => expect(pageFile(path)).toEqual({ name, type }));

  test.each([
    '',
    '//',
    '/..',
    '/../package.json',
    '/../secrets.js',
    '/assets/../../x.js',
    '/%2e%2e/x.js',
    '/..%2fx.js',
    '/assets\\..\\x.js',
    '/assets//x.js',
    '/a..js/x.js',
    '/.hidden.js',
    '/assets/.x.js',
    '/C:/x.js',
    '/x.js\0',
    '/x.exe',
    '/x.json',
    '/x',
  ])('not %j', (path) => expect(pageFile(path)).toBeNull());

  test.each([
    ['app://offhook/', true],
    ['app://offhook/index.html#/settings', true],
    ['app://offhook.evil/', false],
    ['app://evil/', false],
    ['https://offhook/', false],
    ['file:///offhook/', false],
    ['about:blank', false],
    ['', false],
  ])('%s is its own page: %s', (address, own) => expect(isOwnPage(address)).toBe(own));
});

test('a page that crashes is loaded again three times a minute, and again when that is over', () => {
  let nowMs = 0;
  const mayReload = createReloadLimit(() => nowMs);
  expect([mayReload(), mayReload(), mayReload(), mayReload()]).toEqual([true, true, true, false]);
  nowMs = 60_000;
  expect(mayReload()).toBe(true);
});

const states: readonly TrayState[] = [
  'hearing',
  'starting',
  'degraded',
  'deaf',
  'do-not-disturb',
  'signed-out',
];
test.each(
  states.flatMap((state) =>
    (['darwin', 'win32', 'linux'] as const).map((platform) => [state, platform] as const),
  ),
)('there is an icon for %s on %s', (state, platform) =>
  expect(existsSync(trayIcon(state, platform))).toBe(true),
);

test('developer tools are there only while it is unpacked', () => {
  const look = { bounds: screen, dark: false };
  expect(windowOptions({ ...look, packaged: true }).webPreferences?.devTools).toBe(false);
  expect(windowOptions({ ...look, packaged: false }).webPreferences?.devTools).toBe(true);
});

test('the menu is built in Electron’s words, with names literal', () => {
  const asked: unknown[] = [];
  const [first, second, third, fourth, fifth] = menuTemplate(
    [
      { kind: 'command', label: 'Smith & Sons', command: { kind: 'open-call', id: 7 } },
      { kind: 'line' },
      { kind: 'words', label: 'No calls yet' },
      { kind: 'choice', label: 'Off', chosen: true, command: { kind: 'quiet', forMs: 0 } },
      { kind: 'choices', label: 'Quiet', items: [{ kind: 'words', label: 'x' }] },
    ],
    (command) => asked.push(command),
  );
  expect([first, second, third, fourth, fifth]).toMatchObject([
    { label: 'Smith && Sons' },
    { type: 'separator' },
    { label: 'No calls yet', enabled: false },
    { type: 'checkbox', checked: true },
    { label: 'Quiet', submenu: [{ label: 'x', enabled: false }] },
  ]);
  for (const item of [first, fourth]) (item?.click as (() => void) | undefined)?.();
  expect(asked).toEqual([
    { kind: 'open-call', id: 7 },
    { kind: 'quiet', forMs: 0 },
  ]);
});
