/**
 * Chromium knows no scheme of ours, so `app://offhook/x` is `https://offhook.app.localhost/x` in there: a secure origin of its
 * own, answered before it reaches the network. Both ways, and in the headers that name origins.
 */

const custom = new Set<string>();

export function knowScheme(scheme: string): void {
  if (!/^(https?|file|data|blob|about)$/.test(scheme)) custom.add(scheme.toLowerCase());
}

export function isCustom(scheme: string): boolean {
  return custom.has(scheme.toLowerCase());
}

/** Of an Electron URL; `https` and the like stay themselves. */
export function toChromium(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (!isCustom(scheme)) return url;
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return `https://${host === '' ? '-' : host}.${scheme.toLowerCase()}.localhost${path}`;
}

/** Of Chromium's URL or origin. */
export function toElectron(url: string): string {
  const [, host = '', scheme = '', rest = ''] =
    /^https:\/\/(.+)\.([a-z0-9+-]+)\.localhost(?=[/?#]|$)(.*)$/is.exec(url) ?? [];
  return isCustom(scheme) ? `${scheme}://${host === '-' ? '' : host}${rest}` : url;
}

/** A policy that names `app:` or `app://offhook`; `'self'` needs no translation. */
export function policyToChromium(policy: string): string {
  return policy.replace(
    /(?<=[\s;,]|^)([a-z][a-z0-9+.-]*):(\/\/[^\s;,]*)?/gi,
    (source, scheme: string, host?: string) => {
      if (!isCustom(scheme)) return source;
      return host === undefined || host === '//*'
        ? `https://*.${scheme}.localhost`
        : toChromium(source).replace(/\/$/, '');
    },
  );
}
