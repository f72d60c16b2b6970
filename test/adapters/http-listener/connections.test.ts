/** What peers do to their connections, over real HTTP. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Intake } from '../../../src/core/intake.ts';
import type { Verdict } from '../../../src/core/verdict.ts';
import { fixture } from '../../deliveries.ts';
import { path, rawAnswer, rawHead, startListening, type Listening } from './listening.ts';

let app: Listening;
afterEach(() => app?.listener.close());

const start = (): string => fixture('call-start', Date.now());
/** Longer than a test may take: whoever waits for it has failed. */
const forEver = { stopMs: 60_000 };

/** An intake that says when it was asked, and judges when it is told to. */
function heldIntake(): { intake: Intake; asked: Promise<void>; judge(): void } {
  const asked = Promise.withResolvers<void>();
  const verdict = Promise.withResolvers<Verdict>();
  return {
    intake() {
      asked.resolve();
      return verdict.promise;
    },
    asked: asked.promise,
    judge: () => verdict.resolve({ kind: 'ignored', reason: 'operator-unknown' }),
  };
}

async function connected(): Promise<Socket> {
  const socket = connect(app.listener.port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

describe('slow and broken peers', () => {
  test('one that never finishes its headers or its body is cut off', async () => {
    app = await startListening({ timeouts: { headersMs: 200, requestMs: 400, checkMs: 50 } });
    expect(await rawAnswer(app, `POST /b24/${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX: `)).toMatch(
      /^HTTP\/1\.1 408 /,
    );
    const form = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n';
    expect(await rawAnswer(app, rawHead(form) + 'a=')).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('one that speaks no HTTP is turned away, and the next delivery is taken', async () => {
    app = await startListening();
    expect(await rawAnswer(app, '\u0016\u0003\u0001 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect((await app.post(start())).status).toBe(200);
  });

  test('three deliveries sent in one go, with a mistake among them, are answered in their order', async () => {
    app = await startListening();
    const one = (target: string, call: string, last = ''): string => {
      const body = fixture('call-start', Date.now(), { 'data[CALL_ID]': call });
      const form = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`;
      return `POST ${target} HTTP/1.1\r\nHost: localhost\r\n${form}${last}\r\n${body}`;
    };
    const handler = `/b24/${path}`;
    const all = one(handler, 'a') + one('/', 'b') + one(handler, 'c', 'Connection: close\r\n');
    const answers = await rawAnswer(app, all);
    expect(answers.match(/(?<=HTTP\/1\.1 )\d+/g)).toEqual(['200', '404', '200']);
    expect(await app.history.count()).toBe(2);
  });

  test('a call whose peer hangs up before the answer is announced all the same', async () => {
    const { intake, asked, judge } = heldIntake();
    app = await startListening({ intake });
    const hungUp = new AbortController();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const posted = fetch(app.listener.url, { method: 'POST', body: start(), headers, signal: hungUp.signal });
    await asked;
    hungUp.abort();
    await expect(posted).rejects.toThrow();
    judge();
    await expect.poll(() => app.answered).toHaveLength(1);
  });
});

describe('a stop', () => {
  test('answers what is under way, takes nothing new, and may be asked for twice', async () => {
    const { intake, asked, judge } = heldIntake();
    app = await startListening({ intake, timeouts: forEver });
    const posted = app.post(start());
    await asked;
    const closed = Promise.all([app.listener.close(), app.listener.close()]);
    await expect(connected()).rejects.toThrow('ECONNREFUSED');
    judge();
    const { status, headers } = await posted;
    expect([status, headers.get('connection')]).toEqual([200, 'close']);
    await closed;
  });

  test('does not wait for those that are connected and say nothing', async () => {
    app = await startListening({ timeouts: forEver });
    const silent = await connected();
    const hungUp = once(silent, 'close');
    // An answer proves that the connection before it has been taken, too.
    await app.post(start());
    await app.listener.close();
    await hungUp;
  });

  test('does not wait for ever for a peer that does not finish', async () => {
    app = await startListening({ timeouts: { stopMs: 50 } });
    const unfinished = await connected();
    const hungUp = once(unfinished, 'close');
    unfinished.write(
      rawHead('Content-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n'),
    );
    // "100 Continue" proves that its request is under way.
    await once(unfinished, 'data');
    await app.listener.close();
    await hungUp;
  });
});
