import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';

export interface RestServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Safe to call twice. */
  close(): Promise<void>;
}

/** The portal's REST interface on a free port of this machine. It has no methods yet, and says so as Bitrix24 does. */
export async function startRestServer(): Promise<RestServer> {
  const app = express().disable('x-powered-by');
  app.use('/rest', (_request, response) => {
    response.status(404).json({ error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' });
  });

  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the portal got no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
