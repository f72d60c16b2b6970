/**
 * Builds what runs: every program as one file, so that it starts fast and stays small in memory (a third less than the same modules one
 * by one), and the window. Types are checked by `tsc -b`, which writes no JavaScript.
 *
 *     node .config/build.ts [headless] [launch] [electron] [preload] [ui]
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { leanModules } from './lean-modules.ts';
import { noteBundled, notePackage, thirdPartyNotices, type PackageFolders } from './third-party.ts';
import window from './vite.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** It starts programs that lie beside it: it stays a package. electron-builder.yml lets it and what it needs in. */
const staysPackage = 'node-notifier';
const external = [
  // Those of HTTP: lean-modules.ts.
  /^node:(?!https?$)/,
  /^electron(\/|$)/,
  staysPackage,
  // The launcher starts one of the two.
  /^\.\.\/(headless|electron)\/main\.(js|ts)$/,
];

function program(name: string, format: 'es' | 'cjs', entry = `src/shells/${name}/main.ts`): InlineConfig {
  const folder = name === 'preload' ? 'dist/preload' : `dist/shells/${name}`;
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
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

const parts: Readonly<Record<string, () => InlineConfig>> = {
  headless: () => program('headless', 'es'),
  launch: () => program('launch', 'es'),
  electron: () => program('electron', 'es'),
  preload: () => program('preload', 'cjs', 'src/preload/preload.ts'),
  ui: () => ({ ...window, configFile: false, logLevel: 'warn' }),
};

const asked = process.argv.slice(2);
const folders: PackageFolders = new Set();
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const part = parts[name];
  if (part === undefined) throw new Error(`there is no part ${name} to build`);
  const config = part();
  await build({ ...config, plugins: [...(config.plugins ?? []), noteBundled(folders)] });
}
if (asked.length === 0) {
  notePackage(staysPackage, root.replaceAll('\\', '/').replace(/\/$/, ''), folders);
  writeFileSync(new URL('../dist/third-party-notices.txt', import.meta.url), thirdPartyNotices(folders));
}
