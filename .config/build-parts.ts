/**
 * Builds what runs: every program as one file, so that it starts fast and stays small in memory (a third less than the same modules one
 * by one), and the window. Types are checked by `tsc -b`, which writes no JavaScript.
 */
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin } from 'vite';
import { forget, madeOf, parts, remember } from './freshness.js';
import { leanModules } from './lean-modules.ts';
import { noteBundled, type PackageFolders } from './third-party.ts';
import window from './vite.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** It starts programs that lie beside it: it stays a package. electron-builder.yml lets it and what it needs in. */
export const staysPackage = 'node-notifier';
const external = [
  // Those of HTTP: lean-modules.ts.
  /^node:(?!https?$)/,
  /^electron(\/|$)/,
  staysPackage,
  // The launcher starts one of the two.
  /^\.\.\/(headless|electron)\/main\.(js|ts)$/,
];

export interface BuildChoices {
  /** As it is packed; else so that it can be read. */
  readonly isRelease: boolean;
  /** Instead of `dist`: nothing there is fresh or stale. */
  readonly into?: string | undefined;
}

interface Program {
  readonly format: 'es' | 'cjs';
  readonly entry: string;
  readonly isRelease: boolean;
}

function program({ format, entry, isRelease }: Program): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node24',
      emptyOutDir: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entry,
        external,
        output: {
          format,
          entryFileNames: format === 'cjs' ? 'preload.cjs' : 'main.js',
          // Beside the entry: paths that are relative to a module stay right.
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
    ssr: { noExternal: true },
    plugins: [
      leanModules(),
      ...(isRelease || format === 'cjs' ? [] : [withReadableStacks(join(root, entry))]),
    ],
  };
}

/** On the first line, so that every line stays where it was. */
function withReadableStacks(entry: string): Plugin {
  return {
    name: 'with-readable-stacks',
    transform: (code, id) =>
      id === entry ? { code: `import '../../../.config/readable-stacks.ts'; ${code}`, map: null } : null,
  };
}

const shell =
  (name: string) =>
  (isRelease: boolean): InlineConfig =>
    program({ format: 'es', entry: `src/shells/${name}/main.ts`, isRelease });

const configs: Readonly<Record<string, (isRelease: boolean) => InlineConfig>> = {
  headless: shell('headless'),
  launch: shell('launch'),
  electron: shell('electron'),
  preload: (isRelease) => program({ format: 'cjs', entry: 'src/preload/preload.ts', isRelease }),
  ui: () => ({ ...window, configFile: false, logLevel: 'warn' }),
};

/** @param names of parts. @returns the packages whose code they hold. */
export async function buildParts(
  names: readonly string[],
  { isRelease, into }: BuildChoices,
): Promise<PackageFolders> {
  const folders: PackageFolders = new Set();
  for (const name of names) {
    const config = configs[name]?.(isRelease);
    const part = parts[name];
    if (config === undefined || part === undefined) throw new Error(`there is no part ${name} to build`);
    const made = madeOf(name);
    if (into === undefined) forget(name);
    await build({
      ...config,
      build: {
        ...config.build,
        outDir: into === undefined ? join(root, part.folder) : join(into, relative('dist', part.folder)),
        minify: isRelease,
        sourcemap: isRelease ? 'hidden' : true,
      },
      plugins: [...(config.plugins ?? []), noteBundled(folders)],
    });
    // What is packed is stale for `npm start`.
    if (into === undefined && !isRelease) remember(name, made);
  }
  return folders;
}
