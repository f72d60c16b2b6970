import { extname } from 'node:path';

export const scheme = 'app';
const host = 'offhook';
export const pageAddress = `${scheme}://${host}/`;

/** Whether this address is the window's own page. */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${scheme}:` && url.host === host;
}

export interface PageFile {
  /** Relative to the folder of the built window. */
  readonly name: string;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** @param path of an address, as sent. @returns null for whatever cannot be one of the built files. */
export function pageFile(path: string): PageFile | null {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const type = types[extname(name)];
  // No percent signs, no backslashes, no empty or dotted steps: nothing that could climb.
  const isPlain = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(name) && !name.includes('..');
  return type !== undefined && isPlain ? { name, type } : null;
}
