import { authorizeLink, outerLink } from './outer-link.ts';
import type { Log } from '../../../core/ports/log.ts';

/** The one way out: nothing else in this program hands an address to the system. */
export interface LinkOpener {
  /** Opens what may be opened. @param url anything at all. @returns false when it was refused. */
  open(url: string): boolean;
  /** Also the page on which any portal asks the operator to let us in: none is pinned before he has. */
  openSignIn(url: string): boolean;
}

export interface LinkOpenerParts {
  /** Host of the pinned portal as it is now. */
  readonly portalHost: () => string | null;
  /** `shell.openExternal` */
  readonly openExternal: (url: string) => Promise<void>;
  readonly log: Log;
}

export function createLinkOpener({ portalHost, openExternal, log }: LinkOpenerParts): LinkOpener {
  return {
    open: (url) => openChecked(url, outerLink(url, portalHost())),
    openSignIn: (url) => openChecked(url, authorizeLink(url) ?? outerLink(url, portalHost())),
  };

  function openChecked(asked: string, allowed: string | null): boolean {
    if (allowed === null) {
      log.warn('a link was refused', { link: asked.slice(0, 200) });
      return false;
    }
    openExternal(allowed).catch((error: unknown) => log.warn('the browser did not open', { error }));
    return true;
  }
}
