/** What is shipped: packed by electron-builder with its real configuration, without the Electron runtime. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { System } from './package-distribution.ts';
import { buildPackage, type Package } from './package.ts';

const systems: readonly [System, { readonly helpers: readonly string[]; readonly notices: string }][] = [
  ['linux', { helpers: [], notices: 'LICENSES.third-party.txt' }],
  ['windows', { helpers: ['snoreToast'], notices: 'LICENSES.third-party.txt' }],
  ['mac', { helpers: ['mac.noindex'], notices: 'Offhook.app/Contents/LICENSES.third-party.txt' }],
];

/** node-notifier, which starts programs that lie beside it, and what it loads. Our own bundles hold everything else. */
const packages = [
  'growly',
  'is-docker',
  'is-wsl',
  'isexe',
  'node-notifier',
  'semver',
  'shellwords',
  'uuid',
  'which',
];

const ownFile = new RegExp(
  `^/(${[
    'package\\.json|LICENSE',
    'assets/icon\\.png|assets/tray/(linux|mac|windows)/[\\w@-]+\\.(png|ico)',
    'dist/shells/electron/[\\w-]+\\.js|dist/preload/preload\\.cjs',
    'dist/ui/index\\.html|dist/ui/assets/[\\w-]+(?:\\.(?:en|de|ru)-[\\w-]+)?\\.(js|css|woff2|svg|png)',
  ].join('|')})$`,
);

describe.each(systems)('the package for %s', (system, { helpers, notices }) => {
  let built: Package;
  let files: readonly string[];

  beforeAll(async () => {
    built = await buildPackage(system);
    files = filesOf(built.asar);
  }, 240_000);
  afterAll(() => built?.remove());

  test('holds the built program, its window and its icons, and nothing else of ours', () => {
    const own = files.filter((file) => !file.startsWith('/node_modules/'));
    expect(own.filter((file) => !ownFile.test(file))).toEqual([]);
    expect(own).toEqual(
      expect.arrayContaining([
        '/dist/shells/electron/main.js',
        '/dist/preload/preload.cjs',
        '/dist/ui/index.html',
        '/assets/icon.png',
        '/assets/tray/linux/hearing.png',
        '/assets/tray/mac/hearingTemplate.png',
        '/assets/tray/windows/hearing.ico',
      ]),
    );
  });

  test('starts the Electron shell', () => {
    const manifest: unknown = JSON.parse(extractFile(built.asar, 'package.json').toString('utf8'));
    expect(manifest).toMatchObject({ name: 'offhook', main: 'dist/shells/electron/main.js' });
  });

  test('holds just those packages that cannot be bundled', () => {
    const names = files.flatMap((file) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
    expect([...new Set(names)].toSorted()).toEqual(packages);
  });

  test('holds nothing that packages carry for developers', () => {
    const forDevelopers = /\.(map|md|[cm]?ts)$|\/(tests?|__tests__|examples?|docs?|coverage)\//;
    expect(files.filter((file) => forDevelopers.test(file))).toEqual([]);
  });

  test('keeps outside of the archive what is started as a program of its own, of this system only', () => {
    const vendor = join(built.resources, 'app.asar.unpacked/node_modules/node-notifier/vendor');
    const found = existsSync(vendor) ? readdirSync(vendor, { withFileTypes: true }) : [];
    expect(found.filter((entry) => entry.isDirectory()).map(({ name }) => name)).toEqual(helpers);
  });

  test('stays within its budget of 4 MB', () => {
    expect(statSync(built.asar).size).toBeLessThan(4_100_000);
  });

  test('has the licences of what is in it', () => {
    const text = readFileSync(join(built.folder, notices), 'utf8');
    for (const name of [...packages, 'react', '@mantine/core', 'express', 'electron-updater', 'localtunnel'])
      expect(text).toMatch(new RegExp(`^${name} [\\d.]+ \\([\\w. -]+\\)\n\n.`, 'm'));
  });

  test('knows where its updates come from', () => {
    const feed = readFileSync(join(built.resources, 'app-update.yml'), 'utf8');
    expect(feed).toContain('provider: github');
    // What electron-updater compares an installer's signature with; without it, none is asked for.
    if (system === 'windows') expect(feed).toMatch(/^publisherName:\n {2}- \S/m);
  });

  test('has its fuses blown as they should be, read back from the packaged binary', async () => {
    expect(await getCurrentFuseWire(built.binary)).toMatchObject({
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
    });
  });

  if (system !== 'mac') return;
  test('is known to macOS as what opens offhook:// links', () => {
    const plist = readFileSync(join(built.binary, 'Contents/Info.plist'), 'utf8');
    expect(plist).toMatch(/CFBundleURLSchemes<\/key>\s*<array>\s*<string>offhook</);
    expect(plist).toMatch(/CFBundleIdentifier<\/key>\s*<string>com\.offhook\.app</);
    expect(plist).toContain('ElectronAsarIntegrity');
  });
});

/** Without folders. */
function filesOf(asar: string): readonly string[] {
  const all = listPackage(asar, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  return all.filter((file) => !all.some((other) => other.startsWith(`${file}/`)));
}
