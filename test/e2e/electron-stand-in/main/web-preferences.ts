import { readFileSync } from 'node:fs';
import type { Preload } from '../renderer/page-scripts.ts';

type Preferences = Electron.WebPreferences;

/** Refuses what a page here cannot be, rather than show a safer window than the real one. */
export function checkPreferences(preferences: Preferences): void {
  const refuse = (key: string): never => {
    throw new Error(`The Electron stand-in has no window with webPreferences.${key}`);
  };
  if (preferences.contextIsolation === false) refuse('contextIsolation: false');
  if (preferences.sandbox === false) refuse('sandbox: false');
  if (preferences.nodeIntegration === true) refuse('nodeIntegration: true');
  if (preferences.webSecurity === false) refuse('webSecurity: false');
  if (preferences.webviewTag === true) refuse('webviewTag: true');
}

/** A preload that cannot be read is an error on the console of Electron's window, not an exception. */
export function readPreload(preferences: Preferences): Preload | null {
  const { preload } = preferences;
  if (preload === undefined) return null;
  return {
    path: preload,
    source: readFileSync(preload, 'utf8'),
    inSubFrames: preferences.nodeIntegrationInSubFrames ?? false,
    process: {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform: process.platform,
      arch: process.arch,
      versions: process.versions,
      version: process.version,
      env: {},
      argv: [process.execPath, '--type=renderer', ...(preferences.additionalArguments ?? [])],
      execPath: process.execPath,
      resourcesPath: process.resourcesPath,
    },
  };
}
