/**
 * Structured clone over text: what `ipcRenderer` and `webContents.send` may carry (IpcRenderer.invoke). These functions call
 * nothing but each other, because they also run, as their own source, in the page.
 */

/** @throws when something in there cannot be cloned: functions, promises, symbols, DOM objects. */
export function encodeWire(value: unknown): string {
  const seen = new Map<object, number>();

  function code(one: unknown): unknown {
    if (one === null || typeof one === 'string' || typeof one === 'boolean') return one;
    if (one === undefined) return ['undefined'];
    if (typeof one === 'bigint') return ['bigint', String(one)];
    if (typeof one === 'number') {
      if (Number.isFinite(one) && !Object.is(one, -0)) return one;
      return ['number', Object.is(one, -0) ? '-0' : String(one)];
    }
    const known = seen.get(one);
    if (known !== undefined) return ['seen', known];
    seen.set(one, seen.size);
    return codeObject(one, code);
  }

  return JSON.stringify(code(structuredClone(value)));
}

function codeObject(one: object, code: (part: unknown) => unknown): unknown {
  const list = (values: Iterable<unknown>) => Array.from(values, code);
  const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  if (Array.isArray(one)) return ['array', list(one)];
  if (one instanceof Date) return ['date', one.getTime()];
  if (one instanceof RegExp) return ['regexp', one.source, one.flags];
  if (one instanceof Error) return ['error', one.name, one.message, one.stack ?? ''];
  if (one instanceof Map) return ['map', list([...one.keys()]), list([...one.values()])];
  if (one instanceof Set) return ['set', list(one)];
  if (one instanceof ArrayBuffer) return ['buffer', base64(new Uint8Array(one))];
  if (ArrayBuffer.isView(one)) {
    return ['view', one.constructor.name, base64(new Uint8Array(one.buffer, one.byteOffset, one.byteLength))];
  }
  return ['object', Object.keys(one), list(Object.values(one))];
}

export function decodeWire(text: string): unknown {
  const seen: unknown[] = [];
  const makers = wireMakers(seen, decode);

  function decode(coded: unknown): unknown {
    if (!Array.isArray(coded)) return coded;
    const [tag, ...parts] = coded as [string, ...never[]];
    return makers[tag]?.(...parts);
  }

  return decode(JSON.parse(text));
}

/** Each keeps what it makes before it fills it: that is the order in which `encodeWire` has numbered them. */
function wireMakers(
  seen: unknown[],
  decode: (coded: unknown) => unknown,
): Record<string, (...parts: never[]) => unknown> {
  const bytes = (coded: string) => Uint8Array.from(atob(coded), (character) => character.charCodeAt(0));
  const keep = <Value>(value: Value): Value => {
    seen.push(value);
    return value;
  };
  const define = (made: object, key: string, value: unknown): unknown =>
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
  const fill = (made: unknown[] | Set<unknown>, items: unknown[]): unknown => {
    for (const item of items) {
      if (made instanceof Set) made.add(decode(item));
      else made.push(decode(item));
    }
    return made;
  };
  return {
    undefined: () => undefined,
    bigint: (digits: string) => BigInt(digits),
    number: (digits: string) => Number(digits),
    seen: (index: number) => seen[index],
    date: (time: number | null) => keep(new Date(time ?? Number.NaN)),
    regexp: (source: string, flags: string) => keep(new RegExp(source, flags)),
    error: (name: string, message: string, stack: string) => {
      const error = keep(new Error(message));
      return Object.assign(Object.defineProperty(error, 'name', { value: name, configurable: true }), {
        stack,
      });
    },
    array: (items: unknown[]) => fill(keep([]), items),
    set: (items: unknown[]) => fill(keep(new Set()), items),
    map: (keys: unknown[], values: unknown[]) => {
      const made = keep(new Map<unknown, unknown>());
      const decodedKeys = keys.map(decode);
      for (const [at, value] of values.entries()) made.set(decodedKeys[at], decode(value));
      return made;
    },
    buffer: (coded: string) => keep(bytes(coded).buffer),
    view: (type: string, coded: string) => {
      const View = Reflect.get(globalThis, type) as new (raw: ArrayBuffer) => unknown;
      return keep(new View(bytes(coded).buffer));
    },
    object: (keys: string[], values: unknown[]) => {
      const made: object = keep({});
      for (const [at, key] of keys.entries()) define(made, key, decode(values[at]));
      return made;
    },
  };
}

/** All of the above, for the page. */
export const wireSource = [encodeWire, codeObject, decodeWire, wireMakers].map(String).join('\n');
