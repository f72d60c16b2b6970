import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { authenticate } from '../src/adapters/dbus/bus-authentication.ts';
import { sessionBusPaths } from '../src/adapters/dbus/bus-address.ts';
import { createMarshal, type Marshal } from '../src/adapters/dbus/marshalling.ts';
import { createUnmarshal, type Unmarshal } from '../src/adapters/dbus/unmarshalling.ts';
import { createSurroundings } from './private-bus.ts';

export interface Popup {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

/** Why a notice is not on the screen any more ("NotificationClosed", Desktop Notifications Specification 1.2). */
export const why = { expired: 1, dismissed: 2, closedByCall: 3, undefined: 4 } as const;

export interface Manner {
  /** What a notice does that names the id of one that is gone: `nothing`, but its id is answered, or a new one. */
  readonly namesOneThatIsGone: 'nothing' | 'new-id' | 'same-id';
  /** What a notice does that takes the place of one on the screen. */
  readonly replaces: {
    readonly id: 'same' | 'new';
    /** Whether the one before is said to be closed, and when. */
    readonly closed: 'not-told' | 'before-the-answer' | 'after-the-answer';
    readonly reason?: number;
  };
  /** What a notice names has expired a moment before it came. */
  readonly expiresFirst?: boolean;
  /** It takes notices and answers none. */
  readonly hangs?: boolean;
  /** Every notice is refused. */
  readonly refuses?: boolean;
}

const quietly = { id: 'same', closed: 'not-told' } as const;
/** As these servers behave; read from their sources. */
export const servers = {
  'Plasma 5.22': { namesOneThatIsGone: 'nothing', replaces: quietly },
  'GNOME Shell': { namesOneThatIsGone: 'new-id', replaces: quietly },
  'one that keeps the id': { namesOneThatIsGone: 'same-id', replaces: quietly },
} satisfies Readonly<Record<string, Manner>>;

export interface NotificationServer {
  /** What is on the screen. */
  popups(): readonly Popup[];
  /** Everything that was ever put on the screen, in order, also in the place of another. */
  shown(): readonly string[];
  /** Every `Notify` that came, answered or not. */
  asked(): number;
  become(manner: Partial<Manner>): void;
  /** Takes what is on the screen away and says why. */
  close(reason: number): void;
  /** Says that this one is closed, whether it is or not. */
  sayClosed(id: number, reason: number): void;
  /** Resolves with the next `Notify` that comes. */
  nextNotice(): Promise<void>;
  stop(): Promise<void>;
}

export interface PrivateBus {
  readonly env: Readonly<Record<'DBUS_SESSION_BUS_ADDRESS', string>>;
  /** A server that is now the desktop's; ids begin at 1. */
  startServer(manner: Manner): Promise<NotificationServer>;
  /** Somebody who is no notification server. */
  startStranger(): Promise<Pick<NotificationServer, 'sayClosed' | 'stop'>>;
  stop(): Promise<void>;
}

/** A session bus of its own, on which notification servers behave as a test needs. */
export async function startPrivateBus(): Promise<PrivateBus> {
  const surroundings = createSurroundings();
  const running = new Set<NotificationServer>();
  try {
    const env = { DBUS_SESSION_BUS_ADDRESS: await surroundings.startBus() };
    return {
      env,
      async startServer(manner) {
        const server = await startServer(env, manner);
        running.add(server);
        return server;
      },
      startStranger: () => startStranger(env),
      async stop() {
        for (const server of running) await server.stop();
        await surroundings.stop();
      },
    };
  } catch (error) {
    await surroundings.stop();
    throw error;
  }
}

const name = 'org.freedesktop.Notifications';
const objectPath = '/org/freedesktop/Notifications';

async function startServer(env: NodeJS.ProcessEnv, first: Manner): Promise<NotificationServer> {
  const speaker = await speak(env, answer);
  const screen = new Map<number, Popup>();
  const shown: string[] = [];
  let manner = first;
  let [lastId, asked] = [0, 0];
  let noticed = Promise.withResolvers<void>();
  await speaker.call('Hello');
  await speaker.call('RequestName', 'su', (marshal) => {
    marshal.string(name);
    marshal.uint32(4);
  });

  return {
    popups: () => [...screen.values()],
    shown: () => shown,
    asked: () => asked,
    become: (changes) => (manner = { ...manner, ...changes }),
    close(reason) {
      for (const id of screen.keys()) tellClosed(id, reason);
      screen.clear();
    },
    sayClosed: tellClosed,
    nextNotice: () => noticed.promise,
    async stop() {
      speaker.socket.destroy();
      await speaker.closed;
    },
  };

  function answer({ member, body }: Call, reply: Reply): void {
    if (member === 'Notify') takeNotice(body, reply);
    if (member === 'GetCapabilities')
      reply.with('as', (marshal) => marshal.array(4, () => marshal.string('body')));
    if (member === 'CloseNotification') takeClose(body.uint32(), reply);
  }

  function takeNotice(body: Unmarshal, reply: Reply): void {
    asked += 1;
    body.string();
    const replaces = body.uint32();
    body.string();
    const [title, text] = [body.string(), body.string()];
    noticed.resolve();
    noticed = Promise.withResolvers();
    if (manner.hangs) return;
    if (manner.refuses)
      return reply.withError('org.freedesktop.Notifications.Error.ExcessNotificationGeneration');
    if (manner.expiresFirst && screen.delete(replaces)) tellClosed(replaces, why.expired);
    const answerId = (id: number): void => reply.with('u', (marshal) => marshal.uint32(id));
    const show = (id: number): void => {
      screen.set(id, { id, title, body: text });
      shown.push(title);
    };
    if (replaces !== 0 && screen.has(replaces)) return replace(replaces, show, answerId);
    if (replaces !== 0 && manner.namesOneThatIsGone === 'nothing') return answerId(replaces);
    const id = replaces !== 0 && manner.namesOneThatIsGone === 'same-id' ? replaces : ++lastId;
    show(id);
    answerId(id);
  }

  function replace(id: number, show: (id: number) => void, answerId: (id: number) => void): void {
    const { replaces } = manner;
    const { reason = why.undefined } = replaces;
    const next = replaces.id === 'same' ? id : ++lastId;
    if (replaces.closed === 'before-the-answer') tellClosed(id, reason);
    screen.delete(id);
    show(next);
    answerId(next);
    if (replaces.closed === 'after-the-answer') tellClosed(id, reason);
  }

  function takeClose(id: number, reply: Reply): void {
    if (!screen.delete(id)) return reply.withError('org.freedesktop.DBus.Error.Failed');
    tellClosed(id, why.closedByCall);
    reply.with('', () => {});
  }

  function tellClosed(id: number, reason: number): void {
    sayClosed(speaker, id, reason);
  }
}

async function startStranger(
  env: NodeJS.ProcessEnv,
): Promise<Pick<NotificationServer, 'sayClosed' | 'stop'>> {
  const speaker = await speak(env, () => {});
  await speaker.call('Hello');
  return {
    sayClosed: (id, reason) => sayClosed(speaker, id, reason),
    async stop() {
      await speaker.call('GetId');
      speaker.socket.destroy();
      await speaker.closed;
    },
  };
}

function sayClosed(speaker: Speaker, id: number, reason: number): void {
  const signal = { path: objectPath, interface: name, member: 'NotificationClosed', signature: 'uu' };
  speaker.say(4, signal, (marshal) => {
    marshal.uint32(id);
    marshal.uint32(reason);
  });
}

interface Call {
  readonly member: string;
  readonly body: Unmarshal;
}

interface Reply {
  with(signature: string, body: (marshal: Marshal) => void): void;
  withError(errorName: string): void;
}

interface Fields {
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly errorName?: string;
  readonly replyTo?: number;
  readonly destination?: string;
  readonly signature?: string;
}

const codes = {
  path: [1, 'o'],
  interface: [2, 's'],
  member: [3, 's'],
  errorName: [4, 's'],
  replyTo: [5, 'u'],
  destination: [6, 's'],
  signature: [8, 'g'],
} as const;

interface Speaker {
  readonly socket: Socket;
  readonly closed: Promise<unknown>;
  /** Calls the bus itself. */
  call(member: string, signature?: string, body?: (marshal: Marshal) => void): Promise<void>;
  say(type: number, fields: Fields, body?: (marshal: Marshal) => void): void;
}

/** The other side of what is tested: it is called, and tells. */
async function speak(env: NodeJS.ProcessEnv, called: (call: Call, reply: Reply) => void): Promise<Speaker> {
  const [path = ''] = sessionBusPaths(env);
  const socket = connect(path);
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  await authenticate(socket, AbortSignal.timeout(10_000));
  const answers = new Map<number, () => void>();
  let [unread, serial] = [Buffer.alloc(0), 0];
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    for (
      let length = lengthOf(unread);
      length !== null && unread.length >= length;
      length = lengthOf(unread)
    ) {
      take(unread.subarray(0, length));
      unread = unread.subarray(length);
    }
  });
  return {
    socket,
    closed,
    async call(member, signature = '', body = () => {}) {
      const { promise, resolve } = Promise.withResolvers<void>();
      answers.set(serial + 1, resolve);
      const bus = 'org.freedesktop.DBus';
      say(1, { path: '/org/freedesktop/DBus', interface: bus, member, destination: bus, signature }, body);
      await promise;
    },
    say,
  };

  function say(type: number, fields: Fields, body: (marshal: Marshal) => void = () => {}): void {
    const bodyMarshal = createMarshal();
    body(bodyMarshal);
    const written = bodyMarshal.written();
    const header = createMarshal();
    for (const value of [0x6c, type, 0, 1]) header.byte(value);
    header.uint32(written.length);
    header.uint32(++serial);
    header.array(8, () => {
      for (const [field, value] of Object.entries(fields)) {
        if (value === '') continue;
        const [code, kind] = codes[field as keyof typeof codes];
        header.align(8);
        header.byte(code);
        header.signature(kind);
        if (kind === 'u') header.uint32(Number(value));
        else if (kind === 'g') header.signature(String(value));
        else header.string(String(value));
      }
    });
    header.align(8);
    socket.write(Buffer.concat([header.written(), written]));
  }

  function take(bytes: Buffer): void {
    const header = createUnmarshal(bytes, true);
    const [, type] = [header.byte(), header.byte()];
    header.align(4);
    const bodyLength = header.uint32();
    const theirSerial = header.uint32();
    const found = new Map<number, string | number>();
    header.array(8, () => {
      header.align(8);
      const code = header.byte();
      const kind = header.signature();
      found.set(code, kind === 'u' ? header.uint32() : kind === 'g' ? header.signature() : header.string());
    });
    if (type === 2 || type === 3) answers.get(Number(found.get(5)))?.();
    if (type !== 1) return;
    const destination = String(found.get(7));
    const body = createUnmarshal(bytes.subarray(bytes.length - bodyLength), true);
    called(
      { member: String(found.get(3)), body },
      {
        with: (signature, write) => say(2, { replyTo: theirSerial, destination, signature }, write),
        withError: (errorName) => say(3, { errorName, replyTo: theirSerial, destination }),
      },
    );
  }
}

/** Of the message at the start of these bytes; null while too few are there. */
function lengthOf(bytes: Buffer): number | null {
  if (bytes.length < 16) return null;
  return 16 + Math.ceil(bytes.readUInt32LE(12) / 8) * 8 + bytes.readUInt32LE(4);
}
