import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSettingsFile } from '../../../src/adapters/settings/settings-file.ts';
import type { SettingsStore } from '../../../src/core/ports/settings-store.ts';
import { settingsStoreContract } from '../../contracts/settings-store-contract.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name = 'settings.json'): string => join(folder, name);
const textIn = (name?: string): string => readFileSync(file(name), 'utf8');
const write = (text: string): void => writeFileSync(file(), text);

function opened(): SettingsStore {
  const settings = openSettingsFile(folder);
  if (settings.kind === 'unreadable') throw new Error(settings.message);
  expect(settings.warnings).toEqual([]);
  return settings.store;
}

settingsStoreContract('settings.json', (kept) => {
  write(JSON.stringify(kept));
  return { store: opened(), kept: (): unknown => JSON.parse(textIn()) };
});

describe('opening settings.json', () => {
  test('of an empty folder writes nothing', () => {
    opened().read();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('touches neither its bytes nor its times', () => {
    write('{"listener":{"port":4711},"unknown":1}   \n');
    const before = statSync(file(), { bigint: true });
    expect(opened().read().settings.listener.port).toBe(4711);
    const { mtimeNs, ino, ctimeNs } = statSync(file(), { bigint: true });
    expect({ mtimeNs, ino, ctimeNs }).toEqual({
      mtimeNs: before.mtimeNs,
      ino: before.ino,
      ctimeNs: before.ctimeNs,
    });
  });

  test('reads a file an editor began with a byte order mark', () => {
    write('\uFEFF{ "portal": { "operatorId": 1269 } }');
    expect(opened().read()).toMatchObject({ settings: { portal: { operatorId: '1269' } }, problems: [] });
  });

  test.each([
    [
      '{\n  "portal": {\n    "operatorId": x\n  }\n}',
      'settings.json, line 3: not valid JSON (Unexpected token)',
    ],
    ['{\n  "tunnel": {},\n}', 'settings.json, line 3: not valid JSON (Expected double-quoted property name)'],
    ['{\n  "tunnel": ', 'settings.json, line 2: not valid JSON (Unexpected end of JSON input)'],
    ['', 'settings.json, line 1: not valid JSON (Unexpected end of JSON input)'],
    ['[1]', 'settings.json must hold one JSON object, { ... }, and holds a list'],
    ['null', 'settings.json must hold one JSON object, { ... }, and holds null'],
    ['"text"', 'settings.json must hold one JSON object, { ... }, and holds a string'],
  ])('with %j in it says what is wrong and leaves the folder alone', (text, message) => {
    write(text);
    expect(openSettingsFile(folder)).toEqual({ kind: 'unreadable', message });
    expect({ text: textIn(), files: readdirSync(folder) }).toEqual({ text, files: ['settings.json'] });
  });
});

describe('what the world leaves in its place', () => {
  test('a file that PowerShell or Notepad saved as UTF-16 is read, and written as UTF-8 from then on', () => {
    writeFileSync(file(), Buffer.from('\uFEFF{ "portal": { "operatorId": "1269" } }', 'utf16le'));
    const store = opened();
    expect(store.read()).toMatchObject({ settings: { portal: { operatorId: '1269' } }, problems: [] });
    store.set('listener.port', 4711);
    expect(JSON.parse(textIn())).toEqual({ portal: { operatorId: '1269' }, listener: { port: 4711 } });
  });

  test('zeros after a power cut are called that, and the copy is pointed to', () => {
    write('{ "listener": { "port": 4711 } }');
    opened();
    write('\0'.repeat(300));
    expect(openSettingsFile(folder)).toEqual({
      kind: 'unreadable',
      message: expect.stringMatching(
        /^settings\.json holds nothing but zeros, as a power cut leaves a file\. settings\.json\.bak is a copy/,
      ),
    });
  });

  test('a folder is named with its path, in words', () => {
    mkdirSync(file());
    const message = `${file()} cannot be read: it is a folder`;
    expect(openSettingsFile(folder)).toEqual({ kind: 'unreadable', message });
  });
});

describe('a file that goes bad while the program runs', () => {
  test('is a problem with every default, and is not written over', () => {
    write('{ "listener": { "port": 4711 } }');
    const store = opened();
    write('{ "listener": { "port": 4711 }');
    expect(store.read()).toMatchObject({
      settings: { listener: { port: 0 } },
      problems: [{ key: '', message: expect.stringContaining('settings.json, line 1') }],
    });
    expect(() => store.set('listener.port', 1)).toThrow('settings.json, line 1');
    expect(textIn()).toBe('{ "listener": { "port": 4711 }');
  });

  test('and is read again once it is mended', () => {
    write('{ "listener": { "port": 4711 } }');
    const store = opened();
    write('{ "listener": { "port": 4712 } }');
    expect(store.read().settings.listener.port).toBe(4712);
  });
});

describe('settings.json.bak', () => {
  test('is the last file that was right in every value', () => {
    const right = '{ "listener": { "port": 4711 } }';
    write(right);
    opened();
    expect(textIn('settings.json.bak')).toBe(right);

    write('{ "listener": { "port": -1 } }');
    opened();
    write('{ "listener": ');
    openSettingsFile(folder);
    expect(textIn('settings.json.bak')).toBe(right);

    write('{ "listener": { "port": 4712 } }');
    opened();
    expect(textIn('settings.json.bak')).toContain('4712');
    expect(readdirSync(folder).toSorted()).toEqual(['settings.json', 'settings.json.bak']);
  });

  test('that cannot be written is a warning, and the settings are read all the same', () => {
    write('{ "listener": { "port": 4711 } }');
    // A folder in its place: permissions would not stop a superuser.
    mkdirSync(file('settings.json.bak'));
    const settings = openSettingsFile(folder);
    expect(settings).toMatchObject({
      kind: 'open',
      warnings: [expect.stringContaining('settings.json.bak cannot be refreshed: it is a folder')],
    });
  });
});

test.skipIf(process.platform === 'win32')('only the owner may read what was written', () => {
  write('{}');
  chmodSync(file(), 0o644);
  opened().set('listener.path', '0123456789abcdef0123456789abcdef');
  opened();
  for (const name of readdirSync(folder)) expect(statSync(file(name)).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('a file that cannot be written makes set throw and leaves the old one', () => {
  write('{ "listener": { "port": 4711 } }');
  const store = opened();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'no folder any more');
  expect(() => store.set('listener.port', 1)).toThrow(`${file()} cannot be written: `);
  expect(readFileSync(folder, 'utf8')).toBe('no folder any more');
});
