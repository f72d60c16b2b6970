import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface WindowPage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

/**
 * The window's page, whoever serves it.
 * @param folder the built window: index.html and its assets.
 * @throws when it was not built.
 */
export async function readWindowPage(folder: string): Promise<WindowPage> {
  return { html: await readFile(join(folder, 'index.html'), 'utf8'), contentSecurityPolicy };
}

/** Nothing from anywhere else, nothing inline, no frame, no form. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
