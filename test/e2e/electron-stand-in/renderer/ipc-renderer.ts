/** ipcRenderer, in the preload's world. Runs as its own source in the page. */
import type { ToMain, ToRenderer } from './ipc-messages.ts';
import { decodeWire, encodeWire } from './wire.ts';

type Listener = (event: object, ...args: unknown[]) => void;

/** @param post to the main process. @returns also the function by which its messages come in. */
function createIpcRenderer(post: (message: string) => void) {
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  const heard = createChannels();
  let lastId = 0;

  function tell(message: ToMain): void {
    post(JSON.stringify(message));
  }

  function wire(args: unknown[]): string {
    try {
      return encodeWire(args);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  const methods = {
    ...heard.methods,
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      lastId += 1;
      const coded = wire(args);
      const answer = Promise.withResolvers<unknown>();
      pending.set(lastId, answer);
      tell({ kind: 'invoke', id: lastId, channel, args: coded });
      return answer.promise;
    },
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args: wire(args) }),
    sendSync(): never {
      throw new Error('The Electron stand-in has no sendSync');
    },
  };
  // Its methods are its prototype's: over the context bridge it is an empty object, as since Electron 29.
  const ipcRenderer = Object.create(methods) as typeof methods;

  function deliver(text: string): void {
    const message = JSON.parse(text) as ToRenderer;
    if (message.kind === 'message') {
      heard.emit(message.channel, { sender: ipcRenderer, ports: [] }, decodeWire(message.args) as unknown[]);
      return;
    }
    const answer = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'answer') answer?.resolve(decodeWire(message.value));
    else answer?.reject(new Error(message.reason));
  }

  return { ipcRenderer, deliver };
}

/** The EventEmitter part; a listener that throws is told on the console and hinders no other. */
function createChannels() {
  const listeners = new Map<string, readonly { readonly listener: Listener; readonly once: boolean }[]>();

  function add(once: boolean) {
    return function (this: unknown, channel: string, listener: Listener): unknown {
      listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
      return this;
    };
  }

  function forget(channel: string, listener: Listener): void {
    const left = (listeners.get(channel) ?? []).filter((one) => one.listener !== listener);
    listeners.set(channel, left);
  }

  function remove(this: unknown, channel: string, listener: Listener): unknown {
    forget(channel, listener);
    return this;
  }

  function emit(channel: string, event: object, args: readonly unknown[]): void {
    for (const { listener, once } of listeners.get(channel) ?? []) {
      if (once) forget(channel, listener);
      try {
        listener(event, ...args);
      } catch (error) {
        console.error(error);
      }
    }
  }

  const methods = {
    on: add(false),
    addListener: add(false),
    once: add(true),
    off: remove,
    removeListener: remove,
    removeAllListeners(this: unknown, channel?: string): unknown {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return this;
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  };
  return { methods, emit };
}

/** For the page. */
export const ipcSource = [createIpcRenderer, createChannels].map(String).join('\n');
