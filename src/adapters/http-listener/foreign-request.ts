import type { IncomingMessage } from 'node:http';

/**
 * A web page in the operator's browser can reach a loopback port: it shows by the `Origin` that browsers send, or,
 * when a name of the page's owner was pointed at 127.0.0.1 (DNS rebinding), by a `Host` that is none of ours.
 */
export function isForeign({ headers, socket }: IncomingMessage, publicHost: string | null): boolean {
  if (headers.origin !== undefined) return true;
  const host = headers.host?.toLowerCase();
  if (host === undefined) return true;
  if (publicHost !== null && host === publicHost.toLowerCase()) return false;
  const { name, port } = partsOf(host);
  return !loopbackNames.includes(name) || (port !== null && port !== String(socket.localPort));
}

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

function partsOf(host: string): { name: string; port: string | null } {
  const colon = host.lastIndexOf(':');
  if (colon <= host.lastIndexOf(']')) return { name: host, port: null };
  return { name: host.slice(0, colon), port: host.slice(colon + 1) };
}
