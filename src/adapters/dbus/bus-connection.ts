import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { plainText } from '../../core/text/plain-text.ts';
import { authenticate } from './bus-authentication.ts';
import { encodeCall, type BusMessage, type MethodCall } from './bus-message.ts';
import { takeMessages } from './message-stream.ts';

/** A connection to the session bus, on which calls may overlap. */
export interface BusConnection {
  /** The answer. Throws when it is an error, when the connection breaks, and when `signal` aborts first. */
  call(call: MethodCall, signal: AbortSignal): Promise<BusMessage>;
  /** Takes no further calls; hangs up when those under way are done. */
  retire(): void;
  isOpen(): boolean;
}

export interface ConnectionEvents {
  /** A signal, in the sense of D-Bus, has come. */
  heard(message: BusMessage): void;
}

/** Connects to the first of `paths` that answers, and makes itself known to the bus. Throws when there is none. */
export async function openBusConnection(
  paths: readonly string[],
  signal: AbortSignal,
  events: ConnectionEvents,
): Promise<BusConnection> {
  let reason: unknown = new Error('there is no session bus');
  for (const path of paths) {
    try {
      // One after the other: they are in order of preference.
      // oxlint-disable-next-line no-await-in-loop
      return await openAt(path, signal, events);
    } catch (error) {
      signal.throwIfAborted();
      reason = error;
    }
  }
  throw reason;
}

async function openAt(path: string, signal: AbortSignal, events: ConnectionEvents): Promise<BusConnection> {
  const socket = connect(path);
  // Whoever waits is told; nobody waiting is no reason to end the process.
  socket.on('error', () => {});
  const hangUp = (): void => void socket.destroy();
  signal.addEventListener('abort', hangUp);
  try {
    await once(socket, 'connect', { signal });
    await authenticate(socket, signal);
    const connection = speak(socket, events);
    await connection.call(hello, signal);
    // A connection without calls under way keeps no process from ending.
    socket.unref();
    return connection;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', hangUp);
  }
}

const hello: MethodCall = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'Hello',
};

function speak(socket: Socket, events: ConnectionEvents): BusConnection {
  const pending = new Map<number, PromiseWithResolvers<BusMessage>>();
  let [unread, serial, retired] = [Buffer.alloc(0), 0, false];
  socket.on('data', (chunk) => {
    try {
      unread = takeMessages(Buffer.concat([unread, chunk]), take);
    } catch (error) {
      socket.destroy(error instanceof Error ? error : new Error('garbage on the bus'));
    }
  });
  let broken = new Error('the bus has hung up');
  socket.on('error', (error) => (broken = error));
  socket.on('close', () => pending.forEach(({ reject }) => reject(broken)));

  return { call, retire, isOpen: () => !retired && socket.writable };

  async function call(method: MethodCall, signal: AbortSignal): Promise<BusMessage> {
    signal.throwIfAborted();
    if (retired || !socket.writable) throw broken;
    const answer = Promise.withResolvers<BusMessage>();
    const id = ++serial;
    const giveUp = (): void => answer.reject(signal.reason);
    pending.set(id, answer);
    signal.addEventListener('abort', giveUp);
    socket.write(encodeCall(method, id));
    try {
      return await answer.promise;
    } finally {
      signal.removeEventListener('abort', giveUp);
      pending.delete(id);
      hangUpWhenDone();
    }
  }

  function retire(): void {
    retired = true;
    hangUpWhenDone();
  }

  function hangUpWhenDone(): void {
    if (retired && pending.size === 0) socket.destroy();
  }

  function take(message: BusMessage): void {
    if (message.kind === 'other') events.heard(message);
    else if (message.kind === 'return') pending.get(message.replyTo)?.resolve(message);
    else pending.get(message.replyTo)?.reject(new Error(reasonIn(message)));
  }
}

function reasonIn({ errorName, signature, body }: BusMessage): string {
  return plainText(signature.startsWith('s') ? `${errorName}: ${body.string()}` : errorName, 300);
}
