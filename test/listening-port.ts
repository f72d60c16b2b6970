import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Lets `server` listen on a free port of 127.0.0.1. @returns the port. */
export async function listeningPort(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP server');
  return address.port;
}

/** A port of 127.0.0.1 that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listeningPort(server);
  server.close();
  await once(server, 'close');
  return port;
}
