import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Lets connections that say nothing stay: tunnels and proxies open theirs in advance, or keep them for the next delivery, and
 * whoever closes one that its peer is about to use loses that delivery. A connection is handed to the HTTP server, whose time
 * limits then hold, with its first byte: Node would answer it 408 after `headersTimeout`, and a relay would take that for the
 * answer to whatever it sends next. Where there is no room, the one that has been quiet longest goes, then one that has only begun
 * to speak; never one whose request is being answered.
 *
 * @param server one that bounds headers and requests, and has `keepAliveTimeout` 0.
 * @param most how many connections may be open.
 * @returns what closes those that are quiet.
 */
export function keepQuietConnections(server: Server, most: number): () => void {
  const open = new Set<Socket>();
  /** Those between two requests or before the first, by when they fell quiet: and how much each had said by then. */
  const quiet = new Map<Socket, number>();
  const httpListeners = server.listeners('connection');
  server.removeAllListeners('connection');

  server.on('connection', (socket: Socket) => {
    if (open.size >= most && !makeRoom()) return void socket.destroy();
    open.add(socket);
    quiet.set(socket, 0);
    socket.once('close', () => {
      open.delete(socket);
      quiet.delete(socket);
    });
    socket.once('error', ignore);
    socket.once('data', handOn);
    socket.once('end', hangUp);
  });

  server.prependListener('request', (request, response) => {
    const { socket } = request;
    quiet.delete(socket);
    response.once('close', () => {
      if (open.has(socket)) quiet.set(socket, socket.bytesRead);
    });
    // What was answered at once may have more to say: until its end, and that is no next request.
    request.once('end', () => {
      if (quiet.has(socket)) quiet.set(socket, socket.bytesRead);
    });
  });

  return () => {
    for (const socket of quiet.keys()) socket.destroy();
  };

  function handOn(this: Socket, first: Buffer): void {
    this.off('end', hangUp).off('error', ignore);
    this.pause();
    this.unshift(first);
    for (const listener of httpListeners) Reflect.apply(listener, server, [this]);
    this.resume();
  }

  /** @returns whether there was one to close. */
  function makeRoom(): boolean {
    const silent = [...quiet].find(([socket, said]) => socket.bytesRead === said);
    const [socket] = silent ?? [...quiet][0] ?? [];
    if (socket === undefined) return false;
    open.delete(socket);
    quiet.delete(socket);
    socket.destroy();
    return true;
  }
}

/** Nobody has asked anything: nothing is owed. */
function hangUp(this: Socket): void {
  this.destroy();
}

function ignore(): void {}
