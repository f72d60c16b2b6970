/** window.open and target=_blank: WebContents.setWindowOpenHandler. Chromium's own pop-up is always closed before it loads. */
import type { WindowOpening } from '../chromium/cdp-events.ts';
import { record } from './records.ts';
import { toElectron } from './scheme-urls.ts';
import type { WebContents } from './web-contents.ts';

type Make = (opener: WebContents, url: string, options: Electron.BrowserWindowConstructorOptions) => void;
let makeWindow: Make = () => {};

/** BrowserWindow tells how to make one, because it imports WebContents. */
export function windowsAreMadeBy(make: Make): void {
  makeWindow = make;
}

export function openPopup(
  contents: WebContents,
  { url: chromiumUrl, windowName, windowFeatures }: WindowOpening,
): void {
  const url = toElectron(chromiumUrl);
  const features = windowName === '_blank' ? '' : windowFeatures.join(',');
  const referrer: Electron.Referrer = { url: contents.getURL(), policy: 'strict-origin-when-cross-origin' };
  const details = { url, frameName: windowName, features, disposition: 'foreground-tab', referrer } as const;
  const answer = contents.windowOpenHandler?.(details) ?? { action: 'allow' };
  record('webContents.window-open', { url, action: answer.action });
  if (answer.action === 'allow') makeWindow(contents, url, answer.overrideBrowserWindowOptions ?? {});
}
