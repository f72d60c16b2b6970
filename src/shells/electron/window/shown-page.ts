import type { WebContents } from 'electron/main';
import type { IpcChannels, IpcEvent } from '../../../contract/ipc-channels.ts';
import type { WindowEvents } from '../../../contract/window-api.ts';
import type { Log } from '../../../core/ports/log.ts';
import { pageAddress } from './page-file.ts';

/** The page in the window, from its loading to its end. */
export interface ShownPage {
  /** What happens while it is not there yet is not told: it asks for everything when it comes. */
  send(event: IpcEvent): void;
  /** Goes there once it can; the preload script keeps it until somebody listens. */
  navigate(place: WindowEvents['navigate']): void;
}

export interface ShownPageParts {
  /** Whether a page that crashed may be loaded again. */
  readonly mayReload: () => boolean;
  /** It crashed once too often. */
  readonly gaveUp: () => void;
  readonly log: Log;
}

const channel: IpcChannels['event'] = 'offhook:event';

export function loadPage(contents: WebContents, { mayReload, gaveUp, log }: ShownPageParts): ShownPage {
  let isLoaded = false;
  let place: WindowEvents['navigate'] | null = null;
  contents.on('did-finish-load', () => {
    isLoaded = true;
    if (place !== null) navigate(place);
  });
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    isLoaded = false;
    log.error('the window’s page is gone', { reason, exitCode });
    if (reason === 'clean-exit') return;
    if (mayReload()) contents.reload();
    else gaveUp();
  });
  contents
    .loadURL(pageAddress)
    .catch((error: unknown) => log.error('the window could not be loaded', { error }));
  return { send, navigate };

  function send(event: IpcEvent): void {
    if (isLoaded) contents.send(channel, event);
  }

  function navigate(wanted: WindowEvents['navigate']): void {
    place = isLoaded ? null : wanted;
    send({ name: 'navigate', event: wanted });
  }
}
