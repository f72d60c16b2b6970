import type { BrowserWindow } from '../main/browser-window.ts';

export interface WindowState {
  readonly id: number;
  readonly title: string;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly minimized: boolean;
  readonly bounds: Electron.Rectangle;
  readonly url: string;
  readonly crashed: boolean;
  readonly loading: boolean;
  /** Chromium's id of the page. */
  readonly targetId: string;
  /** As the program gave them; what it left out is Electron's default. */
  readonly webPreferences: Readonly<Record<string, unknown>>;
  /** Events of the WebContents somebody listens to. */
  readonly listened: readonly string[];
  readonly hasWindowOpenHandler: boolean;
  readonly permissionHandlers: {
    readonly request: boolean;
    readonly check: boolean;
    readonly device: boolean;
  };
}

/** Waits until Chromium has the page. */
export async function describeWindow(window: BrowserWindow): Promise<WindowState> {
  const { webContents: contents } = window;
  const { targetId } = await contents.page;
  const { session: _, ...webPreferences } = window.options.webPreferences ?? {};
  const { request, check, device } = contents.session.permissions;
  return {
    id: window.id,
    title: window.getTitle(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    minimized: window.isMinimized(),
    bounds: window.getBounds(),
    url: contents.getURL(),
    crashed: contents.isCrashed(),
    loading: contents.isLoading(),
    targetId,
    webPreferences,
    listened: contents
      .eventNames()
      .map(String)
      .filter((name) => !name.startsWith('-')),
    hasWindowOpenHandler: contents.windowOpenHandler !== null,
    permissionHandlers: { request: request !== null, check: check !== null, device: device !== null },
  };
}
