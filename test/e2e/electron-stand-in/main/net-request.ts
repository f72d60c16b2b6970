/** net.request for plain requests and their answers (Electron.ClientRequest): over Node's sockets, redirects not followed. */
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { life } from './life.ts';

export function netRequest(
  options: Electron.ClientRequestConstructorOptions | string,
): Electron.ClientRequest {
  if (!life.ready) throw new Error('net module can only be used after app is ready');
  const { url, session: _, ...rest } = typeof options === 'string' ? { url: options } : options;
  const where = url === undefined ? rest : { ...rest, ...partsOf(new URL(url)) };
  const open = where.protocol === 'https:' ? overHttps : overHttp;
  // The same events and calls, as far as they are used.
  return open(where) as unknown as Electron.ClientRequest;
}

function partsOf({ protocol, hostname, port, pathname, search }: URL) {
  return { protocol, hostname, port: port === '' ? undefined : Number(port), path: `${pathname}${search}` };
}
