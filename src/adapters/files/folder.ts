import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether there is a folder at this path, by itself or behind a link. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Makes a folder for its owner alone, and those above it. Step by step, because Node's own `recursive` never returns where
 * a file system takes no folders, as `/proc`.
 * @throws when it cannot be made.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another start may have been quicker.
    if (!isFolder(path)) throw error;
  }
}
