import type { IncomingMessage } from 'node:http';

/** One request of a chain of redirections. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  /** A POST that became a GET has none. */
  readonly keepsBody: boolean;
}

/** Where a response sends on, by Chromium's rules (Fetch standard, "HTTP-redirect fetch"); null when it does not. */
export function redirected({ url, method, keepsBody }: Hop, response: IncomingMessage): Hop | null {
  const { statusCode: status = 0, headers } = response;
  if (![301, 302, 303, 307, 308].includes(status) || headers.location === undefined) return null;
  const becomesGet =
    (status === 303 && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST');
  return {
    url: new URL(headers.location, url),
    method: becomesGet ? 'GET' : method,
    keepsBody: keepsBody && !becomesGet,
  };
}
