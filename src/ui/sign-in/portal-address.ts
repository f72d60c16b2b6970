/**
 * The host name in what somebody typed or pasted from the browser: without `https://`, path and spaces, in lower case.
 * @returns null when there is none that a portal could have.
 */
export function portalHostIn(typed: string): string | null {
  const address = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  if (!/^https?:/i.test(withScheme) || !URL.canParse(withScheme)) return null;
  const { hostname } = new URL(withScheme);
  return isHostName(hostname) ? hostname : null;
}

/** A name with a dot in it; the browser has written what is not Latin in Punycode already. */
function isHostName(name: string): boolean {
  return (
    name.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(name)
  );
}
