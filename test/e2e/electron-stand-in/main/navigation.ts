/** will-frame-navigate, will-navigate, will-redirect: what pages start may be prevented, what the program starts may not. */
import type { PageFrames } from '../chromium/page-frames.ts';
import type { CdpEvents, PausedRequest } from '../chromium/cdp-events.ts';
import { electronEvent } from './electron-event.ts';
import { record } from './records.ts';
import { isCustom, toElectron } from './scheme-urls.ts';
import type { WebContents } from './web-contents.ts';
import type { WebFrameMain } from './web-frame-main.ts';

export interface NavigationRules {
  /** The program is about to load this in the main frame itself. */
  expect(chromiumUrl: string): void;
  mayNavigate(paused: PausedRequest, frames: PageFrames): boolean;
  /** A reload goes to where the page is: the test's own, as `location.reload()`, is let through. */
  started(start: CdpEvents['Page.frameStartedNavigating']): void;
  /** A page asks for a URL that makes no request, such as `mailto:` or an unknown scheme. */
  asked(url: string, frame: WebFrameMain | null): void;
}

export function navigationRules(contents: WebContents): NavigationRules {
  let expected: string | null = null;
  const reloading = new Set<string>();

  function allowed(url: string, frame: WebFrameMain | null, isMainFrame: boolean): boolean {
    const details = { url, isSameDocument: false, isMainFrame, frame, initiator: frame };
    const ask = (name: 'will-frame-navigate' | 'will-navigate'): boolean => {
      const event = electronEvent(details);
      contents.emit(
        name,
        event,
        url,
        false,
        isMainFrame,
        frame?.processIdOfSender ?? 0,
        frame?.routingIdOfSender ?? 0,
      );
      return !event.defaultPrevented;
    };
    const verdict = ask('will-frame-navigate') && (!isMainFrame || ask('will-navigate'));
    record('webContents.navigation', { url, isMainFrame, allowed: verdict });
    return verdict;
  }

  return {
    expect(chromiumUrl) {
      expected = withoutHash(chromiumUrl);
    },
    mayNavigate(paused, frames) {
      const frame = frames.frame(paused.frameId);
      const isMainFrame = paused.frameId === (frames.main()?.facts.id ?? paused.frameId);
      const url = toElectron(paused.request.url);
      if (paused.redirectedRequestId !== undefined) {
        const event = electronEvent({ url, isSameDocument: false, isMainFrame, frame });
        contents.emit('will-redirect', event, url, false, isMainFrame, 0, 0);
        return !event.defaultPrevented;
      }
      if (isMainFrame && expected === withoutHash(paused.request.url)) {
        expected = null;
        return true;
      }
      if (reloading.delete(paused.frameId)) return true;
      return allowed(url, frame, isMainFrame);
    },
    started({ frameId, navigationType }) {
      if (navigationType.startsWith('reload')) reloading.add(frameId);
      else reloading.delete(frameId);
    },
    asked(url, frame) {
      if (/^(https?|about|blob|data|javascript):/i.test(url)) return;
      if (!isCustom(url.slice(0, url.indexOf(':')))) allowed(url, frame, frame?.facts.parentId === null);
    },
  };
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
