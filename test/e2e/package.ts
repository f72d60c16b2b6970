import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const builder = join(root, 'node_modules/electron-builder/cli.js');

/** Where the fuses of an Electron binary are (@electron/fuses, README, "How do I read the fuses"): sentinel, version, length, states. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10011001'),
]);

export interface Package {
  /** The unpacked application, as an installer would lay it out. */
  readonly folder: string;
  readonly asar: string;
  readonly binary: string;
  remove(): void;
}

/**
 * Packs what `npm run build` made, with electron-builder and its real configuration, around a stand-in for Electron's
 * distribution: every file that is needed for packing and none that could run.
 */
export async function buildPackage(): Promise<Package> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-package-'));
  const distribution = join(folder, 'electron');
  mkdirSync(join(distribution, 'locales'), { recursive: true });
  mkdirSync(join(distribution, 'resources'));
  writeFileSync(join(distribution, 'electron'), Buffer.concat([Buffer.from('stand-in '), fuseWire]), {
    mode: 0o755,
  });
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'chrome-sandbox',
    'chrome_crashpad_handler',
    'version',
  ])
    writeFileSync(join(distribution, name), '');

  const output = join(folder, 'release');
  const words = [
    '--linux',
    'dir',
    '--publish',
    'never',
    `-c.electronDist=${distribution}`,
    `-c.directories.output=${output}`,
  ];
  const child = spawn(process.execPath, [builder, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  child.stderr.on('data', (text) => (said += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`electron-builder ended with ${code}:\n${said}`);

  const unpacked = join(output, 'linux-unpacked');
  return {
    folder: unpacked,
    asar: join(unpacked, 'resources', 'app.asar'),
    binary: join(unpacked, 'offhook'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
