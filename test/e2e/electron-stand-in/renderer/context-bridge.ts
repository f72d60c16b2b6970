/** contextBridge, of the preload's world, and what receives it in the page's. Runs as its own source in the page. */
import type { BridgePort } from './bridge-port.ts';

export function createContextBridge(port: BridgePort) {
  const taken = new Set<string>();
  const waiting: (() => void)[] = [];
  let ready = false;
  // The main world may start after this one: what is exposed before waits for it.
  port.hear('ready', () => {
    ready = true;
    for (const expose of waiting.splice(0)) expose();
  });
  return {
    exposeInMainWorld(key: string, api: unknown): void {
      if (taken.has(key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      taken.add(key);
      const expose = (): void => port.tell('expose', port.pack([key, api]));
      if (ready) expose();
      else waiting.push(expose);
    },
  };
}

/** In the page's world: what the preload exposes, frozen to the ground, and nothing else. */
export function receiveExposed(page: object, port: BridgePort): void {
  function freeze(value: unknown): unknown {
    if (typeof value === 'object' && value !== null && !(value instanceof Promise)) {
      for (const part of Object.values(value)) freeze(part);
      if (!ArrayBuffer.isView(value)) Object.freeze(value);
    }
    return value;
  }

  port.hear('expose', (parcel) => {
    const [key, api] = port.unpack(parcel) as [string, unknown];
    if (!Object.hasOwn(page, key)) Object.defineProperty(page, key, { value: freeze(api), enumerable: true });
  });
  port.tell('ready', port.pack(null));
}
