/** Every icon file the program and its packages need, as bytes. README.md says which is for whom. */
import { readFile } from 'node:fs/promises';
import pngToIco from 'png-to-ico';
import { icnsOf } from './icns.ts';
import type { RenderPng } from './png-renderer.ts';
import { haloedOf, templateOf, withMacMargin } from './svg-variants.ts';

export const trayStates = [
  'hearing',
  'starting',
  'degraded',
  'deaf',
  'do-not-disturb',
  'signed-out',
] as const;

export type TrayState = (typeof trayStates)[number];

/** Pixels, per use. Windows' are those of its display scales from 100 % on. */
export const iconSizes = {
  trayIco: [16, 20, 24, 32, 48],
  appIco: [16, 20, 24, 32, 40, 48, 64, 128, 256],
  linuxApp: [16, 32, 48, 64, 128, 256, 512],
} as const;

/** A file's path below `assets`, with `/`, and its bytes. */
export type IconFile = readonly [path: string, bytes: Buffer];

/** Draws them all anew from the SVG files. The same sources give the same bytes. */
export async function drawIconFiles(render: RenderPng): Promise<IconFile[]> {
  const tray = await Promise.all(
    trayStates.map(async (state) => trayFiles(state, { svg: await sourceOf(`tray/${state}.svg`), render })),
  );
  return [...(await appFiles({ svg: await sourceOf('icon.svg'), render })), ...tray.flat()];
}

interface Drawing {
  readonly svg: string;
  readonly render: RenderPng;
}

async function appFiles({ svg, render }: Drawing): Promise<IconFile[]> {
  return [
    ['icon.png', render(svg, 1024)],
    ['icon.ico', await icoOf({ svg, render }, iconSizes.appIco)],
    ['icon.icns', icnsOf((size) => render(withMacMargin(svg), size))],
    ...iconSizes.linuxApp.map((size): IconFile => [`icons/${size}x${size}.png`, render(svg, size)]),
  ];
}

async function trayFiles(state: TrayState, { svg, render }: Drawing): Promise<IconFile[]> {
  const template = templateOf(svg);
  const haloed = haloedOf(svg);
  return [
    [`tray/mac/${state}Template.png`, render(template, 16)],
    [`tray/mac/${state}Template@2x.png`, render(template, 32)],
    [`tray/windows/${state}.ico`, await icoOf({ svg: haloed, render }, iconSizes.trayIco)],
    [`tray/linux/${state}.png`, render(haloed, 22)],
    [`tray/linux/${state}@2x.png`, render(haloed, 44)],
  ];
}

function icoOf({ svg, render }: Drawing, sizes: readonly number[]): Promise<Buffer> {
  return pngToIco(sizes.map((size) => render(svg, size)));
}

function sourceOf(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
