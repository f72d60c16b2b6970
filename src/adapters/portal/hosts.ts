/**
 * The one rule for where we send anything: the portal that was signed in to, a Bitrix24 OAuth server, and, after a 302
 * of the pinned portal, another Bitrix24 cloud portal. Never a host from a delivery.
 */

/** Origins on this machine that stand for the portal and the OAuth server: the demo portal, and tests. */
export interface LocalOrigins {
  readonly portal: string;
  readonly oauth: string;
}

const west = 'https://oauth.bitrix.info';
const east = 'https://oauth.bitrix24.tech';
const oauthHosts: ReadonlyMap<string, string> = new Map([
  ['oauth.bitrix.info', west],
  ['oauth.bitrix24.tech', east],
]);
/** Regions ru, am, az, ge, kz, kg, uz, by (bitrix24.md 5.2). */
const eastern = /\.(ru|am|az|ge|kz|kg|uz|by)$/;
/** Bitrix24's cloud, in all its countries: `company.bitrix24.de`, `company.bitrix24.com.br`. */
const cloud = /^[a-z0-9-]{1,63}\.bitrix24\.[a-z]{2,4}(\.[a-z]{2})?$/;

/** `https://DOMAIN`, without a slash at its end. */
export function portalOrigin(domain: string, local: LocalOrigins | null): string {
  return local?.portal ?? `https://${domain.toLowerCase()}`;
}

/**
 * @param serverDomain what the redirect or an answer named as the OAuth server, or null; it only chooses between
 * the two that there are.
 */
export function oauthOrigin(domain: string, serverDomain: string | null, local: LocalOrigins | null): string {
  if (local !== null) return local.oauth;
  return (
    oauthHosts.get(serverDomain?.toLowerCase() ?? '') ?? (eastern.test(domain.toLowerCase()) ? east : west)
  );
}

/** Where a renamed portal may send us (bitrix24.md 5.4): null for anything but a Bitrix24 cloud portal over https. */
export function renamedTo(location: string | null, from: string): string | null {
  if (location === null || !URL.canParse(location, from)) return null;
  const { protocol, host, hostname, origin } = new URL(location, from);
  // Only what stands for the portal on this machine is ever asked without TLS.
  const isLocal = from.startsWith('http://127.0.0.1:') && origin.startsWith('http://127.0.0.1:');
  if (isLocal) return origin;
  return protocol === 'https:' && host === hostname && cloud.test(hostname) ? origin : null;
}

/** Remembers across restarts which of the two a sign-in was answered by: the domain of a portal of its own does not tell. */
export interface OAuthServerMemory {
  /** What was kept last; null for nothing. */
  read(): string | null;
  /** Host name. Must not throw. */
  keep(server: string): void;
}
