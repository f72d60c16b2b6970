/**
 * Takes out of package-lock.json what a package demands of Node, where not every Node that may run `npm ci` meets it: npm would warn of
 * each, and leave out the native parts of vite and oxlint. All of them run on the Node that is itself one of the packages, and that
 * must meet every demand: test/lock-engines.test.ts asks the installed packages.
 *
 *     node .config/lock-engines.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import semver from 'semver';
import { z } from 'zod';

interface Entry {
  readonly version?: string | undefined;
  readonly engines?: Readonly<Record<string, string>> | undefined;
}

export interface Lock {
  readonly packages: Readonly<Record<string, Entry>>;
}

const entry = z.object({
  version: z.string().optional(),
  engines: z.record(z.string(), z.string()).optional(),
});
const lockShape = z.object({ packages: z.record(z.string(), entry) });

/** @returns what was given, in its order. @throws when it is no lock. */
export function readLock(text: string): Lock {
  return z.custom<Lock>((value) => lockShape.safeParse(value).success).parse(JSON.parse(text));
}

/** @returns the lock with no demand that a Node of this project's own range does not meet. */
export function withoutDemands(lock: Lock): Lock {
  const accepted = lock.packages['']?.engines?.['node'] ?? '*';
  const isMet = (node = '*'): boolean => semver.subset(accepted, node);
  const packages = Object.entries(lock.packages).map(([path, entry]): [string, Entry] => {
    if (path === '' || isMet(entry.engines?.['node'])) return [path, entry];
    const { node: _, ...others } = entry.engines ?? {};
    const { engines: __, ...rest } = entry;
    return [path, Object.keys(others).length === 0 ? rest : { ...entry, engines: others }];
  });
  return { ...lock, packages: Object.fromEntries(packages) };
}

if (import.meta.main) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = withoutDemands(readLock(readFileSync(file, 'utf8')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
