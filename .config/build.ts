/**
 * Builds everything anew, or the named parts.
 *
 *     node .config/build.ts [--release] [--into=FOLDER] [headless] [launch] [electron] [preload] [ui]
 *
 * With `--release` it is minified, as it is packed; the maps lie beside, named by nothing and packed nowhere, and the release keeps them
 * (.config/read-stack.ts). Without, as `npm start` builds it, it can be read, each file names its map, and stacks name the sources.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildParts, staysPackage } from './build-parts.ts';
import { parts } from './freshness.js';
import { notePackage, thirdPartyNotices } from './third-party.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const asked = words.filter((word) => !word.startsWith('--'));
const into = words.find((word) => word.startsWith('--into='))?.slice('--into='.length);
const isRelease = words.includes('--release');
const folders = await buildParts(asked.length > 0 ? asked : Object.keys(parts), { isRelease, into });
if (asked.length === 0) {
  notePackage(staysPackage, root.replaceAll('\\', '/').replace(/\/$/, ''), folders);
  writeFileSync(join(into ?? join(root, 'dist'), 'third-party-notices.txt'), thirdPartyNotices(folders));
}
