import { unaskedClock } from '../../core/unasked-clock.ts';
import { once } from 'node:events';
import { connect } from 'node:net';
import {
  startHttpListener,
  type HttpListener,
  type HttpListenerOptions,
} from '../../../src/adapters/http-listener/http-listener.ts';
import { sameSecret } from '../../../src/adapters/secrets/constant-time.ts';
import { createIntake } from '../../../src/core/intake/intake.ts';
import type { CallHistory } from '../../../src/core/ports/call-history.ts';
import type { Log } from '../../../src/core/ports/log.ts';
import type { ForeignRequest } from '../../../src/core/intake/refusals.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import type { Verdict } from '../../../src/core/intake/verdict.ts';
import { applicationToken, memberId, operatorId } from '../../deliveries.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';

export const path = '0123456789abcdef0123456789abcdef';
const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

export interface Listening {
  readonly listener: HttpListener;
  readonly history: CallHistory;
  /** Every verdict that was announced. */
  readonly answered: readonly Verdict[];
  /** What was refused for the way it came. */
  readonly refused: readonly ForeignRequest[];
  post(
    body: string | ReadableStream<Uint8Array>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

/** A listener with the real intake behind it, over real HTTP. */
export async function startListening(
  options: Partial<HttpListenerOptions> & { history?: CallHistory } = {},
): Promise<Listening> {
  const history = options.history ?? memoryHistory();
  const answered: Verdict[] = [];
  const refused: ForeignRequest[] = [];
  const intake = createIntake({
    session: () => ({ memberId, applicationToken, operatorId }),
    pinPortal: () => {},
    rules: () => readSettings({}).settings.notifications,
    history,
    sameSecret,
    clock: unaskedClock(Date.now),
    deskNow: Date.now,
    log: silent,
  });
  const listener = await startHttpListener({
    ...{
      port: 0,
      path,
      intake,
      sameSecret,
      log: silent,
      publicUrls: () => [],
      refused: (foreign) => refused.push(foreign),
      alive: (nonce) => `proof of ${nonce}`,
    },
    answered: (verdict) => answered.push(verdict),
    ...options,
  });
  return {
    ...{ listener, history, answered, refused },
    post: (body, headers) =>
      fetch(listener.url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        ...(body instanceof ReadableStream && { duplex: 'half' }),
      }),
  };
}

/** What comes back for raw bytes, until the connection is closed. */
export async function rawAnswer({ listener }: Listening, text: string): Promise<string> {
  const socket = connect(listener.port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (part) => (answer += String(part)));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

/** Where a raw delivery begins. @param more header lines, each with its line end. */
export function rawHead(more: string): string {
  return `POST /b24/${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${more}\r\n`;
}
