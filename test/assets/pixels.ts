import type { IcoImage } from './ico-images.ts';

/** 0 black to 255 white. */
export type Gray = number;

/** How opaque each pixel is, 0 to 255. */
export function alphaOf({ pixels, size }: IcoImage): number[] {
  return Array.from({ length: size * size }, (_, index) => pixels.readUInt8(index * 4 + 3));
}

/** The relative luminance (WCAG 2.2) of each pixel on a task bar of that gray, 0 to 1. */
export function luminanceOn(bar: Gray, { pixels, size }: IcoImage): number[] {
  return Array.from({ length: size * size }, (_, index) => {
    const alpha = pixels.readUInt8(index * 4 + 3) / 255;
    const [blue, green, red] = [0, 1, 2].map((channel) =>
      linear(pixels.readUInt8(index * 4 + channel) * alpha + bar * (1 - alpha)),
    );
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  });
}

/** The luminance of a gray, 0 to 1. */
export function linear(value: Gray): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** WCAG 2.2 contrast of two luminances, 1 to 21. A picture needs 3 (1.4.11). */
export function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
