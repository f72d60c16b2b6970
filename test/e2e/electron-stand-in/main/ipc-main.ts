import { EventEmitter } from 'node:events';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

export type Ipc = EventEmitter &
  Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'> & {
    /** The handler for an invocation, taken away if it was for one only. */
    handlerFor(channel: string): Handler | undefined;
  };

/** `ipcMain`, and the `ipc` of a WebContents or a frame. */
export function createIpc(): Ipc {
  const handlers = new Map<string, Handler>();
  const once = new Set<string>();
  const methods = {
    handle(channel, listener) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      if (typeof listener !== 'function')
        throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
      handlers.set(channel, listener);
    },
    handleOnce(channel, listener) {
      methods.handle(channel, listener);
      once.add(channel);
    },
    removeHandler(channel) {
      handlers.delete(channel);
      once.delete(channel);
    },
  } satisfies Partial<Electron.IpcMain>;
  return Object.assign(new EventEmitter(), methods, {
    handlerFor(channel: string): Handler | undefined {
      const handler = handlers.get(channel);
      if (once.has(channel)) methods.removeHandler(channel);
      return handler;
    },
  });
}

export const ipcMain = createIpc();
// Documented nowhere, but true: an 'error' channel must not bring the program down.
ipcMain.on('error', () => {});
