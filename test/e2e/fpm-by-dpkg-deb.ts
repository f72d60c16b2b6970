/**
 * Stands in for fpm, which electron-builder downloads: makes the deb it is asked for by Debian's own dpkg-deb, from the same words,
 * files, scripts and dependencies. Fails on words that it does not know.
 *
 *     node fpm-by-dpkg-deb.ts -s dir -t deb … --package out.deb from=/to …
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string', default: '' } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { ...text, short: 's' },
    target: { ...text, short: 't' },
    depends: { type: 'string', short: 'd', multiple: true, default: [] },
    'deb-recommends': { type: 'string', multiple: true, default: [] },
    'deb-compression': text,
    'deb-priority': text,
    force: { type: 'boolean' },
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    license: text,
  },
});

const control = {
  Package: values.name,
  Version: values.version,
  Architecture: values.architecture,
  Maintainer: values.maintainer,
  Depends: values.depends.join(', '),
  Recommends: values['deb-recommends'].join(', '),
  Priority: values['deb-priority'],
  Section: 'default',
  Homepage: values.url,
  // Further lines are indented already.
  Description: values.description,
};

const root = mkdtempSync(join(tmpdir(), 'offhook-deb-'));
try {
  for (const mapping of positionals) {
    const [from = '', to = ''] = mapping.split('=');
    mkdirSync(dirname(join(root, to)), { recursive: true });
    cpSync(from, join(root, to), { recursive: true });
  }
  mkdirSync(join(root, 'DEBIAN'));
  const lines = Object.entries(control).filter(([, value]) => value !== '');
  writeFileSync(join(root, 'DEBIAN/control'), lines.map(([key, value]) => `${key}: ${value}\n`).join(''));
  for (const [word, script] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ] as const) {
    cpSync(values[word], join(root, 'DEBIAN', script));
    chmodSync(join(root, 'DEBIAN', script), 0o755);
  }
  chmodSync(root, 0o755);
  const how = ['--root-owner-group', `-Z${values['deb-compression']}`, '-z1', '--build'];
  execFileSync('/usr/bin/dpkg-deb', [...how, root, values.package], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
} finally {
  rmSync(root, { recursive: true, force: true });
}
