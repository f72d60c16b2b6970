import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { Socket } from 'node:net';
import TunnelCluster from 'localtunnel/lib/TunnelCluster.js';
import type { Registration } from './localtunnel-registration.ts';

const loopback = '127.0.0.1';
const refillAfterMs = 1_000;
const keepAliveMs = 30_000;

export interface RelayNews {
  /** The first connection stands. */
  connected(): void;
  /** None is left, and the last attempt failed. */
  lost(detail: string): void;
}

/**
 * The library's connections to the relay, watched. Left alone it forgets every one that cannot be made again, without
 * a word, until none is left; it ends the process over a refused one; and those that are being made survive its `close`.
 * @returns a function that closes all, and waits for it.
 */
export function joinRelay(
  registration: Registration,
  { host, localPort }: { readonly host: string; readonly localPort: number },
  news: RelayNews,
): () => Promise<void> {
  const all = new Set<Socket>();
  const standing = new Set<Socket>();
  let refill: NodeJS.Timeout | undefined;
  let lastError = 'the relay closed the connection';
  let isClosed = false;
  const options: ConstructorParameters<typeof TunnelCluster>[0] = {
    remote_ip: registration.ip,
    // An IPv6 address without its brackets.
    remote_host: new URL(host).hostname.replace(/^\[|\]$/g, ''),
    remote_port: registration.port,
    local_port: localPort,
  };
  const cluster = new TunnelCluster(options);
  cluster.on('error', (error) => {
    lastError = error.message;
  });
  cluster.on('dead', openOne);
  fillUp();

  return async () => {
    isClosed = true;
    clearTimeout(refill);
    const closed = [...all].map((socket) => once(socket, 'close'));
    for (const socket of all) socket.destroy();
    await Promise.all(closed);
  };

  function openOne(): void {
    if (isClosed || all.size >= registration.max_conn_count) return;
    // Read while connecting, it says where to connect to; read later, that the Host header is to be replaced, in a way
    // that breaks characters at the edge of a chunk. Only the first is wanted.
    options.local_host = loopback;
    for (const socket of socketsMadeBy(() => cluster.open())) watch(socket);
    options.local_host = undefined;
  }

  function watch(socket: Socket): void {
    all.add(socket);
    socket.on('error', (error) => {
      lastError = error.message;
    });
    socket.once('connect', () => {
      socket.setKeepAlive(true, keepAliveMs);
      standing.add(socket);
      news.connected();
    });
    socket.once('close', () => {
      all.delete(socket);
      const wasStanding = standing.delete(socket);
      if (isClosed) return;
      if (standing.size === 0 && (!wasStanding || all.size === 0)) return news.lost(lastError);
      refill ??= setTimeout(fillUp, refillAfterMs);
    });
  }

  function fillUp(): void {
    refill = undefined;
    for (let missing = registration.max_conn_count - all.size; missing > 0; missing -= 1) openOne();
  }
}

/** The library hands a connection out only once it stands; those that never do must be closed, too. */
function socketsMadeBy(open: () => void): Socket[] {
  const made: Socket[] = [];
  const note = (message: unknown): void => {
    if (
      typeof message === 'object' &&
      message !== null &&
      'socket' in message &&
      message.socket instanceof Socket
    )
      made.push(message.socket);
  };
  const created = channel('net.client.socket');
  created.subscribe(note);
  try {
    open();
  } finally {
    created.unsubscribe(note);
  }
  return made;
}
