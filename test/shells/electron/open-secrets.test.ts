import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SecretStore } from '../../../src/core/ports/secret-store.ts';
import { openSecrets, type KeyStore } from '../../../src/shells/electron/secrets/open-secrets.ts';
import { createSafeSecrets } from '../../../src/shells/electron/secrets/safe-secrets.ts';
import { sealedFile } from '../../../src/shells/electron/secrets/sealed-file.ts';
import { secretStoreContract } from '../../contracts/secret-store-contract.ts';
import { keyStore } from './key-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-sealed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

secretStoreContract('the sealed file', () =>
  createSafeSecrets(sealedFile(join(folder, 'secrets.bin'), keyStore())),
);

interface OpenedForTest {
  readonly store: SecretStore;
  readonly warnings: readonly string[];
  readonly concerns: readonly string[];
}

async function openedWith(keys: KeyStore, platform: NodeJS.Platform = 'win32'): Promise<OpenedForTest> {
  const concerns: string[] = [];
  const open = await openSecrets(folder, {
    keyStore: keys,
    platform,
    concern: (what) => concerns.push(what),
  });
  if (open.kind === 'unreadable') throw new Error(open.message);
  return { store: open.store, warnings: open.warnings, concerns };
}

const inFolder = (name: string): string => join(folder, name);
const token = '51610fefc120afg4b628cc82d6298cce';

describe('secrets.bin', () => {
  test('holds no secret in plain text, for its owner only', async () => {
    const { store, warnings, concerns } = await openedWith(keyStore());
    await store.set({ applicationToken: token });
    expect(readFileSync(inFolder('secrets.bin'), 'utf8')).not.toContain(token);
    if (process.platform !== 'win32') expect(statSync(inFolder('secrets.bin')).mode & 0o777).toBe(0o600);
    expect({ warnings, concerns }).toEqual({ warnings: [], concerns: [] });
  });

  test('changes that overlap are all kept', async () => {
    const { store } = await openedWith(keyStore());
    await Promise.all([
      store.set({ applicationToken: token }),
      store.set({ accessToken: 'a' }),
      store.set({ refreshToken: 'r' }),
    ]);
    expect(await store.read()).toMatchObject({
      applicationToken: token,
      accessToken: 'a',
      refreshToken: 'r',
    });
  });

  test('is sealed anew when the key store asks for it, once', async () => {
    const keys = keyStore();
    const { store } = await openedWith(keys);
    await store.set({ applicationToken: token });
    keys.rotate();
    expect((await store.read()).applicationToken).toBe(token);
    expect((await store.read()).applicationToken).toBe(token);
    expect(keys.sealed).toBe(2);
    expect(readFileSync(inFolder('secrets.bin'), 'utf8')).toMatch(/^v2:/);
  });

  test('that nothing opens any more is set aside, and the operator is told', async () => {
    const keys = keyStore();
    await (await openedWith(keys)).store.set({ applicationToken: token });
    keys.forget();
    const { store, warnings, concerns } = await openedWith(keys);
    expect(concerns).toEqual(['lost']);
    expect(warnings).toHaveLength(1);
    expect(existsSync(inFolder('secrets.bin.unreadable'))).toBe(true);
    expect((await store.read()).applicationToken).toBeNull();
    await store.set({ applicationToken: token });
    expect((await store.read()).applicationToken).toBe(token);
  });

  test('stays as it is when a change cannot be sealed, and later changes go on', async () => {
    const keys = keyStore();
    const { store } = await openedWith(keys);
    await store.set({ accessToken: 'first' });
    const { encryptStringAsync } = keys;
    keys.encryptStringAsync = () => Promise.reject(new Error('the key store is locked'));
    await expect(store.set({ accessToken: 'second' })).rejects.toThrow('locked');
    expect((await store.read()).accessToken).toBe('first');
    keys.encryptStringAsync = encryptStringAsync;
    await store.set({ accessToken: 'third' });
    expect((await store.read()).accessToken).toBe('third');
  });

  test('that holds something else is no secrets', async () => {
    const keys = keyStore();
    writeFileSync(inFolder('secrets.bin'), await keys.encryptStringAsync('null'));
    expect(await (await openedWith(keys)).store.read()).toMatchObject({ applicationToken: null });
    writeFileSync(
      inFolder('secrets.bin'),
      await keys.encryptStringAsync('{"applicationToken":7,"accessToken":" a "}'),
    );
    expect(await (await openedWith(keys)).store.read()).toMatchObject({
      applicationToken: null,
      accessToken: 'a',
    });
  });
});

describe('what the headless shell kept', () => {
  test('is taken over, and its plain file goes', async () => {
    writeFileSync(inFolder('secrets.json'), JSON.stringify({ applicationToken: token }), { mode: 0o600 });
    const { store, warnings } = await openedWith(keyStore());
    expect((await store.read()).applicationToken).toBe(token);
    expect(existsSync(inFolder('secrets.json'))).toBe(false);
    expect(warnings.at(-1)).toContain('taken over');
  });

  test('is left alone when it cannot be read, and stops the start', async () => {
    writeFileSync(inFolder('secrets.json'), '{ broken', { mode: 0o600 });
    const parts = { keyStore: keyStore(), platform: 'win32' as const, concern: () => {} };
    expect(await openSecrets(folder, parts)).toMatchObject({ kind: 'unreadable' });
    expect(readFileSync(inFolder('secrets.json'), 'utf8')).toBe('{ broken');
  });

  test('stays where it is once there is a sealed file', async () => {
    const keys = keyStore();
    await (await openedWith(keys)).store.set({ applicationToken: token });
    writeFileSync(inFolder('secrets.json'), JSON.stringify({ applicationToken: 'old' }), { mode: 0o600 });
    expect((await (await openedWith(keys)).store.read()).applicationToken).toBe(token);
  });
});

describe('a desktop without a key store', () => {
  test('keeps secrets in the owner’s file, and says so', async () => {
    const { store, warnings, concerns } = await openedWith(keyStore({ available: false }));
    await store.set({ applicationToken: token });
    expect(readFileSync(inFolder('secrets.json'), 'utf8')).toContain(token);
    expect({ concerns, warnings }).toEqual({
      concerns: ['weak'],
      warnings: [expect.stringContaining('key store')],
    });
  });

  test('that had one says that the sign-in is lost, and leaves the sealed file for when it is back', async () => {
    await (await openedWith(keyStore())).store.set({ applicationToken: token });
    const { concerns, store } = await openedWith(keyStore({ available: false }));
    expect(concerns).toEqual(['lost']);
    expect((await store.read()).applicationToken).toBeNull();
    expect((await (await openedWith(keyStore())).store.read()).applicationToken).toBe(token);
  });

  test('on Linux a password anybody knows is told as what it is', async () => {
    const basic = keyStore({ backend: 'basic_text' });
    expect((await openedWith(basic, 'linux')).concerns).toEqual(['weak']);
    expect((await openedWith(basic, 'win32')).concerns).toEqual([]);
  });
});
