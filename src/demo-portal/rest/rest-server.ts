import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import { errorEnvelope, restError } from './error-envelope.ts';

export interface Served {
  readonly rest: Router;
  readonly oauth: Router;
  /** Where the portal is now: at any other origin REST and the authorize page answer with a 302 (bitrix24.md 5.4). */
  readonly currentOrigin: () => string;
}

/** The portal's addresses on this machine: one, and one more after each rename. */
export interface Listeners {
  /** Another free port. @returns `http://127.0.0.1:PORT` */
  open(): Promise<string>;
  /** What all of them answer. To be said once, before the first request. */
  serve(served: Served): void;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export function startListeners(): Listeners {
  const servers: Server[] = [];
  let served: Served | null = null;
  return {
    async open() {
      let origin = '';
      const moved = (): string | null => {
        const current = served?.currentOrigin() ?? origin;
        return current === origin ? null : current;
      };
      const server = createServer(application(() => served, moved));
      // The client closes what is idle: then it never writes to a connection that is just being closed.
      server.keepAliveTimeout = 0;
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      servers.push(server);
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('the portal got no port');
      origin = `http://127.0.0.1:${address.port}`;
      return origin;
    },
    serve(what) {
      served = what;
    },
    async close() {
      await Promise.all(servers.map(closed));
    },
  };
}

async function closed(server: Server): Promise<void> {
  if (!server.listening) return;
  const over = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await over;
}

/** @param moved the origin the portal has moved to, null while it is here */
function application(served: () => Served | null, moved: () => string | null): Express {
  const app = express().disable('x-powered-by').disable('etag').set('query parser', 'extended');
  app.use(['/rest', '/oauth/authorize'], (request, response, next) => {
    const elsewhere = moved();
    if (elsewhere === null) next();
    else response.redirect(302, `${elsewhere}${request.originalUrl}`);
  });
  app.use(express.json({ limit: '1mb' }), express.urlencoded({ extended: true, limit: '1mb' }));
  app.use((request, response, next) => (served()?.oauth ?? pass)(request, response, next));
  app.use((request, response, next) => (served()?.rest ?? pass)(request, response, next));
  app.use('/rest', (_request: Request, response: Response) => refuse(response, 'ERROR_METHOD_NOT_FOUND'));
  app.use(refuseUnreadable);
  return app;
}

/** Inferred: nobody has written down what Bitrix24 says to a body it cannot read. */
// oxlint-disable-next-line max-params -- express knows an error handler by its four parameters
function refuseUnreadable(_error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  refuse(response, 'INVALID_REQUEST');
}

function pass(_request: Request, _response: Response, next: NextFunction): void {
  next();
}

function refuse(response: Response, code: string): void {
  const error = restError(code);
  response.status(error.status).json(errorEnvelope(error));
}
