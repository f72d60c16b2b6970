/** app.getPath, app.setPath and what comes from package.json. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';

export interface AppPackage {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** The package the main script belongs to; `productName` is preferred over `name` (App.getName). */
export function packageOf(mainScript: string): AppPackage {
  let folder = dirname(resolve(mainScript));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const file = join(folder, 'package.json');
  const content = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
  const text = (key: string) => (typeof content[key] === 'string' ? content[key] : undefined);
  return {
    folder,
    name: text('productName') ?? text('name') ?? 'Electron',
    version: text('version') ?? process.versions['electron'] ?? '0.0.0',
  };
}

type PathName = Parameters<Electron.App['getPath']>[0];

/** Places of Linux, whatever platform is played: `appData` is XDG_CONFIG_HOME or ~/.config. */
export function appPaths(appName: () => string): Pick<Electron.App, 'getPath' | 'setPath'> {
  const overridden = new Map<string, string>();
  const home = homedir();
  const known: Record<PathName, () => string> = {
    home: () => home,
    appData: () => process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'),
    assets: () => join(dirname(process.execPath), 'assets'),
    userData: () => join(getPath('appData'), appName()),
    sessionData: () => getPath('userData'),
    temp: () => tmpdir(),
    exe: () => process.execPath,
    module: () => process.execPath,
    desktop: () => join(home, 'Desktop'),
    documents: () => join(home, 'Documents'),
    downloads: () => join(home, 'Downloads'),
    music: () => join(home, 'Music'),
    pictures: () => join(home, 'Pictures'),
    videos: () => join(home, 'Videos'),
    recent: () => join(home, 'Recent'),
    logs: () => made(join(getPath('userData'), 'logs')),
    crashDumps: () => join(getPath('userData'), 'Crashpad'),
  };

  function getPath(name: PathName): string {
    if (!Object.hasOwn(known, name)) throw new Error(`Failed to get '${name}' path`);
    return overridden.get(name) ?? known[name]();
  }

  function setPath(name: string, path: string): void {
    if (!Object.hasOwn(known, name) || !isAbsolute(path)) throw new Error('Failed to set path');
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    overridden.set(name, path);
  }

  return { getPath, setPath };
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}
