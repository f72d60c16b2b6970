import { fileURLToPath } from 'node:url';

/**
 * Where the program's own files are, from source and built, unpacked and in the archive: built, this module is
 * `dist/shells/electron/main.js`, so the places of all of them are told here.
 */
export const ownFiles = {
  /** index.html and its assets. */
  page: pathOf('../../ui'),
  preload: pathOf('../../preload/preload.cjs'),
  icon: pathOf('../../../assets/icon.png'),
  /** assets/README.md says what is in it. */
  trayIcons: pathOf('../../../assets/tray'),
} as const;

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
