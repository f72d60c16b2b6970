import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { builtWindow } from './window-host.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the window unless what was built is newer than every source of it. */
export async function buildWindow(): Promise<void> {
  const page = join(builtWindow, 'index.html');
  const sources = [
    'src/ui/**/*.*',
    'src/texts/window/**/*.ts',
    'src/core/text/*.ts',
    '.config/vite.config.ts',
  ];
  const files = sources.flatMap((pattern) => globSync(pattern, { cwd: project }));
  const newest = Math.max(...files.map((file) => statSync(join(project, file)).mtimeMs));
  if (existsSync(page) && statSync(page).mtimeMs > newest) return;
  // The tests' own NODE_ENV would bring in React's development build.
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile: join(project, '.config/vite.config.ts'), logLevel: 'error' });
  } finally {
    process.env['NODE_ENV'] = NODE_ENV;
  }
}
