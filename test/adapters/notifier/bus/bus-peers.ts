import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionBusPaths } from '../../../../src/adapters/dbus/bus-address.ts';
import type { NotificationDaemon } from '../../../notification-daemon.ts';

/** Something that listens where a session bus would, and behaves as a test needs. */
export interface BusPeer {
  readonly env: NodeJS.ProcessEnv;
  /** Connections it holds now, and how many there have been. */
  connections(): { open: number; ever: number };
  stop(): Promise<void>;
}

/** @param behave told of each connection; a peer that does nothing with it accepts and never answers. */
export async function startBusPeer(behave: (socket: Socket) => void): Promise<BusPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-bus-'));
  const path = join(folder, 'bus');
  const open = new Set<Socket>();
  let ever = 0;
  const server = createServer((socket) => {
    ever++;
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
    // Without a reader it would not notice the end of the connection.
    socket.resume();
    behave(socket);
  });
  await once(server.listen(path), 'listening');
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` },
    connections: () => ({ open: open.size, ever }),
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lets everybody in, then sends `bytes` in answer to whatever is said. */
export function letInAndSay(bytes: Buffer): (socket: Socket) => void {
  return (socket) => {
    let letIn = false;
    socket.on('data', (said) => {
      if (letIn) socket.write(bytes);
      else if (said.includes('BEGIN')) letIn = true;
      else socket.write('OK 0123456789abcdef0123456789abcdef\r\n');
      // Hello may come together with BEGIN.
      if (said.includes('Hello') && said.includes('BEGIN')) socket.write(bytes);
    });
  };
}

/** Passes everything on to a real bus, except what `lets` says no to. */
export function passOnTo(
  daemon: NotificationDaemon,
  lets: (said: Buffer) => boolean,
): (socket: Socket) => void {
  const [path = ''] = sessionBusPaths(daemon.env);
  return (socket) => {
    const bus = connect(path);
    bus.on('error', () => {}).on('close', () => socket.destroy());
    socket.on('close', () => bus.destroy());
    socket.on('data', (said) => void (lets(said) && bus.write(said)));
    bus.on('data', (said) => void socket.write(said));
  };
}
