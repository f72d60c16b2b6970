/** Reads on from where it stands. Everything throws where the bytes end or cannot be meant. */
export interface Unmarshal {
  byte(): number;
  uint32(): number;
  string(): string;
  signature(): string;
  align(size: number): void;
  /** `element` reads one. */
  array<T>(size: number, element: () => T): T[];
}

export function createUnmarshal(bytes: Buffer, littleEndian: boolean): Unmarshal {
  const read = { bytes: 0 };
  const align = (size: number): void => void (read.bytes += (size - (read.bytes % size)) % size);
  const byte = (): number => {
    const value = bytes.readUInt8(read.bytes);
    read.bytes += 1;
    return value;
  };
  const uint32 = (): number => {
    align(4);
    const value = littleEndian ? bytes.readUInt32LE(read.bytes) : bytes.readUInt32BE(read.bytes);
    read.bytes += 4;
    return value;
  };
  const text = (length: number): string => {
    if (length >= bytes.length - read.bytes) throw new RangeError('a text goes on behind its message');
    const value = bytes.toString('utf8', read.bytes, read.bytes + length);
    read.bytes += length + 1;
    return value;
  };

  return {
    byte,
    uint32,
    string: () => text(uint32()),
    signature: () => text(byte()),
    align,
    array(size, element) {
      const length = uint32();
      align(size);
      const end = read.bytes + length;
      if (end > bytes.length) throw new RangeError('an array goes on behind its message');
      const elements = [];
      while (read.bytes < end) elements.push(element());
      return elements;
    },
  };
}
