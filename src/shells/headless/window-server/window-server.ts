import { once } from 'node:events';
import { createServer } from 'node:http';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { keepQuietConnections } from '../../../adapters/http-listener/quiet-connections.ts';
import type { SameSecret } from '../../../core/ports/same-secret.ts';
import type { Timers } from '../../../core/ports/timers.ts';
import type { WindowService } from '../../../app/window/window-service.ts';
import { answerApi } from './answer-api.ts';
import type { Downloads } from './downloads.ts';
import { eventStream } from './event-stream.ts';
import { onlyOwnPages } from './own-pages.ts';
import { servePage } from './serve-page.ts';
import { createWindowSessions } from './window-sessions.ts';

/** Far more than the event streams may hold (`event-stream.ts`), so that they never shut out a request. */
const mostConnections = 1_000;

export interface WindowServerParts {
  readonly service: WindowService;
  /** The built window: index.html and its assets. */
  readonly pageFolder: string;
  readonly downloads: Downloads;
  readonly sameSecret: SameSecret;
  readonly timers: Timers;
  /** A link was used up: this is the next one. */
  readonly linkChanged: (url: string) => void;
}

export interface WindowServer {
  /** Opens the window once, in one browser; the key in its fragment never reaches a server's log. */
  link(): string;
  close(): Promise<void>;
}

/**
 * Serves the window to the operator's own browser, on a loopback port of its own: never through the tunnel.
 * Who has the one-time key gets a cookie; nothing is answered without it.
 */
export async function startWindowServer(parts: WindowServerParts): Promise<WindowServer> {
  const sessions = createWindowSessions(parts.sameSecret);
  const events = eventStream(parts.service, parts.timers);
  const app = express().disable('x-powered-by').disable('etag');
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 0, maxHeaderSize: 8 * 1024 },
    app,
  );
  const hangUpQuiet = keepQuietConnections(server, mostConnections);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the window server has no port');
  const origin = `http://127.0.0.1:${address.port}`;

  app.use(onlyOwnPages(origin));
  wire(app, { parts, sessions, events, linkChanged: () => parts.linkChanged(link()) });
  return {
    link,
    async close() {
      const closed = once(server, 'close');
      events.close();
      server.close();
      hangUpQuiet();
      server.closeAllConnections();
      await closed;
    },
  };

  function link(): string {
    return `${origin}/#key=${sessions.key()}`;
  }
}

function wire(
  app: Express,
  {
    parts,
    sessions,
    events,
    linkChanged,
  }: {
    readonly parts: WindowServerParts;
    readonly sessions: ReturnType<typeof createWindowSessions>;
    readonly events: ReturnType<typeof eventStream>;
    readonly linkChanged: () => void;
  },
): void {
  app.post('/api/session', express.json({ limit: '1kb' }), sessions.open(linkChanged));
  app.use(['/api', '/exports'], sessions.required);
  app.get('/api/events', events.serve);
  app.post('/api/:method', express.json({ limit: '256kb', strict: false }), answerApi(parts.service));
  app.get('/exports/:id', parts.downloads.serve);
  app.use(servePage(parts.pageFolder));
  app.use(refuse);
}

/** What is no JSON, or too long: Express's own answer would show the stack. */
// Express knows a handler of errors by its four parameters.
// oxlint-disable-next-line max-params
const refuse: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const hasStatus = typeof error === 'object' && error !== null && 'status' in error;
  const status = hasStatus && typeof error.status === 'number' ? error.status : 500;
  if (response.headersSent) response.destroy();
  else response.status(status).end();
};
