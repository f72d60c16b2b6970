/** Modules that are the default session's: `protocol` and `net`. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { life } from './life.ts';
import { request } from './net-request.ts';
import { registerSchemesAsPrivileged, type Protocol } from './protocol.ts';
import { scenario } from './scenario.ts';
import { session } from './session.ts';

const defaultProtocol = (): Protocol => session.defaultSession.protocol;

export const protocol = {
  registerSchemesAsPrivileged,
  handle: (scheme, handler) => defaultProtocol().handle(scheme, handler),
  unhandle: (scheme) => defaultProtocol().unhandle(scheme),
  isProtocolHandled: (scheme) => defaultProtocol().isProtocolHandled(scheme),
  isProtocolRegistered: (scheme) => defaultProtocol().isProtocolRegistered(scheme),
  isProtocolIntercepted: (scheme) => defaultProtocol().isProtocolIntercepted(scheme),
} satisfies Partial<Electron.Protocol>;

/** What Chromium makes of a file's name. */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wav': 'audio/wav',
  '.woff2': 'font/woff2',
};

async function fetchFile(url: string): Promise<Response> {
  const path = fileURLToPath(url);
  const body = await readFile(path).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  });
  return new Response(new Uint8Array(body), { headers: { 'content-type': types[extname(path)] ?? '' } });
}

export const net = {
  request(options) {
    if (!life.ready) throw new Error('net module can only be used after app is ready');
    return request(options);
  },
  /** Also for `file:` and the program's own schemes (Net.fetch). */
  async fetch(input, init) {
    if (!life.ready) throw new Error('net.fetch() can only be used after app is ready');
    const asked = new Request(input, init);
    const handler = defaultProtocol().handlerFor(asked.url);
    if (handler && init?.bypassCustomProtocolHandlers !== true) return handler(asked);
    if (asked.url.startsWith('file:')) return fetchFile(asked.url);
    const answer = await fetch(asked);
    // Electron issue 43715.
    if (asked.redirect === 'manual' && answer.headers.has('location'))
      throw new Error('Redirect was cancelled');
    return answer;
  },
  isOnline: () => scenario.online,
  get online() {
    return scenario.online;
  },
} satisfies Partial<Electron.Net>;
