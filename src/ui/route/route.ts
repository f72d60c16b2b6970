import { useSyncExternalStore } from 'react';
import { viewNames, type ViewName } from '../../contract/view-names.ts';

/** Where the window is: `#/history?outcome=missed`. */
export interface Route {
  readonly view: ViewName;
  readonly query: URLSearchParams;
}

/** Whatever the address holds; what makes no sense is the history. */
export function readRoute(hash: string): Route {
  const [, path = '', query = ''] = /^#\/([^?]*)\??(.*)$/.exec(hash) ?? [];
  const view = viewNames.find((known) => known === path.split('/')[0]) ?? 'history';
  return { view, query: new URLSearchParams(query) };
}

export function hrefOf(view: ViewName, query?: URLSearchParams): string {
  const text = query?.toString() ?? '';
  return `#/${view}${text === '' ? '' : `?${text}`}`;
}

/** Goes there as a click on a link would: the browser's Back leads back. */
export function openRoute(view: ViewName, query?: URLSearchParams): void {
  location.hash = hrefOf(view, query);
}

/** Writes down what the view shows without a step in the browser's history: one for each keystroke is no help. */
export function noteQuery(view: ViewName, query: URLSearchParams): void {
  history.replaceState(history.state, '', hrefOf(view, query));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The address after the `#`, followed. */
export function useHash(): string {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener);
      return () => window.removeEventListener('hashchange', listener);
    },
    () => location.hash,
  );
}
