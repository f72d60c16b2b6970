import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pngToIco from 'png-to-ico';
import { beforeAll, describe, expect, test } from 'vitest';
import { icnsTypes } from '../../assets/icns.ts';
import { drawIconFiles, iconSizes, trayStates, type IconFile } from '../../assets/icon-files.ts';
import { openPngRenderer } from '../../assets/png-renderer.ts';
import { icoImages, type IcoImage } from './ico-images.ts';
import { alphaOf, contrast, linear, luminanceOn } from './pixels.ts';

const assets = fileURLToPath(new URL('../../assets/', import.meta.url));
const committed = (path: string) => readFileSync(`${assets}${path}`);
const bars = { white: 255, 'light Windows': 0xf3, 'dark Windows': 0x20, black: 0 };
const pairs = trayStates.flatMap((one, index) =>
  trayStates.slice(index + 1).map((other) => [one, other] as const),
);

/** The one image of a PNG, decoded by the library that fills our icon files. */
async function pngImage(path: string): Promise<IcoImage> {
  const [image] = icoImages(await pngToIco([committed(path)]));
  if (image === undefined) throw new Error(`no image in ${path}`);
  return image;
}

/** Width and height as a PNG's header tells them, in pixels. */
function pngSize(png: Buffer): readonly [width: number, height: number] {
  if (png.toString('latin1', 0, 4) !== '\u0089PNG') throw new Error('not a PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

function smallest(path: string): IcoImage {
  const image = icoImages(committed(path)).find(({ size }) => size === 16);
  if (image === undefined) throw new Error(`no 16 px image in ${path}`);
  return image;
}

describe('the committed icon files', () => {
  let drawn: IconFile[];
  beforeAll(async () => {
    drawn = await drawIconFiles(await openPngRenderer());
  }, 60_000);

  test('are what the SVG files give today, byte for byte', () => {
    const drifted = drawn.filter(([path, bytes]) => !committed(path).equals(bytes)).map(([path]) => path);
    expect(drifted, 'run: node assets/render-icons.ts').toEqual([]);
  });

  test('are all of them, and none is left over', () => {
    const files = globSync('{icon.*,icons/*,tray/*/*}', { cwd: assets }).map((path) =>
      path.replaceAll('\\', '/'),
    );
    expect(files.toSorted()).toEqual(['icon.svg', ...drawn.map(([path]) => path)].toSorted());
  });
});

describe('each platform finds the sizes it asks for', () => {
  test('the application icon of Windows', () => {
    expect(icoImages(committed('icon.ico')).map(({ size }) => size)).toEqual(iconSizes.appIco);
  });

  test('the application icon of macOS: every chunk is a PNG as wide as its type says', () => {
    const file = committed('icon.icns');
    const found: [type: string, sizes: readonly number[]][] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      found.push([file.toString('latin1', at, at + 4), pngSize(file.subarray(at + 8))]);
    }
    expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
    expect(found).toEqual(Object.entries(icnsTypes).map(([type, size]) => [type, [size, size]]));
  });

  test.each(iconSizes.linuxApp)('the application icon of Linux, %i pixels', (size) => {
    expect(pngSize(committed(`icons/${size}x${size}.png`))).toEqual([size, size]);
  });

  test('the application icon where one large picture is asked for', () => {
    expect(pngSize(committed('icon.png'))).toEqual([1024, 1024]);
  });

  test.each(trayStates)('the tray when %s', (state) => {
    expect(icoImages(committed(`tray/windows/${state}.ico`)).map(({ size }) => size)).toEqual(
      iconSizes.trayIco,
    );
    const pngs = [`mac/${state}Template`, `mac/${state}Template@2x`, `linux/${state}`, `linux/${state}@2x`];
    const sizes = pngs.map((png) => pngSize(committed(`tray/${png}.png`)));
    expect(sizes).toEqual([16, 32, 22, 44].map((size) => [size, size]));
  });
});

describe('the tray can be read at 16 pixels', () => {
  test.each(trayStates)('on macOS %s is black and alpha, nothing else', async (state) => {
    for (const scale of ['', '@2x']) {
      const image = await pngImage(`tray/mac/${state}Template${scale}.png`);
      expect(image.pixels.filter((value, index) => index % 4 !== 3 && value !== 0)).toHaveLength(0);
      expect(new Set(alphaOf(image))).toContain(0);
      expect(new Set(alphaOf(image))).toContain(255);
    }
  });

  test.each(pairs)('on macOS %s and %s differ in shape', async (one, other) => {
    const others = alphaOf(await pngImage(`tray/mac/${other}Template.png`));
    const alphas = alphaOf(await pngImage(`tray/mac/${one}Template.png`));
    expect(alphas.filter((alpha, at) => Math.abs(alpha - (others[at] ?? 0)) > 127).length).toBeGreaterThan(
      12,
    );
  });

  describe.each(Object.entries(bars))('on a %s task bar', (_, bar) => {
    test.each(trayStates)('%s stands out', (state) => {
      const seen = luminanceOn(bar, smallest(`tray/windows/${state}.ico`));
      expect(seen.filter((luminance) => contrast(luminance, linear(bar)) >= 3).length).toBeGreaterThan(50);
    });

    test.each(pairs)('%s and %s differ without colour', (one, other) => {
      const others = luminanceOn(bar, smallest(`tray/windows/${other}.ico`));
      const seen = luminanceOn(bar, smallest(`tray/windows/${one}.ico`));
      expect(
        seen.filter((luminance, at) => contrast(luminance, others[at] ?? 0) >= 3).length,
      ).toBeGreaterThan(12);
    });
  });

  test('every state shows the same handset, so that only the badge says what changed', () => {
    const handsets = trayStates.map(
      (state) => /id="handset-shape"[^>]*/.exec(committed(`tray/${state}.svg`).toString('utf8'))?.[0],
    );
    expect(handsets[0]).toBeDefined();
    expect(new Set(handsets).size).toBe(1);
  });
});
