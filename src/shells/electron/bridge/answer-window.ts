import { ipcMain, type IpcMainInvokeEvent } from 'electron/main';
import type { IpcAnswer, IpcChannels } from '../../../contract/ipc-channels.ts';
import type { Log } from '../../../core/ports/log.ts';
import type { WindowService } from '../../../app/window/window-service.ts';

const requestChannel: IpcChannels['request'] = 'offhook:request';

/** The only thing a page can call. Sender first, then the request's shape; everything after that is the service's. */
export function answerWindow(
  service: Pick<WindowService, 'request'>,
  isAsking: (event: IpcMainInvokeEvent) => boolean,
  log: Log,
): void {
  ipcMain.handle(requestChannel, async (event, method: unknown, ask: unknown): Promise<IpcAnswer> => {
    if (isAsking(event)) return service.request(method, ask);
    log.warn('a request that did not come from the window was refused', {
      from: event.senderFrame?.url.slice(0, 200) ?? 'a frame that is gone',
    });
    return { kind: 'wrong', problem: 'only the window is answered' };
  });
}
