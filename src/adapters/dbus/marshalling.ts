/** Values as D-Bus writes them: aligned to their size, counted from the start of the message. */
export interface Marshal {
  byte(value: number): void;
  uint32(value: number): void;
  int32(value: number): void;
  boolean(value: boolean): void;
  /** Also an object path. No NUL and no lone surrogate may be in it: the bus hangs up on whoever sends one. */
  string(value: string): void;
  signature(value: string): void;
  /** Fills with zeros up to a multiple of `size` bytes. */
  align(size: number): void;
  /** @param size the alignment of an element. */
  array(size: number, elements: () => void): void;
  written(): Buffer;
}

/** Writes little-endian. */
export function createMarshal(): Marshal {
  const parts: Buffer[] = [];
  let length = 0;

  const add = (bytes: Buffer): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  const align = (size: number): void => add(Buffer.alloc((size - (length % size)) % size));
  const number = (write: (bytes: Buffer) => void): Buffer => {
    align(4);
    const bytes = Buffer.alloc(4);
    write(bytes);
    add(bytes);
    return bytes;
  };
  const uint32 = (value: number): Buffer => number((bytes) => bytes.writeUInt32LE(value));

  return {
    byte: (value) => add(Buffer.of(value)),
    uint32: (value) => void uint32(value),
    int32: (value) => void number((bytes) => bytes.writeInt32LE(value)),
    boolean: (value) => void uint32(value ? 1 : 0),
    string(value) {
      const bytes = Buffer.from(`${value}\0`);
      uint32(bytes.length - 1);
      add(bytes);
    },
    signature(value) {
      add(Buffer.of(value.length));
      add(Buffer.from(`${value}\0`));
    },
    align,
    array(size, elements) {
      const bytes = uint32(0);
      align(size);
      const start = length;
      elements();
      bytes.writeUInt32LE(length - start);
    },
    written: () => Buffer.concat(parts, length),
  };
}
