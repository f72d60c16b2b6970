/** Apple's icon container: `icns`, the file's length, then per image a type, a length with these 8 bytes, and a PNG. */

/** The types that hold a PNG, and how wide each is in pixels. `ic11` to `ic14` and `ic10` are the @2x ones. */
export const icnsTypes = {
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
} as const;

/** @param render answers a PNG `size` pixels wide. @returns a whole `.icns` file with every type of `icnsTypes`. */
export function icnsOf(render: (size: number) => Buffer): Buffer {
  const images = Object.entries(icnsTypes).map(([type, size]) => chunk(type, render(size)));
  return chunk('icns', Buffer.concat(images));
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
