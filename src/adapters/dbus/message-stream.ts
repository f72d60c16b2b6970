import { decodeMessage, isLittleEndian, type BusMessage } from './bus-message.ts';
import { createUnmarshal } from './unmarshalling.ts';

/** Far more than the answers awaited here have. */
const longestMessage = 1_048_576;
const fixedPart = 16;

/** Hands over the whole messages at the start of `bytes`; returns the rest. Throws on what is none. */
export function takeMessages(
  bytes: Buffer<ArrayBuffer>,
  take: (message: BusMessage) => void,
): Buffer<ArrayBuffer> {
  let rest = bytes;
  for (;;) {
    const length = messageLength(rest);
    if (length !== null && length > longestMessage) throw new Error('a message on the bus is too long');
    if (length === null || rest.length < length) return rest;
    take(decodeMessage(rest.subarray(0, length)));
    rest = rest.subarray(length);
  }
}

/** Bytes of the message that starts here; null as long as too little is there to tell. Throws on what is none. */
function messageLength(bytes: Buffer): number | null {
  if (bytes.length < fixedPart) return null;
  const start = createUnmarshal(bytes, isLittleEndian(bytes));
  const [, , , version] = [start.byte(), start.byte(), start.byte(), start.byte()];
  if (version !== 1) throw new Error('not the D-Bus protocol this speaks');
  const bodyLength = start.uint32();
  start.uint32();
  const fieldsLength = start.uint32();
  return fixedPart + Math.ceil(fieldsLength / 8) * 8 + bodyLength;
}
