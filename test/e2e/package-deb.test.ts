/** The deb: electron-builder's control file, scripts, desktop entry and icons, put together by dpkg-deb in the place of fpm. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBuilder } from './package.ts';

const dpkgDeb = fileURLToPath(new URL('fpm-by-dpkg-deb.ts', import.meta.url));
let place: string;
let output: string;
let deb: string;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'offhook-deb-'));
  const fpm = join(place, 'fpm');
  writeFileSync(fpm, `#!/bin/sh\nexec '${process.execPath}' '${dpkgDeb}' "$@"\n`, { mode: 0o755 });
  const made = await runBuilder('linux', { place, words: ['--linux', 'deb'], env: { CUSTOM_FPM_PATH: fpm } });
  output = made.output;
  const [name] = readdirSync(output).filter((file) => file.endsWith('.deb'));
  if (name === undefined) throw new Error(`there is no deb:\n${made.said}`);
  deb = join(output, name);
  execFileSync('/usr/bin/dpkg-deb', ['--raw-extract', deb, join(place, 'root')]);
}, 240_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

const inside = (file: string): string => readFileSync(join(place, 'root', file), 'utf8');

describe('the deb', () => {
  test('says what it is, whom to ask, and what it needs', () => {
    const control = inside('DEBIAN/control');
    expect(control).toMatch(/^Package: offhook$/m);
    expect(control).toMatch(/^Architecture: amd64$/m);
    expect(control).toMatch(/^Maintainer: .+ <.+@.+>$/m);
    expect(control).toMatch(/^Homepage: https:/m);
    expect(control).toMatch(/^Depends: .*libnotify4.*libsecret-1-0/m);
    expect(control).toMatch(/^Description: \S.*\n \S/m);
  });

  test('has an entry among the applications that opens offhook:// links and owns its windows', () => {
    const entry = inside('usr/share/applications/offhook.desktop').split('\n');
    expect(entry).toEqual(
      expect.arrayContaining([
        'Name=Offhook',
        'Exec=/opt/Offhook/offhook %U',
        'Icon=offhook',
        'StartupWMClass=offhook',
        'MimeType=x-scheme-handler/offhook;',
      ]),
    );
    expect(readdirSync(join(place, 'root/usr/share/icons/hicolor'))).toContain('512x512');
  });

  test('puts the program on the path, and takes it off again', () => {
    expect(inside('DEBIAN/postinst')).toContain("'/usr/bin/offhook' 'offhook' '/opt/Offhook/offhook'");
    expect(inside('DEBIAN/postrm')).toContain('/usr/bin/offhook');
    for (const script of ['postinst', 'postrm']) {
      execFileSync('bash', ['-n', join(place, 'root/DEBIAN', script)]);
    }
  });

  test('knows that it is one, for its updates, and is in the feed with its checksum', () => {
    expect(inside('opt/Offhook/resources/package-type')).toBe('deb');
    const feed = readFileSync(join(output, 'latest-linux.yml'), 'utf8');
    const sum = createHash('sha512').update(readFileSync(deb)).digest('base64');
    expect(feed).toContain(sum);
  });
});
