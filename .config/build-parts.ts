/**
 * Builds what runs: every program as one file, so that it starts fast and stays small in memory (a third less than the same modules one
 * by one), and the window. Types are checked by `tsc -b`, which writes no JavaScript.
 */
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
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

function program(name: string, format: 'es' | 'cjs', entry = `src/shells/${name}/main.ts`): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node24',
      outDir: parts[name]?.folder ?? '',
      emptyOutDir: true,
      minify: true,
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
    plugins: [leanModules()],
  };
}

const configs: Readonly<Record<string, () => InlineConfig>> = {
  headless: () => program('headless', 'es'),
  launch: () => program('launch', 'es'),
  electron: () => program('electron', 'es'),
  preload: () => program('preload', 'cjs', 'src/preload/preload.ts'),
  ui: () => ({ ...window, configFile: false, logLevel: 'warn' }),
};

/** @param names of parts. @returns the packages whose code they hold. */
export async function buildParts(names: readonly string[]): Promise<PackageFolders> {
  const folders: PackageFolders = new Set();
  for (const name of names) {
    const configOf = configs[name];
    if (configOf === undefined) throw new Error(`there is no part ${name} to build`);
    const config = configOf();
    const made = madeOf(name);
    forget(name);
    await build({ ...config, plugins: [...(config.plugins ?? []), noteBundled(folders)] });
    remember(name, made);
  }
  return folders;
}
