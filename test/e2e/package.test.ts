/** What is shipped: packed by electron-builder with its real configuration, without the Electron runtime. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPackage, type Package } from './package.ts';

let built: Package;
let files: readonly string[];

beforeAll(async () => {
  built = await buildPackage();
  files = listPackage(built.asar, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
}, 240_000);
afterAll(() => built?.remove());

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly dependencies?: Readonly<Record<string, string>> }>
  >;
}

const root = new URL('../../', import.meta.url);
const own = (): readonly string[] => files.filter((file) => !file.startsWith('/node_modules'));

describe('the package', () => {
  test('holds the program: its shells, its window, its preload, its icons', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/LICENSE',
        '/dist/shells/electron/main.js',
        '/dist/shells/headless/main.js',
        '/dist/preload/preload.cjs',
        '/dist/ui/index.html',
        '/assets/icon.png',
        '/assets/tray/linux/hearing.png',
      ]),
    );
  });

  test('starts the Electron shell', () => {
    const manifest: unknown = JSON.parse(extractFile(built.asar, 'package.json').toString('utf8'));
    expect(manifest).toMatchObject({ name: 'offhook', main: 'dist/shells/electron/main.js' });
  });

  test('holds nothing of ours but built files', () => {
    expect(
      own().filter((file) =>
        /\.(ts|tsx|map|tsbuildinfo)$|\/(test|src|\.test-types|coverage)(\/|$)/.test(file),
      ),
    ).toEqual([]);
    const folders = new Set(own().map((file) => file.split('/')[1]));
    expect(folders).toEqual(new Set(['LICENSE', 'assets', 'dist', 'package.json']));
  });

  test('holds no development dependency, and every other one', () => {
    const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as Lock;
    const shipped = (name: string): boolean => files.includes(`/node_modules/${name}`);
    const nameOf = (place: string): string => place.split('node_modules/').at(-1) ?? '';
    const places = Object.keys(packages).filter((place) => place !== '');
    // In whichever place: what is nested in the checkout may lie on top in the package.
    const needed = new Set(places.filter((place) => packages[place]?.dev !== true).map(nameOf));
    const developers = places.map(nameOf).filter((name) => !needed.has(name));
    expect(developers.length).toBeGreaterThan(100);
    expect(developers.filter(shipped)).toEqual([]);
    const direct = Object.keys(packages['']?.dependencies ?? {});
    expect(direct.filter((name) => !shipped(name))).toEqual([]);
  });

  test('holds no source map, no declaration and no test of a dependency', () => {
    expect(
      files.filter((file) =>
        /\.(map|d\.ts|d\.mts|d\.cts)$|node_modules\/[^/]+\/(test|tests|__tests__)\//.test(file),
      ),
    ).toEqual([]);
  });

  test('keeps outside of the archive what is started as a program of its own', () => {
    const helpers = readdirSync(
      join(built.folder, 'resources/app.asar.unpacked/node_modules/node-notifier/vendor'),
    );
    expect(helpers).toEqual(expect.arrayContaining(['snoreToast', 'mac.noindex']));
  });

  test('stays within its budget of 14 MB', () => {
    expect(statSync(built.asar).size).toBeLessThan(14 * 1024 * 1024);
  });

  test('knows where its updates come from', () => {
    expect(readFileSync(join(built.folder, 'resources/app-update.yml'), 'utf8')).toContain(
      'provider: github',
    );
  });
});

test('the fuses are blown as they should be, read back from the packaged binary', async () => {
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
