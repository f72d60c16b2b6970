import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import express, { type Express } from 'express';
import { handlerAddress } from '../../core/tunnel/handler-url.ts';
import { createAnswering, type AnsweringPorts } from './answer-requests.ts';
import { keepQuietConnections } from './quiet-connections.ts';
import { prepareStop } from './stop-server.ts';

export interface HttpListenerOptions extends AnsweringPorts {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Milliseconds; the defaults are for people who are not attacking us. */
  readonly timeouts?: Partial<Timeouts>;
  /** How many connections may be open; the one that was quiet longest makes room for the next. */
  readonly mostConnections?: number;
}

/** For a connection that has begun to speak, and again for each of its requests. */
interface Timeouts {
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often the two above are looked at. */
  readonly checkMs: number;
  /** How long a stop waits for answers that are under way. */
  readonly stopMs: number;
}

export interface HttpListener {
  readonly port: number;
  /** The handler's address on this machine. Holds the secret path: never log it. */
  readonly url: string;
  /** Takes no more requests, answers those under way, and resolves. Safe to call twice. */
  close(): Promise<void>;
}

const defaults: Timeouts = { headersMs: 5_000, requestMs: 10_000, checkMs: 1_000, stopMs: 5_000 };

/** More than any tunnel opens, few enough that they cannot exhaust the machine. */
const mostConnections = 1_000;

/**
 * Listens on 127.0.0.1 for Bitrix24's deliveries and answers as README.md, "What a delivery gets back" says.
 * @throws an Error that names the port when it is taken.
 */
export async function startHttpListener(options: HttpListenerOptions): Promise<HttpListener> {
  const timeouts = { ...defaults, ...options.timeouts };
  const server = createServer(
    {
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      connectionsCheckingInterval: timeouts.checkMs,
      // Tunnels and proxies are the ones to hang up: they know what they are about to send.
      keepAliveTimeout: 0,
    },
    answerByPath(express().disable('x-powered-by').disable('etag').use(createAnswering(options))),
  );
  const hangUpQuiet = keepQuietConnections(server, options.mostConnections ?? mostConnections);
  const close = prepareStop(server, timeouts.stopMs, hangUpQuiet);
  const port = await listen(server, options.port);
  return { port, url: handlerAddress(`http://127.0.0.1:${port}`, options.path), close };
}

/** What Express finds the path in without trying to read a whole address: printable, and no fragment. */
const plainAddress = /^\/[!-"$-~]*$/;

/**
 * An address it cannot read, such as `http://[` or `//%@a#`, Express answers before any handler, with a page of its
 * own. No tunnel asks for such a one, nor for a whole address: they are sent where nothing is.
 */
function answerByPath(app: Express): RequestListener {
  return (request, response) => {
    if (!plainAddress.test(request.url ?? '')) request.url = '/';
    app(request, response);
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const why = code === 'EADDRINUSE' ? 'another program has it' : code;
    throw new Error(`Port ${port} (listener.port) cannot be listened on: ${why}`, { cause: error });
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the listener has no port');
  return address.port;
}
