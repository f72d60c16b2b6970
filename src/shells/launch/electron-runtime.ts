import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The npm package without which there is nothing to look for, or null. */
export function electronPackage(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/**
 * The program of the installed runtime, or null. The package's own entry point would fetch a missing one, however long
 * that takes; this only looks where it would.
 */
export function electronProgram(folder: string, env: NodeJS.ProcessEnv): string | null {
  const name = textOf(join(folder, 'path.txt'))?.trim();
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (elsewhere !== undefined && elsewhere !== '') return existing(join(elsewhere, name ?? 'electron'));
  return name === undefined ? null : existing(join(folder, 'dist', name));
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
