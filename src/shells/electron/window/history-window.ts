import { app, BrowserWindow, nativeTheme, screen, type IpcMainInvokeEvent } from 'electron/main';
import type { IpcEvent } from '../../../contract/ipc-channels.ts';
import type { WindowEvents } from '../../../contract/window-api.ts';
import type { Log } from '../../../core/ports/log.ts';
import type { Timers } from '../../../core/ports/timers.ts';
import { isOwnRequest } from '../bridge/own-request.ts';
import { optimize } from '../life/spare-memory.ts';
import { createFreeHidden } from './free-hidden.ts';
import { placementOf, type Bounds } from './placement.ts';
import { createReloadLimit } from './reload-limit.ts';
import { loadPage, type ShownPage } from './shown-page.ts';
import { windowOptions } from './window-options.ts';
import type { WindowState } from './window-state.ts';

export interface HistoryWindow {
  /** Brings it to the front, where it was unless `place` is given. */
  show(place?: WindowEvents['navigate']): void;
  /** Keeps it in reach without taking the focus: there is no tray to call it from. */
  keepInReach(): void;
  send(event: IpcEvent): void;
  /** Whether this request comes from the page itself: not a frame in it, not another window, not another page. */
  isAsking(event: IpcMainInvokeEvent): boolean;
  /** For good. */
  close(): void;
}

export interface HistoryWindowParts {
  readonly state: WindowState;
  /** Whether something would still show it again once it is hidden. */
  readonly canHide: () => Promise<boolean>;
  /** Its page crashed again and again; it is gone until it is asked for. */
  readonly gaveUp: () => void;
  readonly timers: Timers;
  readonly now: () => number;
  readonly log: Log;
}

interface Opened {
  readonly window: BrowserWindow;
  readonly page: ShownPage;
}

/** The one window: made when it is wanted, hidden when it is closed, and freed after a while. */
export function createHistoryWindow(parts: HistoryWindowParts): HistoryWindow {
  const { state, log } = parts;
  const mayReload = createReloadLimit(parts.now);
  let opened: Opened | null = null;
  /** What to do as soon as there is something to see: the last wish counts. */
  let atReady: ((window: BrowserWindow) => void) | null = null;
  const freeHidden = createFreeHidden(parts.timers);

  return {
    show(place) {
      freeHidden.keep();
      const { window, page } = opened ?? open();
      if (place !== undefined) page.navigate(place);
      if (atReady !== null) atReady = bringUp;
      else bringUp(window);
    },
    keepInReach() {
      if (opened !== null) return;
      open();
      atReady = (window) => window.minimize();
    },
    send: (event) => opened?.page.send(event),
    isAsking: (event) => isOwnRequest(event, opened?.window.webContents ?? null),
    close() {
      freeHidden.keep();
      if (opened !== null) state.keepBounds(opened.window.getNormalBounds());
      opened?.window.destroy();
    },
  };

  function open(): Opened {
    const bounds = placementOf(state.bounds(), areaOfPointer());
    const dark = nativeTheme.shouldUseDarkColors;
    const window = new BrowserWindow(windowOptions({ bounds, dark, packaged: app.isPackaged }));
    atReady = bringUp;
    window.once('ready-to-show', () => {
      atReady?.(window);
      atReady = null;
    });
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('close', (event) => {
      event.preventDefault();
      state.keepBounds(window.getNormalBounds());
      void putAway(window);
    });
    optimize(true);
    window.on('closed', () => {
      opened = null;
      optimize(false);
    });
    const page = loadPage(window.webContents, { mayReload, gaveUp: () => giveUp(window), log });
    opened = { window, page };
    return opened;
  }

  async function putAway(window: BrowserWindow): Promise<void> {
    const hides = await parts.canHide();
    if (window.isDestroyed()) return;
    if (!hides) return window.minimize();
    window.hide();
    app.dock?.hide();
    freeHidden.hidden(window);
  }

  function giveUp(window: BrowserWindow): void {
    window.destroy();
    parts.gaveUp();
  }
}

/** To the front, on the screen with the pointer. */
function bringUp(window: BrowserWindow): void {
  if (!window.isVisible()) window.setBounds(placementOf(window.getNormalBounds(), areaOfPointer()));
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  void app.dock?.show();
}

function areaOfPointer(): Bounds {
  return screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea;
}
