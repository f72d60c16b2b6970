import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';

/**
 * Prepares a server to be stopped: what is under way is answered, for at most `stopMs` milliseconds, and whoever
 * merely holds a connection open is not waited for. Node alone would wait for those that never sent a byte, and keep
 * taking requests on the others.
 * @param hangUpQuiet closes the connections that the server has not been handed yet.
 * @returns the stop; it may be asked for twice.
 */
export function prepareStop(server: Server, stopMs: number, hangUpQuiet: () => void): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  let stopped: Promise<void> | null = null;
  server.prependListener('request', (_request, response) => {
    underWay.add(response);
    if (stopped !== null) makeLast(response);
    response.once('close', () => {
      underWay.delete(response);
      if (stopped !== null) hangUpWhenDone();
    });
  });
  return () => (stopped ??= stop());

  async function stop(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    hangUpQuiet();
    underWay.forEach(makeLast);
    hangUpWhenDone();
    const impatience = setTimeout(() => server.closeAllConnections(), stopMs);
    await closed;
    clearTimeout(impatience);
  }

  function hangUpWhenDone(): void {
    if (underWay.size === 0) server.closeAllConnections();
  }
}

/** Tells the peer not to send another request after this one. */
function makeLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
