import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface WindowPage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

/**
 * The window's page for one load, whoever serves it. Its one inline style element is the kit's; it is let through by a
 * nonce that is new each time.
 * @param folder the built window: index.html and its assets.
 * @throws when it was not built.
 */
export async function readWindowPage(folder: string): Promise<WindowPage> {
  const nonce = randomBytes(16).toString('base64');
  const html = (await readFile(join(folder, 'index.html'), 'utf8')).replaceAll('__CSP_NONCE__', nonce);
  return { html, contentSecurityPolicy: contentSecurityPolicy(nonce) };
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
