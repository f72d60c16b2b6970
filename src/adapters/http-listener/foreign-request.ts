import type { IncomingMessage } from 'node:http';

/**
 * A web page in the operator's browser can reach a loopback port: it shows by the `Origin` that browsers send, or,
 * when a name of the page's owner was pointed at 127.0.0.1 (DNS rebinding), by a `Host` that is none of ours.
 */
export function isForeign({ headers }: IncomingMessage, publicHost: string | null): boolean {
  if (headers.origin !== undefined || headers.host === undefined) return true;
  const host = headers.host.toLowerCase();
  return host !== publicHost?.toLowerCase() && !loopback.test(host);
}

/** Any port: a forwarded one is another number and still this machine. */
const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
