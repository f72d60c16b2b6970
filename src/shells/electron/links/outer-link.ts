/** Where documentation is read. Whole hosts: a path is no boundary. */
const documentation: ReadonlySet<string> = new Set(['helpdesk.bitrix24.com', 'apidocs.bitrix24.com']);

/**
 * Whether an address may be handed to the operator's browser: https without credentials or a port, and on the pinned
 * portal's host or that of Bitrix24's documentation. Everything else a page, a name or a notice could smuggle in is refused.
 * @param url anything at all.
 * @param portalHost the pinned portal's host name, or null while none is known.
 * @returns the address as a browser will read it, or null.
 */
export function outerLink(url: string, portalHost: string | null): string | null {
  const parsed = secureAddress(url);
  if (parsed === null) return null;
  const { hostname } = parsed;
  return documentation.has(hostname) || (portalHost !== null && hostname === portalHost.toLowerCase())
    ? parsed.href
    : null;
}

/** Whether this is the page on which a portal asks the operator to let Offhook in (bitrix24.md 5.1); any portal's. */
export function authorizeLink(url: string): string | null {
  const parsed = secureAddress(url);
  return parsed !== null && parsed.pathname === '/oauth/authorize/' ? parsed.href : null;
}

function secureAddress(url: string): URL | null {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== 'https:') return null;
  return parsed.username === '' && parsed.password === '' && parsed.port === '' ? parsed : null;
}
