import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { electronPackage, electronProgram } from '../../../src/shells/launch/electron-runtime.ts';
import { fetchRuntime } from '../../../src/shells/launch/fetch-runtime.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function installedIn(...path: string[]): void {
  mkdirSync(join(folder, ...path, '..'), { recursive: true });
  writeFileSync(join(folder, ...path), '');
}

describe('the runtime is found', () => {
  test('where the package keeps it', () => {
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(electronProgram(folder, {})).toBeNull();
    installedIn('dist', 'electron');
    expect(electronProgram(folder, {})).toBe(join(folder, 'dist', 'electron'));
  });

  test('where somebody says it is', () => {
    installedIn('elsewhere', 'electron');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') };
    expect(electronProgram(folder, env)).toBe(join(folder, 'elsewhere', 'electron'));
    expect(electronProgram(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') })).toBeNull();
  });

  test('nowhere in an empty package, which starts no download', () => {
    expect(electronProgram(folder, {})).toBeNull();
    expect(electronPackage()).toMatch(/node_modules.electron$/);
  });
});

describe('fetching it', () => {
  const tell = (): void => {};

  test('is not even tried when it is switched off', async () => {
    const env = { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
    expect(await fetchRuntime({ folder, env, tell })).toContain('switched off');
  });

  test('is given up at once when its server has no address', async () => {
    const env = { ELECTRON_MIRROR: 'https://nowhere.invalid/electron/' };
    expect(await fetchRuntime({ folder, env, tell })).toBe('nowhere.invalid cannot be reached');
  });

  test('says what its installer said', async () => {
    const env = { ...process.env, ELECTRON_MIRROR: 'https://localhost/' };
    writeFileSync(join(folder, 'install.js'), 'console.error("disk full\\nat line 1"); process.exit(1)');
    expect(await fetchRuntime({ folder, env, tell })).toBe('disk full');
    writeFileSync(join(folder, 'install.js'), 'process.exit(3)');
    expect(await fetchRuntime({ folder, env, tell })).toBe('it ended with 3');
    writeFileSync(join(folder, 'install.js'), '');
    expect(await fetchRuntime({ folder, env, tell })).toBeNull();
  });
});
