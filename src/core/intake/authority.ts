import { z } from 'zod';

/** Zod reads addresses as browsers do: case, international names, default and empty ports come out alike. */
const address = z.url({ protocol: /^https?$/, normalize: true });
/** What would be read as something else than a host and its port. */
const notAHost = /[\s/?#@\\%]/;

/**
 * Whether a `Host` header names the host of a public address: `NAME`, `name.` and `name:443` do for `https://name/path`.
 * @param host as it came; anything at all. @param url http or https.
 */
export function isHostOf(host: string, url: string): boolean {
  const own = partsOf(url);
  if (own === null || host === '' || notAHost.test(host)) return false;
  return partsOf(`${own.scheme}//${host}/`)?.authority === own.authority;
}

/** Whether a `Host` header names this machine. Any port: a forwarded one is another number and still this machine. */
export function isLoopbackHost(host: string): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
}

/** Whether two http or https addresses lead to the same place, however they are written. */
export function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  return (
    a !== null && b !== null && a.scheme === b.scheme && a.authority === b.authority && a.path === b.path
  );
}

function partsOf(
  url: string,
): { readonly scheme: string; readonly authority: string; readonly path: string } | null {
  const [, scheme, authority, path] =
    /^(https?:)\/\/([^/?#]+)([^?#]*)/.exec(address.safeParse(url).data ?? '') ?? [];
  if (scheme === undefined || authority === undefined || path === undefined) return null;
  // The dot at its end says that a name is complete, which it is here anyway.
  return { scheme, authority: authority.replace(/\.(?=:\d+$|$)/, ''), path: path.replace(/\/$/, '') };
}
