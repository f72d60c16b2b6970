/** SVG in, PNG out, without a browser: the same bytes on every machine. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** @returns a PNG with alpha, `size` pixels wide. @throws when the SVG is not well-formed. */
export type RenderPng = (svg: string, size: number) => Buffer;

/** Loads the renderer. Once per process: resvg keeps a single WebAssembly instance. */
export async function openPngRenderer(): Promise<RenderPng> {
  const wasm = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'));
  await initWasm(await readFile(wasm));
  return (svg, size) => {
    const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: size } });
    const image = drawing.render();
    const png = Buffer.from(image.asPng());
    image.free();
    drawing.free();
    return png;
  };
}
