/** From a frame's ipcRenderer to the listeners and handlers, in the order WebFrameMain.ipc documents. */
import type { ToMain, ToRenderer } from '../renderer/ipc-messages.ts';
import { decodeWire, encodeWire } from '../renderer/wire.ts';
import { electronEvent } from './electron-event.ts';
import { ipcMain } from './ipc-main.ts';
import type { WebContents } from './web-contents.ts';
import type { WebFrameMain } from './web-frame-main.ts';

type Request = Exclude<ToMain, { kind: 'preload-error' }>;

export function deliverIpc(contents: WebContents, frame: WebFrameMain, message: Request): void {
  const args = decodeWire(message.args) as unknown[];
  const event = eventOf(contents, frame);
  if (message.kind === 'send') {
    contents.emit('ipc-message', event, message.channel, ...args);
    for (const ipc of [frame.ipc, contents.ipc, ipcMain]) ipc.emit(message.channel, event, ...args);
    return;
  }
  void answer(contents, frame, { event, args, message });
}

interface Invocation {
  readonly event: object;
  readonly args: unknown[];
  readonly message: Extract<Request, { kind: 'invoke' }>;
}

async function answer(contents: WebContents, frame: WebFrameMain, invocation: Invocation): Promise<void> {
  const { event, args, message } = invocation;
  const { id, channel } = message;
  const handlers = [frame.ipc, contents.ipc, ipcMain].map((ipc) => ipc.handlerFor(channel));
  const handler = handlers.find((one) => one !== undefined);
  const reply = (reached: ToRenderer): void => frame.deliver(reached);
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const value: unknown = await handler(event as Electron.IpcMainInvokeEvent, ...args);
    reply({ kind: 'answer', id, value: encodeAnswer(value) });
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    reply({ kind: 'refusal', id, reason: `Error invoking remote method '${channel}': ${String(error)}` });
  }
}

function encodeAnswer(value: unknown): string {
  try {
    return encodeWire(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

/** `senderFrame` is null once the frame has navigated or is gone. */
function eventOf(contents: WebContents, frame: WebFrameMain): object {
  return electronEvent({
    type: 'frame',
    sender: contents,
    processId: frame.processIdOfSender,
    frameId: frame.routingIdOfSender,
    get senderFrame() {
      return frame.isDestroyed() ? null : frame;
    },
    ports: [],
    reply: (channel: string, ...args: unknown[]) => {
      if (!frame.isDestroyed()) frame.send(channel, ...args);
    },
  });
}
