import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

declare module 'vitest' {
  interface TaskMeta {
    /** The programs for want of which a test is skipped. */
    missingPrograms?: readonly string[];
  }
}

/**
 * For a test or suite that starts other programs, as its options: `describe('over a real bus', needs('dbus-daemon'), () => …)`.
 * Where one of them is missing it is skipped, its hooks included, and the closing line of the run names what is missing.
 *
 * @param programs names to be found on the PATH, or whole paths
 */
export function needs(...programs: readonly string[]) {
  const missingPrograms = programs.filter((program) => !isInstalled(program));
  return missingPrograms.length === 0 ? {} : { skip: true, meta: { missingPrograms } };
}

/** What `startNotificationDaemon` starts. */
export const notificationDaemonPrograms = ['Xvfb', 'dbus-daemon', 'dunst', 'dunstctl'] as const;

function isInstalled(program: string): boolean {
  if (program.includes('/')) return isExecutable(program);
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  return folders.some((folder) => endings.some((ending) => isExecutable(join(folder, program + ending))));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
