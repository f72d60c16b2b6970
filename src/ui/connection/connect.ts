import type { WindowApi } from '../../contract/window-api.ts';
import { httpWindowApi } from './http-window-api.ts';
import { exchangeSessionKey } from './session-key.ts';

declare global {
  interface Window {
    /** What Electron's preload script exposes; missing in a browser. */
    readonly offhook?: WindowApi;
  }
}

/**
 * Whoever serves this window: Electron's bridge if there is one, else the server the page came from.
 * @throws when the one-time key was refused, or nobody answers.
 */
export async function connect(): Promise<WindowApi> {
  if (window.offhook) return window.offhook;
  await exchangeSessionKey();
  return httpWindowApi();
}
