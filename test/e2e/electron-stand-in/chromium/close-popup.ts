/**
 * Closes a pop-up before anything of it is asked for. Its opener stands still until it runs, so it must run; a page that is closed
 * lets go of what it holds back, so its first request has to have failed before.
 */
import type { CdpSession } from './cdp-connection.ts';

export interface Popup {
  readonly root: CdpSession;
  readonly popup: CdpSession;
  readonly targetId: string;
  readonly url: string;
}

export function closePopup({ root, popup, targetId, url }: Popup): void {
  // What fails here fails because the pop-up has gone, with its opener or by itself.
  const quietly = (sent: Promise<unknown>): Promise<unknown> => sent.catch(() => {});
  const close = (): Promise<unknown> => quietly(root.send('Target.closeTarget', { targetId }));
  popup.on('Fetch.requestPaused', ({ requestId }) => {
    void quietly(popup.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })).then(close);
  });
  void quietly(popup.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }));
  const running = quietly(popup.send('Runtime.runIfWaitingForDebugger'));
  if (!/^https?:/.test(url)) void running.then(close);
}
