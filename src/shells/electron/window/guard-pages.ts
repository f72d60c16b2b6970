import { app, type Session, type WebContents } from 'electron/main';
import type { LinkOpener } from '../links/link-opener.ts';

/** Every page there ever is stays where it is; a link to elsewhere goes to the browser, if it may. */
export function guardPages(links: LinkOpener): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents, links));
}

function guardPage(contents: WebContents, links: LinkOpener): void {
  contents.on('will-navigate', (details) => details.preventDefault());
  contents.on('will-frame-navigate', (details) => details.preventDefault());
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    links.open(url);
    return { action: 'deny' };
  });
}

/** Electron grants every permission unless told otherwise. The window copies numbers when the operator says so; no more. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  // Nothing is downloaded: files are written by the main process, where the operator says.
  session.on('will-download', (event) => event.preventDefault());
}

function isGranted(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}
