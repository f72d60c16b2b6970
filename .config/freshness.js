/**
 * What of the built program is stale: by what it is made of, not by the times of files, which a checkout or a copy sets as it likes.
 *
 * Plain JavaScript, as start.js, which stays in memory as long as the program: Node's reader of types would stay there, too (18 MB).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The parts, where each is built, and the rings that its sources lie in (src/README.md has the arrows).
 * @type {Readonly<Record<string, { readonly folder: string, readonly rings: readonly string[] }>>}
 */
export const parts = {
  headless: {
    folder: 'dist/shells/headless',
    rings: ['core', 'contract', 'adapters', 'demo-portal', 'shells/app', 'shells/headless'],
  },
  launch: {
    folder: 'dist/shells/launch',
    rings: ['core', 'contract', 'adapters', 'demo-portal', 'shells/app', 'shells/headless', 'shells/launch'],
  },
  electron: {
    folder: 'dist/shells/electron',
    rings: ['core', 'contract', 'adapters', 'demo-portal', 'shells/app', 'shells/electron'],
  },
  preload: { folder: 'dist/preload', rings: ['core', 'contract', 'preload'] },
  ui: { folder: 'dist/ui', rings: ['core', 'contract', 'ui'] },
};

/**
 * What any part is made with: how it is built, the packages that are wanted and those that are installed, and the Node that
 * builds (the programs name what its modules export).
 */
const common = ['.config', 'package.json', 'package-lock.json', 'node_modules/.package-lock.json'];

/**
 * @param {string} name of a part
 * @param {Map<string, string>} [known] what was read already of places that more than one part is made of
 * @returns {string} the same as long as it would be built from the same
 */
export function madeOf(name, known = new Map()) {
  const rings = (parts[name]?.rings ?? []).map((ring) => `src/${ring}`);
  const digests = [...common, ...rings].map((place) => {
    const digest = known.get(place) ?? digestOf(place);
    known.set(place, digest);
    return digest;
  });
  return [process.version, ...digests].join(' ');
}

/** @returns {string[]} the parts that have to be built before the program can start */
export function staleParts() {
  const known = new Map();
  return Object.keys(parts).filter((name) => {
    const noted = bytesOf(noteOf(name));
    return noted === null || noted.toString() !== noteFor(name, madeOf(name, known));
  });
}

/** Before a part is built: one that is built half-way is not fresh. @param {string} name */
export function forget(name) {
  rmSync(noteOf(name), { force: true });
}

/** @param {string} name of a part that was just built @param {string} made what it was made of when the build began */
export function remember(name, made) {
  const note = noteOf(name);
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(`${note}.${process.pid}`, noteFor(name, made));
  renameSync(`${note}.${process.pid}`, note);
}

/** @param {string} name @param {string} made */
function noteFor(name, made) {
  return `${made}\n${digestOf(parts[name]?.folder ?? '')}\n`;
}

/** @param {string} name */
function noteOf(name) {
  return join(root, 'dist/.fresh', name);
}

/** @param {string} place a file or folder, whether it is there or not */
function digestOf(place) {
  const digest = createHash('sha256');
  for (const file of filesIn(place)) {
    // As large as all the rest, and not needed to run.
    if (file.endsWith('.map')) continue;
    const bytes = bytesOf(join(root, file));
    if (bytes !== null) digest.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return digest.digest('hex');
}

/** @param {string} place @returns {string[]} in an order that does not depend on the disk */
function filesIn(place) {
  const isFolder = statSync(join(root, place), { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return [place];
  return readdirSync(join(root, place))
    .toSorted()
    .flatMap((name) => filesIn(`${place}/${name}`));
}

/** @param {string} path @returns {Buffer | null} null for what is not there */
function bytesOf(path) {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? null : readFileSync(path);
}
