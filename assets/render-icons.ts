/** Writes every icon file from its SVG source: `node assets/render-icons.ts`. The results are committed. */
import { mkdir, writeFile } from 'node:fs/promises';
import { drawIconFiles } from './icon-files.ts';
import { openPngRenderer } from './png-renderer.ts';

for (const folder of ['icons', 'tray/mac', 'tray/windows', 'tray/linux']) {
  await mkdir(new URL(`${folder}/`, import.meta.url), { recursive: true });
}
for (const [path, bytes] of await drawIconFiles(await openPngRenderer())) {
  await writeFile(new URL(path, import.meta.url), bytes);
}
