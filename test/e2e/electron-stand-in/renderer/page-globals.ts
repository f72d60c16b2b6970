/** The little of the DOM that the scripts in here use; the tests are not compiled with the whole of it. */

/** Crosses between the worlds as a copy: Chromium clones `detail` for the other world. */
export interface PageEvent {
  readonly detail: unknown;
}

export interface PageDocument {
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
  dispatchEvent(event: PageEvent): boolean;
}

export interface PageGlobals {
  readonly document: PageDocument;
  readonly CustomEvent: new (type: string, init: { detail: unknown }) => PageEvent;
}
