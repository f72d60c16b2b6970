import { isOwnPage } from '../window/page-file.ts';

interface Frame {
  readonly url: string;
}

interface Contents<OwnFrame> {
  readonly mainFrame: OwnFrame;
}

/** Who asked. Electron's `IpcMainInvokeEvent` is one. */
export interface RequestOrigin {
  readonly sender: unknown;
  /** Null when it is gone already. */
  readonly senderFrame: Frame | null;
}

/** Whether a request comes from our page in our window: not a frame in it, not another window, not another page. */
export function isOwnRequest(
  { sender, senderFrame }: RequestOrigin,
  contents: Contents<unknown> | null,
): boolean {
  if (contents === null || sender !== contents || senderFrame === null) return false;
  return senderFrame === contents.mainFrame && isOwnPage(senderFrame.url);
}
