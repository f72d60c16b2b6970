/** A window on a screen, in the screen's own points. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const usual = { width: 1080, height: 720 };
export const smallest = { width: 480, height: 400 };

/**
 * Where the window opens: on the screen with the pointer, as large as it was, where it was if that was on this screen, else
 * in the middle; always whole on the screen.
 * @param kept where it was last, if anybody knows.
 * @param area the part of the screen with the pointer that windows may use.
 */
export function placementOf(kept: Bounds | null, area: Bounds): Bounds {
  const wanted = kept ?? usual;
  const width = Math.min(Math.max(wanted.width, smallest.width), area.width);
  const height = Math.min(Math.max(wanted.height, smallest.height), area.height);
  const isHere = kept !== null && isWithin(middleOf(kept), area);
  const x = isHere ? kept.x : area.x + Math.round((area.width - width) / 2);
  const y = isHere ? kept.y : area.y + Math.round((area.height - height) / 2);
  return {
    x: clamp(x, area.x, area.x + area.width - width),
    y: clamp(y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

/** Reads what was kept; anything at all may be in a file. */
export function readBounds(value: unknown): Bounds | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height } = { x: null, y: null, width: null, height: null, ...value };
  return isInteger(x) && isInteger(y) && isInteger(width) && isInteger(height)
    ? { x, y, width, height }
    : null;
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function middleOf({ x, y, width, height }: Bounds): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

function isWithin({ x, y }: { readonly x: number; readonly y: number }, area: Bounds): boolean {
  return x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
