import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standInDistribution, type System } from './package-distribution.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const builder = join(root, 'node_modules/electron-builder/cli.js');

/** The target of electron-builder.yml that updates itself, and where its files lie. */
const shapes = {
  linux: {
    target: ['--linux', 'AppImage'],
    folder: 'linux-unpacked',
    resources: 'resources',
    binary: 'offhook',
  },
  windows: {
    target: ['--win', 'nsis'],
    folder: 'win-unpacked',
    resources: 'resources',
    binary: 'Offhook.exe',
  },
  mac: {
    target: ['--mac', 'zip'],
    folder: 'mac',
    resources: 'Offhook.app/Contents/Resources',
    binary: 'Offhook.app',
  },
} as const;

export interface Package {
  /** The unpacked application, as an installer would lay it out. */
  readonly folder: string;
  readonly resources: string;
  readonly asar: string;
  /** The program, or on macOS the bundle. */
  readonly binary: string;
  remove(): void;
}

/**
 * Packs what `npm run build` makes, with electron-builder and its real configuration, around a stand-in for Electron's
 * distribution. It is stopped where it would fetch the tool that makes an installer of it: everything an installer lays
 * out is there then.
 */
export async function buildPackage(system: System = 'linux'): Promise<Package> {
  buildRelease();
  const place = mkdtempSync(join(tmpdir(), 'offhook-package-'));
  const stop = join(place, 'stop.cjs');
  writeFileSync(stop, `exports.default = () => { throw new Error('${packed}'); };`);
  const shape = shapes[system];
  const words = [...shape.target, `-c.artifactBuildStarted=${stop}`];
  const { output, said } = await runBuilder(system, { place, words });
  if (!said.includes(packed)) throw new Error(`electron-builder did not come to an end:\n${said}`);
  const folder = join(output, shape.folder);
  const resources = join(folder, shape.resources);
  return {
    folder,
    resources,
    asar: join(resources, 'app.asar'),
    binary: join(folder, shape.binary),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}

/** Nobody packs what `npm start` built last. */
function buildRelease(): void {
  const main = readFileSync(join(root, 'dist/shells/electron/main.js'), 'utf8');
  if (!main.includes('sourceMappingURL=')) return;
  execFileSync(process.execPath, [join(root, '.config/build.ts'), '--release'], { stdio: 'pipe' });
}

const packed = 'everything is packed';

export interface BuilderRun {
  /** An empty folder of its own. */
  readonly place: string;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs electron-builder on this checkout. @returns where it puts things, and all it said. */
export async function runBuilder(
  system: System,
  { place, words, env }: BuilderRun,
): Promise<{ output: string; said: string }> {
  const [distribution, output] = [join(place, 'electron'), join(place, 'release')];
  mkdirSync(distribution);
  standInDistribution(system, distribution);
  const places = [`-c.electronDist=${distribution}`, `-c.directories.output=${output}`];
  const child = spawn(process.execPath, [builder, ...words, '--x64', '--publish', 'never', ...places], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  child.stderr.on('data', (text) => (said += String(text)));
  await once(child, 'close');
  return { output, said };
}
