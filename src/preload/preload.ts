/** The bridge: puts `window.offhook` into the page's world, and nothing else. It decides nothing: the main process checks. */
import { contextBridge, ipcRenderer } from 'electron/renderer';
import type { IpcAnswer, IpcChannels, IpcEvent } from '../contract/ipc-channels.ts';
import type { WindowApi, WindowRequests } from '../contract/window-api.ts';

const channels: IpcChannels = { request: 'offhook:request', event: 'offhook:event' };

/** The main process sends with each name the event the contract has for it. */
interface Listener {
  tell(event: unknown): void;
}

const listeners = new Map<string, Set<Listener>>();
/** Where the window was sent before the page listened. */
let wanted: IpcEvent | null = null;

ipcRenderer.on(channels.event, (_event, told: IpcEvent) => {
  const heard = listeners.get(told.name) ?? new Set();
  for (const listener of heard) listener.tell(told.event);
  if (heard.size === 0 && told.name === 'navigate') wanted = told;
});

const api: WindowApi = {
  async request<Method extends keyof WindowRequests>(method: Method, ask: WindowRequests[Method]['ask']) {
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- answered by our own main process, by this contract
    const reply: IpcAnswer<WindowRequests[Method]['answer']> = await ipcRenderer.invoke(
      channels.request,
      method,
      ask,
    );
    if (reply.kind === 'answered') return reply.answer;
    throw new Error(reply.kind === 'wrong' ? reply.problem : `${method} could not be answered`);
  },
  on(name, listener) {
    const own: Listener = { tell: listener };
    const all = listeners.get(name) ?? new Set();
    listeners.set(name, all.add(own));
    if (wanted?.name === name) {
      own.tell(wanted.event);
      wanted = null;
    }
    return () => {
      all.delete(own);
    };
  },
  // Without the main process there is no window.
  onConnection(listener) {
    listener(true);
    return () => {};
  },
};

contextBridge.exposeInMainWorld('offhook', api);
