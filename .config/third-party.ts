/** The licences of what is packed with the program: MIT, BSD and Apache want their texts to go along. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

/** Folders of packages, such as `/checkout/node_modules/@mantine/core`. */
export type PackageFolders = Set<string>;

/** What may be passed on in a closed package without more than its text. */
const allowed = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
]);
const textFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const inPackage = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** Notes whose code a bundle holds: of every module that was not shaken off whole. */
export function noteBundled(folders: PackageFolders): Plugin {
  return {
    name: 'note-bundled-packages',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const id of output.moduleIds) {
          const [folder] = inPackage.exec(id.replaceAll('\\', '/').replace(/^\0/, '')) ?? [];
          if (folder !== undefined) folders.add(folder);
        }
      }
    },
  };
}

/** A package that stays one, with all it needs. */
export function notePackage(name: string, from: string, folders: PackageFolders): void {
  const folder = folderOf(name, from);
  if (folder === undefined) throw new Error(`${name} is not installed`);
  if (folders.has(folder)) return;
  folders.add(folder);
  for (const needed of Object.keys(manifestOf(folder).dependencies ?? {}))
    notePackage(needed, folder, folders);
}

/** @throws for a licence nobody has looked at yet, or a package without a word of its own. */
export function thirdPartyNotices(folders: PackageFolders): string {
  const notices = [...folders].map(noticeOf).toSorted();
  const head = 'Offhook contains the following software, each under the licence that follows its name.\n';
  return [head, ...new Set(notices)].join(`\n${'-'.repeat(80)}\n\n`);
}

function noticeOf(folder: string): string {
  const { name, version, license, author } = manifestOf(folder);
  if (!mayBeShipped(license))
    throw new Error(`${name} ${version} is under ${license ?? 'no licence'}: look whether it may be shipped`);
  const texts = readdirSync(folder)
    .filter((file) => textFile.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const by = typeof author === 'object' ? author.name : author;
  // Packages without a file name one of the licences that others here print in full.
  const text = texts.length > 0 ? texts.join('\n\n') : `Copyright (c) ${by ?? `the authors of ${name}`}`;
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/** SPDX, as far as packages use it: all of what `AND` joins, one of what `OR` does. */
function mayBeShipped(license = ''): boolean {
  const all = license.replace(/[()]/g, '').split(' AND ');
  return all.every((one) => one.split(' OR ').some((name) => allowed.has(name)));
}

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});

function manifestOf(folder: string): z.infer<typeof manifest> {
  return manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}

/** As Node looks it up: in the nearest node_modules that has it. */
function folderOf(name: string, from: string): string | undefined {
  const parts = from.split('/');
  return parts
    .map((_part, index) => [...parts.slice(0, parts.length - index), 'node_modules', name].join('/'))
    .find((folder) => existsSync(join(folder, 'package.json')));
}
