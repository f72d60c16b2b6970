import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAtLogin } from '../../../src/shells/electron/life/login-item.ts';
import { wordsOf } from '../../../src/shells/electron/life/started-with.ts';
import {
  autostart,
  autostartEntry,
  autostartFile,
  programPath,
} from '../../../src/shells/electron/life/xdg-autostart.ts';
import { timeWords } from '../../../src/shells/electron/tray/time-words.ts';

describe('our own words', () => {
  test.each([
    ['packed', ['/opt/offhook', '--hidden'], true, ['--hidden']],
    ['packed, by a link', ['C:\\Offhook.exe', 'offhook://call/1'], true, ['offhook://call/1']],
    ['unpacked', ['electron', 'dist/main.js', '--data-dir', 'x'], false, ['--data-dir', 'x']],
    [
      'driven by a test',
      ['electron', '--inspect=0', '--remote-debugging-port=0', 'main.js', '--hidden'],
      false,
      ['--hidden'],
    ],
    [
      'with switches of Chromium',
      ['offhook', '--no-sandbox', '--password-store=basic', '--demo'],
      true,
      ['--demo'],
    ],
    ['with one nobody knows', ['offhook', '--hiden'], true, ['--hiden']],
  ])('%s', (_how, argv, packaged, words) => expect(wordsOf(argv, packaged)).toEqual(words));
});

describe('start at login', () => {
  test.each([
    [true, false, [{ openAtLogin: true, args: ['--hidden'] }]],
    [false, true, [{ openAtLogin: false, args: ['--hidden'] }]],
    [true, true, []],
    [false, false, []],
  ])('wanted %s, now %s', (wanted, now, settings) => {
    const set: unknown[] = [];
    openAtLogin(wanted, {
      getLoginItemSettings: () => ({ openAtLogin: now }),
      setLoginItemSettings: (given) => set.push(given),
    });
    expect(set).toEqual(settings);
  });

  describe('on Linux', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'offhook-autostart-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    test('is a file that starts the program hidden', () => {
      const file = autostartFile({ XDG_CONFIG_HOME: folder });
      autostart(true, file, '/opt/Offhook/offhook');
      expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/Offhook/offhook" --hidden\n');
      autostart(true, file, '/home/anna/Offhook 2.AppImage');
      expect(readFileSync(file, 'utf8')).toContain('\nExec="/home/anna/Offhook 2.AppImage" --hidden\n');
      autostart(false, file, '');
      expect(existsSync(file)).toBe(false);
      autostart(false, file, '');
    });

    test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
      'is left alone where the operator wrote %s with his desktop’s tool',
      (line) => {
        const file = join(folder, 'offhook.desktop');
        writeFileSync(file, `[Desktop Entry]\n${line}\n`);
        autostart(true, file, '/opt/offhook');
        expect(readFileSync(file, 'utf8')).toBe(`[Desktop Entry]\n${line}\n`);
      },
    );

    test('quotes what is special, and finds an AppImage by its own file', () => {
      expect(autostartEntry('/a "b" $c `d` \\e %f')).toContain(
        'Exec="/a \\\\"b\\\\" \\\\$c \\\\`d\\\\` \\\\\\\\e %%f" --hidden',
      );
      expect(programPath({ APPIMAGE: '/home/anna/Offhook.AppImage' }, '/tmp/.mount/offhook')).toBe(
        '/home/anna/Offhook.AppImage',
      );
      expect(programPath({}, '/opt/offhook')).toBe('/opt/offhook');
      expect(autostartFile({ XDG_CONFIG_HOME: 'relative' })).toMatch(
        /\.config\/autostart\/offhook\.desktop$/,
      );
      expect(autostartFile({})).toMatch(/\.config\/autostart\/offhook\.desktop$/);
    });
  });
});

test('times of today are times, others have a date', () => {
  const noon = new Date(2026, 4, 31, 12, 5).getTime();
  const time = timeWords('de-DE', noon);
  expect(time(noon)).toBe('12:05');
  expect(time(noon - 86_400_000)).toBe('30.05.26, 12:05');
});
