import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

/**
 * The window's page and its assets. The page's one inline style element is the kit's; it is let through by a nonce
 * that is new each time.
 */
export function servePage(folder: string): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    const nonce = randomBytes(16).toString('base64');
    response
      .set('Content-Security-Policy', contentSecurityPolicy(nonce))
      .type('html')
      .send(readFileSync(join(folder, 'index.html'), 'utf8').replaceAll('__CSP_NONCE__', nonce));
  });
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      etag: false,
      lastModified: false,
      cacheControl: false,
    }),
  );
  router.use((_request, response) => void response.status(404).end());
  return router;
}

/** Nothing from anywhere else, no inline script, no frame, no form. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
