/** One image of an icon file; `pixels` are blue, green, red, alpha, the bottom row first. */
export interface IcoImage {
  readonly size: number;
  readonly pixels: Buffer;
}

const directoryEntryBytes = 16;
const bitmapHeaderBytes = 40;

/** Reads a Windows icon file whose images are 32-bit bitmaps, as Windows does: by its directory. */
export function icoImages(file: Buffer): IcoImage[] {
  if (file.readUInt16LE(0) !== 0 || file.readUInt16LE(2) !== 1) throw new Error('not an icon file');
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + index * directoryEntryBytes;
    const size = file.readUInt8(entry) || 256;
    const length = file.readUInt32LE(entry + 8);
    const bitmap = file.subarray(file.readUInt32LE(entry + 12)).subarray(0, length);
    if (bitmap.readInt32LE(4) !== size || bitmap.readUInt16LE(14) !== 32)
      throw new Error(`bad image ${size}`);
    return { size, pixels: bitmap.subarray(bitmapHeaderBytes).subarray(0, size * size * 4) };
  });
}
