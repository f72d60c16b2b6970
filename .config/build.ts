/**
 * Builds everything anew, or the named parts.
 *
 *     node .config/build.ts [headless] [launch] [electron] [preload] [ui]
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildParts, staysPackage } from './build-parts.ts';
import { parts } from './freshness.js';
import { notePackage, thirdPartyNotices } from './third-party.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.slice(2);
const folders = await buildParts(asked.length > 0 ? asked : Object.keys(parts));
if (asked.length === 0) {
  notePackage(staysPackage, root.replaceAll('\\', '/').replace(/\/$/, ''), folders);
  writeFileSync(new URL('../dist/third-party-notices.txt', import.meta.url), thirdPartyNotices(folders));
}
