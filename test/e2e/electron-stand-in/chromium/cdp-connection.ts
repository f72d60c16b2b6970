/** The DevTools protocol over Chromium's pipe (file descriptors 3 and 4): when this process dies, however, the pipe ends and Chromium with it. */
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'playwright-core';
import type { CdpEvents } from './cdp-events.ts';

/** One target's end of the protocol; `send` rejects with Chromium's message, also when the target goes away first. */
export interface CdpSession {
  readonly send: CDPSession['send'];
  on<Name extends keyof CdpEvents>(event: Name, listener: (params: CdpEvents[Name]) => void): void;
}

export interface CdpConnection {
  readonly root: CdpSession;
  session(sessionId: string): CdpSession;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

interface Waiting {
  readonly sessionId: string;
  resolve(result: never): void;
  reject(error: Error): void;
}

const rootId = '';

export function connectCdp(write: Writable, read: Readable): CdpConnection {
  const waiting = new Map<number, Waiting>();
  const sessions = new Map<string, EventEmitter>();
  let lastId = 0;

  function emitterOf(sessionId: string): EventEmitter {
    const emitter = sessions.get(sessionId) ?? new EventEmitter().setMaxListeners(0);
    sessions.set(sessionId, emitter);
    return emitter;
  }

  function session(sessionId: string): CdpSession {
    const emitter = emitterOf(sessionId);
    const send: CdpSession['send'] = (method, params) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { sessionId, resolve, reject });
        const target = sessionId === rootId ? {} : { sessionId };
        write.write(`${JSON.stringify({ id: lastId, method, params: params ?? {}, ...target })}\0`);
      });
    return { send, on: (event, listener) => void emitter.on(event, listener) };
  }

  function rejectAll(reason: string, ofSession?: string): void {
    for (const [id, call] of waiting) {
      if (ofSession !== undefined && call.sessionId !== ofSession) continue;
      waiting.delete(id);
      call.reject(new Error(reason));
    }
  }

  function receive(message: Message): void {
    if (message.id !== undefined) {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) call?.reject(new Error(message.error.message));
      else call?.resolve(message.result as never);
      return;
    }
    if (message.method === undefined) return;
    if (message.method === 'Target.detachedFromTarget') {
      rejectAll('Target closed', (message.params as { sessionId: string }).sessionId);
    }
    emitterOf(message.sessionId ?? rootId).emit(message.method, message.params);
  }

  readMessages(read, receive);
  read.on('close', () => rejectAll('Chromium has gone'));
  write.on('error', () => rejectAll('Chromium has gone'));
  return { root: session(rootId), session };
}

/** Messages are JSON, each ended by a NUL. */
function readMessages(read: Readable, receive: (message: Message) => void): void {
  let parts: Buffer[] = [];
  read.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const text = Buffer.concat([...parts, chunk.subarray(start, end)]).toString('utf8');
      parts = [];
      start = end + 1;
      receive(JSON.parse(text) as Message);
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
}
