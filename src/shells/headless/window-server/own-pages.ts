import type { RequestHandler } from 'express';

/**
 * Turns away pages of other origins, and names that somebody pointed at 127.0.0.1 (DNS rebinding). Every answer is
 * told not to be kept, framed, sniffed or referred from.
 */
export function onlyOwnPages(origin: string): RequestHandler {
  const host = new URL(origin).host;
  return (request, response, next) => {
    response.set({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    const { headers, method } = request;
    // A browser says where a page's own request comes from; a link typed or clicked elsewhere may only open the page.
    const site = headers['sec-fetch-site'];
    const isOpening = method === 'GET' && request.path === '/' && site !== undefined;
    const isOwn = site === undefined || site === 'same-origin' || site === 'none';
    const isOwnOrigin = headers.origin === undefined || headers.origin === origin;
    if (headers.host !== host || !isOwnOrigin || !(isOwn || isOpening)) response.status(403).end();
    else next();
  };
}
