import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

export interface DataFolder {
  readonly path: string;
  /** Removes what was only made for this run. */
  discard(): void;
}

/**
 * The folder that was asked for, else the platform's per-user one. A demo that was given no folder gets one for
 * itself, gone when it stops: made-up calls never mix with real ones.
 * @throws when the folder cannot be made.
 */
export function openDataFolder(asked: string | null, demo: boolean): DataFolder {
  if (demo && asked === null) {
    const path = mkdtempSync(join(tmpdir(), 'offhook-demo-'));
    return { path, discard: () => rmSync(path, { recursive: true, force: true }) };
  }
  const path = asked === null ? envPaths('offhook', { suffix: '' }).data : resolve(asked);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return { path, discard: () => {} };
}
