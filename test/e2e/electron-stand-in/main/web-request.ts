/** session.webRequest for what goes to the network; requests of custom schemes never come here. */

type BeforeRequest = NonNullable<Parameters<Electron.WebRequest['onBeforeRequest']>[0]>;
type HeadersReceived = NonNullable<Parameters<Electron.WebRequest['onHeadersReceived']>[0]>;

interface Registered<Listener> {
  readonly urls: readonly string[];
  readonly listener: Listener;
}

interface Slot<Listener> {
  set(...args: unknown[]): void;
  listenerFor(url: string): Listener | null;
}

/** Electron's calls take an optional filter first; the last listener wins; null takes it away. */
function slot<Listener>(): Slot<Listener> {
  let registered: Registered<Listener> | null = null;
  return {
    set(...args) {
      const listener = args.at(-1) as Listener | null;
      const [filter] = args as [Electron.WebRequestFilter];
      const urls = args.length > 1 ? filter.urls : ['<all_urls>'];
      registered = listener === null ? null : { urls, listener };
    },
    listenerFor(url) {
      return registered?.urls.some((pattern) => matches(pattern, url)) ? registered.listener : null;
    },
  };
}

function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const [scheme = '*', rest = ''] = pattern.split('://');
  const escaped = rest.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(
    `^${scheme === '*' ? '(https?|wss?)' : scheme}://${escaped}${rest.includes('/') ? '' : '/.*'}$`,
    'i',
  ).test(url);
}

export function createWebRequest() {
  const before = slot<BeforeRequest>();
  const headers = slot<HeadersReceived>();
  const others = slot<unknown>();
  const setters = {
    onBeforeRequest: before.set,
    onHeadersReceived: headers.set,
    onBeforeSendHeaders: others.set,
    onSendHeaders: others.set,
    onResponseStarted: others.set,
    onBeforeRedirect: others.set,
    onCompleted: others.set,
    onErrorOccurred: others.set,
  } satisfies Record<keyof Electron.WebRequest, (...args: unknown[]) => void>;
  return {
    ...setters,
    /** @returns whether the request may go out, and where to. */
    before(details: Electron.OnBeforeRequestListenerDetails): Promise<Electron.CallbackResponse> {
      const listener = before.listenerFor(details.url);
      return listener ? new Promise((resolve) => listener(details, resolve)) : Promise.resolve({});
    },
    hasHeadersListener: (url: string) => headers.listenerFor(url) !== null,
    headers(details: Electron.OnHeadersReceivedListenerDetails): Promise<Electron.HeadersReceivedResponse> {
      const listener = headers.listenerFor(details.url);
      return listener ? new Promise((resolve) => listener(details, resolve)) : Promise.resolve({});
    },
  };
}
