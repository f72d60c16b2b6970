/** A server that speaks localtunnel's protocol as far as a tunnel's start goes, and misbehaves as it is told. */
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { listeningPort } from '../../listening-port.ts';

export type Manner =
  | 'tunnel'
  /** Hands out a port where nobody listens. */
  | 'refused-port'
  | 'never-answers'
  | 'error'
  | 'landing-page'
  /** Sends the body so slowly that it never ends. */
  | 'endless';

export interface SmallRelay {
  readonly host: string;
  /** The paths asked for. */
  readonly asked: string[];
  /** How many connections stand, by the name of the tunnel. */
  standing(name: string): number;
  /** Breaks every connection. */
  drop(): void;
  close(): Promise<void>;
}

export interface SmallRelayOptions {
  readonly manner?: Manner;
  /** Where clients are sent to; the control server's own address unless told otherwise. */
  readonly ip?: string;
}

export async function startSmallRelay({
  manner = 'tunnel',
  ip,
}: SmallRelayOptions = {}): Promise<SmallRelay> {
  const asked: string[] = [];
  const sockets = new Map<string, Set<Socket>>();
  const servers: Server[] = [];
  const control = createServer((request, response) => {
    asked.push(request.url ?? '');
    answers[manner](request, response);
  });
  const answers: Record<Manner, RequestListener> = {
    tunnel: (request, response) => void handOut(request.url ?? '', response),
    'refused-port': (_request, response) =>
      response.end(JSON.stringify({ id: 'some', url: 'https://some.example', port: 1, max_conn_count: 4 })),
    'never-answers': () => {},
    error: (_request, response) => response.writeHead(500).end('{"message":"no"}'),
    'landing-page': (_request, response) => response.end('<!doctype html><title>Welcome</title>'),
    endless: (_request, response) => response.write('{"id":'),
  };
  const port = await listeningPort(control);

  return {
    host: `http://127.0.0.1:${port}`,
    asked,
    standing: (name) => sockets.get(name)?.size ?? 0,
    drop,
    async close() {
      drop();
      control.closeAllConnections();
      await Promise.all([control, ...servers].map((server) => new Promise((done) => server.close(done))));
    },
  };

  function drop(): void {
    for (const socket of [...sockets.values()].flatMap((group) => [...group])) socket.destroy();
  }

  async function handOut(path: string, response: ServerResponse): Promise<void> {
    const name = path.replace(/\W/g, '');
    response.end(JSON.stringify({ id: name, url: `https://${name}.example`, ...(await hand(name)) }));
  }

  async function hand(name: string): Promise<{ port: number; max_conn_count: number; ip?: string }> {
    const group = sockets.get(name) ?? new Set<Socket>();
    sockets.set(name, group);
    const server = createTcpServer((socket) => {
      group.add(socket);
      socket.on('error', () => {}).on('close', () => group.delete(socket));
    });
    servers.push(server);
    return { port: await listeningPort(server), max_conn_count: 4, ...(ip !== undefined && { ip }) };
  }
}
