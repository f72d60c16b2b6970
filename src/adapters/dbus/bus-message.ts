import { createMarshal, type Marshal } from './marshalling.ts';
import { createUnmarshal, type Unmarshal } from './unmarshalling.ts';

export interface MethodCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** Signature of what `body` writes; left out when there are no arguments. */
  readonly signature?: string;
  readonly body?: (marshal: Marshal) => void;
}

export interface BusMessage {
  readonly kind: 'return' | 'error' | 'other';
  /** Serial of the call this answers; 0 when it answers none. */
  readonly replyTo: number;
  /** The unique name of whoever sent it, as the bus says; empty without one. */
  readonly sender: string;
  readonly member: string;
  readonly errorName: string;
  readonly signature: string;
  readonly body: Unmarshal;
}

const field = {
  path: 1,
  interface: 2,
  member: 3,
  errorName: 4,
  replyTo: 5,
  destination: 6,
  sender: 7,
  signature: 8,
};
const kinds = { 2: 'return', 3: 'error' } as const;

/** "Message Format" in the D-Bus Specification. */
export function encodeCall(call: MethodCall, serial: number): Buffer {
  const bodyMarshal = createMarshal();
  call.body?.(bodyMarshal);
  const body = bodyMarshal.written();

  const header = createMarshal();
  for (const value of [0x6c /* little-endian */, 1 /* method call */, 0, 1 /* version */]) header.byte(value);
  header.uint32(body.length);
  header.uint32(serial);
  header.array(8, () => {
    for (const [code, type, text] of headerFields(call)) {
      header.align(8);
      header.byte(code);
      header.signature(type);
      if (type === 'g') header.signature(text);
      else header.string(text);
    }
  });
  header.align(8);
  return Buffer.concat([header.written(), body]);
}

function headerFields(call: MethodCall): [code: number, type: 'o' | 's' | 'g', text: string][] {
  return [
    [field.path, 'o', call.path],
    [field.interface, 's', call.interface],
    [field.member, 's', call.member],
    [field.destination, 's', call.destination],
    ...(call.signature === undefined
      ? []
      : [[field.signature, 'g', call.signature] as [number, 'g', string]]),
  ];
}

/** @param bytes one whole message. Throws on what is none. */
export function decodeMessage(bytes: Buffer): BusMessage {
  const littleEndian = isLittleEndian(bytes);
  const header = createUnmarshal(bytes, littleEndian);
  header.byte();
  const type = header.byte();
  header.align(4);
  const bodyLength = header.uint32();
  header.uint32();
  const found = { texts: new Map<number, string>(), replyTo: 0 };
  header.array(8, () => {
    header.align(8);
    const code = header.byte();
    const value = readVariant(header);
    if (typeof value === 'string') found.texts.set(code, value);
    else if (code === field.replyTo) found.replyTo = value;
  });
  const text = (code: number): string => found.texts.get(code) ?? '';
  return {
    kind: type === 2 || type === 3 ? kinds[type] : 'other',
    replyTo: found.replyTo,
    sender: text(field.sender),
    member: text(field.member),
    errorName: text(field.errorName),
    signature: text(field.signature),
    body: createUnmarshal(bytes.subarray(bytes.length - bodyLength), littleEndian),
  };
}

/** The types header fields have. */
function readVariant(header: Unmarshal): string | number {
  const type = header.signature();
  switch (type) {
    case 's':
    case 'o':
      return header.string();
    case 'g':
      return header.signature();
    case 'u':
      return header.uint32();
    default:
      throw new Error('a header field of an unknown type');
  }
}

/** Whether the message that starts here is; throws when none does. */
export function isLittleEndian(bytes: Buffer): boolean {
  const mark = bytes[0];
  if (mark !== 0x6c && mark !== 0x42) throw new Error('not a D-Bus message');
  return mark === 0x6c;
}
