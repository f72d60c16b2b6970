/** Parts of the stand-in that need no program around them. */
import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { life } from './main/life.ts';
import { safeStorage } from './main/safe-storage.ts';
import { changeScenario } from './main/scenario.ts';
import { knowScheme, policyToChromium, toChromium, toElectron } from './main/scheme-urls.ts';
import { screen } from './main/screen.ts';
import { decodeWire, encodeWire } from './renderer/wire.ts';

describe('what crosses between page and program', () => {
  test.each([
    [null],
    [undefined],
    [-0],
    [Number.NaN],
    [12n],
    [new Date(5)],
    [/a+/giu],
    [new Map<unknown, unknown>([[{ key: 1 }, new Set([1, 'two'])]])],
    [new Uint8Array([1, 2, 255])],
    [{ list: [undefined, { deep: true }], ['__proto__']: 'own' }],
  ])('%o arrives as it was', (value) => {
    expect(decodeWire(encodeWire(value))).toEqual(value);
  });

  test('an object that holds itself arrives holding itself', () => {
    const value: { self?: unknown; again: unknown[] } = { again: [] };
    value.self = value;
    value.again.push(value.again);
    const arrived = decodeWire(encodeWire(value)) as typeof value;
    expect(arrived.self).toBe(arrived);
    expect(arrived.again[0]).toBe(arrived.again);
  });

  test('an error arrives with its name and message', () => {
    const arrived = decodeWire(encodeWire(new RangeError('too far')));
    expect(arrived).toBeInstanceOf(Error);
    expect(String(arrived)).toBe('RangeError: too far');
  });

  test.each([[() => 1], [Symbol('s')], [Promise.resolve()], [{ deep: () => 1 }]])(
    '%o cannot cross',
    (value) => {
      expect(() => encodeWire(value)).toThrow();
    },
  );
});

describe('a custom scheme', () => {
  beforeEach(() => knowScheme('app'));

  test.each([
    ['app://offhook/', 'https://offhook.app.localhost/'],
    ['app://offhook/a/b.js?c=1#d', 'https://offhook.app.localhost/a/b.js?c=1#d'],
    ['https://example.com/', 'https://example.com/'],
    ['app://offhook.evil/', 'https://offhook.evil.app.localhost/'],
  ])('%s is %s in Chromium, and back', (electron, chromium) => {
    expect(toChromium(electron)).toBe(chromium);
    expect(toElectron(chromium)).toBe(electron);
  });

  test('an address that only looks like ours stays what it is', () => {
    expect(toElectron('https://offhook.app.localhost.evil.example/')).toBe(
      'https://offhook.app.localhost.evil.example/',
    );
  });

  test('is translated in a policy', () => {
    expect(policyToChromium("default-src 'none'; img-src app: data:; script-src app://offhook 'self'")).toBe(
      "default-src 'none'; img-src https://*.app.localhost data:; script-src https://offhook.app.localhost 'self'",
    );
  });
});

describe('safeStorage', () => {
  beforeEach(() => {
    life.ready = true;
  });
  afterEach(() => {
    life.ready = false;
    changeScenario({ safeStorage: { available: true, backend: 'gnome_libsecret', shouldReEncrypt: false } });
  });

  test('gives back what it was given, and not in plain', async () => {
    const encrypted = await safeStorage.encryptStringAsync('secret');
    expect(encrypted.toString('latin1')).not.toContain('secret');
    expect(await safeStorage.decryptStringAsync(encrypted)).toEqual({
      shouldReEncrypt: false,
      result: 'secret',
    });
  });

  test('asks for a new encryption until it was encrypted anew', async () => {
    const old = await safeStorage.encryptStringAsync('secret');
    changeScenario({ safeStorage: { shouldReEncrypt: true } });
    expect((await safeStorage.decryptStringAsync(old)).shouldReEncrypt).toBe(true);
    const fresh = await safeStorage.encryptStringAsync('secret');
    expect(await safeStorage.decryptStringAsync(fresh)).toEqual({ shouldReEncrypt: false, result: 'secret' });
  });

  test('reads neither the texts of another key store nor broken ones', async () => {
    const encrypted = await safeStorage.encryptStringAsync('secret');
    await expect(safeStorage.decryptStringAsync(Buffer.from('plain'))).rejects.toThrow(
      'Error while decrypting',
    );
    changeScenario({ safeStorage: { backend: 'basic_text' } });
    expect(safeStorage.getSelectedStorageBackend()).toBe('basic_text');
    await expect(safeStorage.decryptStringAsync(encrypted)).rejects.toThrow('Error while decrypting');
  });

  test('is not there before the program is ready, nor without a key store', async () => {
    life.ready = false;
    expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(false);
    life.ready = true;
    changeScenario({ safeStorage: { available: false } });
    expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(false);
    await expect(safeStorage.encryptStringAsync('secret')).rejects.toThrow('not available');
  });
});

test('the screen finds the display of a point and of a rectangle', () => {
  const bounds = { x: 0, y: 0, width: 1000, height: 800 };
  const right = { ...bounds, x: 1000 };
  const [one, two] = [bounds, right].map((area, id) => ({
    id,
    bounds: area,
    workArea: area,
    scaleFactor: 1,
  }));
  if (!one || !two) throw new Error('two displays');
  changeScenario({ displays: [one, two], cursor: { x: 1500, y: 10 } });
  expect(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).id).toBe(1);
  expect(screen.getDisplayNearestPoint({ x: -50, y: 10 }).id).toBe(0);
  expect(screen.getDisplayMatching({ x: 900, y: 0, width: 300, height: 100 }).id).toBe(1);
  expect(screen.getPrimaryDisplay().size).toEqual({ width: 1000, height: 800 });
});
