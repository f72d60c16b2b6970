import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const [groupMayWrite, othersMayWrite, sticky] = [0o020, 0o002, 0o1000];
/** As many as Linux follows. */
const mostLinks = 40;

/**
 * Whether others than its owner could write or replace a file, in words for the administrator; null when nobody could.
 * Every link on the way counts, and so does every folder above: who may write there could put another file in its place.
 * Access control lists count as far as they show in the group's permissions.
 * @throws when something on the way cannot be looked at.
 */
export function whoElseMayWrite(file: string): string | null {
  for (const path of linksTo(file)) {
    const folder = openFolderAbove(path);
    if (folder !== null) return `everybody may write in the folder ${folder}`;
  }
  const { mode } = statSync(file);
  if ((mode & othersMayWrite) !== 0) return 'everybody may write it';
  return (mode & groupMayWrite) === 0 ? null : 'its group may write it, and not only its owner';
}

/** The path itself, what it links to, and so on. */
function linksTo(file: string): readonly string[] {
  const paths = [resolve(file)];
  for (let path = paths[0]; path !== undefined && lstatSync(path).isSymbolicLink(); path = paths.at(-1)) {
    if (paths.length > mostLinks) throw new Error('too many links');
    paths.push(resolve(dirname(path), readlinkSync(path)));
  }
  return paths;
}

/** In a folder such as /tmp nobody can take away another's folder, but anybody can have made the file. */
function openFolderAbove(path: string): string | null {
  for (const start of new Set([dirname(path), realpathSync(dirname(path))])) {
    for (const folder of [start, ...foldersAbove(start)]) {
      const { mode } = statSync(folder);
      const isGuarded = folder !== start && (mode & sticky) !== 0;
      if ((mode & othersMayWrite) !== 0 && !isGuarded) return folder;
    }
  }
  return null;
}

function foldersAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [] : [above, ...foldersAbove(above)];
}
