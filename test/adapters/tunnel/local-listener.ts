/** The local end of a tunnel: answers probes as our listener does, and remembers deliveries. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { createProbeAnswer } from '../../../src/adapters/tunnel/probe-answer.ts';
import { listeningPort } from '../../listening-port.ts';

export interface LocalListener {
  readonly port: number;
  /** Where it answers probes. */
  readonly path: string;
  readonly answerTo: (nonce: string) => string;
  readonly deliveries: string[];
  /** The Host headers that came in. */
  readonly hosts: Set<string>;
  close(): Promise<void>;
}

export async function startLocalListener(): Promise<LocalListener> {
  const path = '/b24/0123456789abcdef0123456789abcdef/alive';
  const answerTo = createProbeAnswer();
  const deliveries: string[] = [];
  const hosts = new Set<string>();
  const server = createServer((request, response) => void answer(request, response));
  const port = await listeningPort(server);

  return {
    port,
    path,
    answerTo,
    deliveries,
    hosts,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    hosts.add(request.headers.host ?? '');
    const url = new URL(request.url ?? '', 'http://here');
    if (url.pathname === path) return void response.end(answerTo(url.searchParams.get('nonce') ?? ''));
    deliveries.push(await text(request));
    response.end();
  }
}
