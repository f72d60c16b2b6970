/** What Chromium tells of a page, as events of its WebContents. */
import type { PageListener } from '../chromium/page.ts';
import type { ToMain } from '../renderer/ipc-messages.ts';
import { app } from './app.ts';
import { electronEvent } from './electron-event.ts';
import { record } from './records.ts';
import { toElectron } from './scheme-urls.ts';
import type { WebContents } from './web-contents.ts';
import type { WebFrameMain } from './web-frame-main.ts';
import { openPopup } from './window-open.ts';

type Deliver = (frame: WebFrameMain, message: Exclude<ToMain, { kind: 'preload-error' }>) => void;

export function pageListener(contents: WebContents, deliver: Deliver): PageListener {
  let shown = false;
  return {
    message(frame, message) {
      if (message.kind !== 'preload-error') {
        deliver(frame, message);
        return;
      }
      record('webContents.preload-error', message);
      console.error(`Unable to load preload script: ${message.stack}`);
      contents.emit('preload-error', electronEvent({}), '', new Error(message.message));
    },
    mayNavigate: contents.navigation.mayNavigate,
    navigationStarted: contents.navigation.started,
    navigationAsked({ frameId, url }) {
      void contents.page.then((page) =>
        contents.navigation.asked(toElectron(url), page.frames.frame(frameId)),
      );
    },
    navigated(frame) {
      const isMainFrame = frame.parent === null;
      record('webContents.navigated', { url: frame.url, isMainFrame });
      contents.emit('did-frame-navigate', electronEvent({}), frame.url, 200, '', isMainFrame, 0, 0);
      if (!isMainFrame) return;
      contents.crashed = false;
      contents.lastUrl = frame.facts.url;
      contents.emit('did-navigate', electronEvent({}), frame.url, 200, '');
    },
    domReady() {
      contents.emit('dom-ready', electronEvent({}));
      if (shown) return;
      shown = true;
      contents.emit('-first-paint');
    },
    loaded() {
      const { load } = contents;
      contents.load = null;
      contents.emit('did-finish-load');
      contents.emit('did-frame-finish-load', electronEvent({}), true, 0, 0);
      contents.emit('did-stop-loading');
      load?.finish();
      record('webContents.did-finish-load', { id: contents.id });
    },
    title(title) {
      if (title === contents.title) return;
      contents.title = title;
      contents.emit('page-title-updated', electronEvent({}), title, true);
    },
    windowOpened: (ask) => openPopup(contents, ask),
    crashed() {
      contents.crashed = true;
      const details: Electron.RenderProcessGoneDetails = { reason: 'crashed', exitCode: 5 };
      record('webContents.render-process-gone', details);
      contents.load?.fail(-2, 'ERR_FAILED');
      contents.emit('render-process-gone', electronEvent({}), details);
      app.emit('render-process-gone', electronEvent({}), contents, details);
    },
    unloadPrevented() {
      const event = electronEvent({});
      contents.emit('will-prevent-unload', event);
      if (!event.defaultPrevented) contents.emit('-close-cancelled');
      return event.defaultPrevented;
    },
    console(level, message) {
      record('webContents.console-message', { level, message });
      const details = { level, message, lineNumber: 0, sourceId: '', frame: contents.mainFrame };
      contents.emit('console-message', electronEvent(details), level, message, 0, '');
    },
    closed: () => contents.emit('-page-closed'),
  };
}
