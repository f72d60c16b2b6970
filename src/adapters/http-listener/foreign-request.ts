import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { isHostOf, isLoopbackHost } from '../../core/intake/authority.ts';
import type { ForeignRequest } from '../../core/intake/refusals.ts';

/**
 * A web page in the operator's browser can reach a loopback port: it shows by the `Origin` that browsers send, or,
 * when a name of the page's owner was pointed at 127.0.0.1 (DNS rebinding), by a `Host` that is none of ours.
 * @param publicUrls every address that is ours. @returns what gives it away; null for one that may come in.
 */
export function foreignOf(
  { headers }: IncomingMessage,
  publicUrls: readonly string[],
): ForeignRequest | null {
  if (headers.origin !== undefined) return { why: 'foreign-origin', said: headers.origin };
  const host = hostOf(headers.host);
  const isOurs = isLoopbackHost(host) || publicUrls.some((url) => isHostOf(host, url));
  return isOurs ? null : { why: 'foreign-host', said: host };
}

/** Node reads headers byte by byte; who writes a name in letters of his own writes UTF-8. */
export function hostOf(header: string | undefined): string {
  return Buffer.from(header ?? '', 'latin1').toString('utf8');
}
