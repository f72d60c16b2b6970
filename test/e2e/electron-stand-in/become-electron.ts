/** What `process` is in Electron's main process. */
import { scenario } from './main/scenario.ts';

export function becomeElectron(version: string): void {
  const versions = { ...process.versions, electron: version, chrome: '156.0.0.0' };
  define('versions', Object.freeze(versions));
  define('type', 'browser');
  define('resourcesPath', process.cwd());
  if (scenario.platform !== process.platform) define('platform', scenario.platform);
}

function define(key: string, value: unknown): void {
  Object.defineProperty(process, key, { value, enumerable: true, configurable: true, writable: false });
}
