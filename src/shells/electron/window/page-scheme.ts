import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron/main';
import type { Log } from '../../../core/ports/log.ts';
import { readWindowPage } from '../../../app/window/page-policy.ts';
import { isOwnPage, pageFile, scheme, type PageFile } from './page-file.ts';

/** Must be called before the app is ready. Nothing that a page does not need is granted. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window, and nothing else of the disk. */
export function servePage(folder: string, log: Log): void {
  protocol.handle(scheme, async ({ url, method }) => {
    const file = method === 'GET' && isOwnPage(url) ? pageFile(new URL(url).pathname) : null;
    if (file === null) return new Response(null, { status: 404 });
    try {
      return await answerWith(folder, file);
    } catch (error) {
      log.warn('a file of the window could not be read', { file: file.name, error });
      return new Response(null, { status: 404 });
    }
  });
}

async function answerWith(folder: string, { name, type }: PageFile): Promise<Response> {
  const headers = {
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
  if (name !== 'index.html')
    return new Response(new Uint8Array(await readFile(join(folder, name))), { headers });
  const { html, contentSecurityPolicy } = await readWindowPage(folder);
  return new Response(html, { headers: { ...headers, 'Content-Security-Policy': contentSecurityPolicy } });
}
