/** What peers do to their connections, over real HTTP. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Intake } from '../../../src/core/intake/intake.ts';
import type { Verdict } from '../../../src/core/intake/verdict.ts';
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

describe('peers that are quiet', () => {
  const hasty = { headersMs: 100, requestMs: 200, checkMs: 20 };
  const delivery = (call: string): string => {
    const body = fixture('call-start', Date.now(), { 'data[CALL_ID]': call });
    const form = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`;
    return `POST /b24/${path} HTTP/1.1\r\nHost: localhost\r\n${form}\r\n${body}`;
  };
  /** Another one has begun to speak, later, and was cut off for its slowness. */
  const longEnough = () => rawAnswer(app, 'POST / HTTP/1.1\r\n');
  const nextAnswer = async (socket: Socket): Promise<string> => {
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString('latin1').slice(0, 12);
  };

  test('may stay so before their first request, and between two; what they then send is taken', async () => {
    app = await startListening({ timeouts: hasty });
    const kept = await connected();
    await longEnough();
    kept.write(delivery('a'));
    expect(await nextAnswer(kept)).toBe('HTTP/1.1 200');
    await longEnough();
    await longEnough();
    kept.write(delivery('b'));
    expect(await nextAnswer(kept)).toBe('HTTP/1.1 200');
    expect(await app.history.count()).toBe(2);
    kept.destroy();
  });

  test('are bounded once they have begun, with their second request, too', async () => {
    app = await startListening({ timeouts: hasty });
    const kept = await connected();
    kept.write(delivery('a'));
    expect(await nextAnswer(kept)).toBe('HTTP/1.1 200');
    await longEnough();
    kept.write('P');
    expect(await nextAnswer(kept)).toBe('HTTP/1.1 408');
  });

  test('may say the first byte, and a great deal more, in any portions', async () => {
    app = await startListening();
    const kept = await connected();
    const long = delivery('a').replace('event=', `padding=${'x'.repeat(60_000)}&event=`);
    const text = long.replace(/Content-Length: \d+/, `Content-Length: ${long.split('\r\n\r\n')[1]?.length}`);
    kept.setNoDelay(true);
    for (const part of [text.slice(0, 1), text.slice(1, 20), text.slice(20)]) {
      await new Promise((resolve) => kept.write(part, resolve));
    }
    expect(await nextAnswer(kept)).toBe('HTTP/1.1 200');
    kept.destroy();
  });

  test('make room for others, the longest quiet first; who is speaking stays', async () => {
    app = await startListening({ mostConnections: 10 });
    const kept = await connected();
    kept.write(delivery('a'));
    expect(await nextAnswer(kept)).toBe('HTTP/1.1 200');
    const halfway = await connected();
    const all = delivery('b');
    // "100 Continue" proves that its request is under way.
    halfway.write(all.slice(0, -10).replace('Content-Length', 'Expect: 100-continue\r\nContent-Length'));
    expect(await nextAnswer(halfway)).toBe('HTTP/1.1 100');
    const oldestGone = once(kept, 'close');
    const silent = await Promise.all(Array.from({ length: 50 }, () => connected()));
    await oldestGone;
    expect((await app.post(fixture('call-start', Date.now(), { 'data[CALL_ID]': 'c' }))).status).toBe(200);
    halfway.write(all.slice(-10));
    expect(await nextAnswer(halfway)).toBe('HTTP/1.1 200');
    expect(await app.history.count()).toBe(3);
    for (const socket of [...silent, halfway]) socket.destroy();
  });

  test.each([
    ['have only begun another request', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', 'POST'],
    ['send empty lines after an answer', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', '\r\n'],
    [
      'send a body that nobody waited for',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n',
      'hello',
    ],
  ])('and %s shut nobody out', async (_what, first, second) => {
    app = await startListening({ mostConnections: 3 });
    for (let count = 0; count < 3; count += 1) {
      const socket = await connected();
      socket.write(first);
      expect(await nextAnswer(socket)).toBe('HTTP/1.1 404');
      socket.write(second);
    }
    for (let count = 0; count < 3; count += 1) expect((await app.post(start())).status).toBe(200);
  });

  test('and hang up without a word are forgotten', async () => {
    app = await startListening({ mostConnections: 2 });
    for (let count = 0; count < 5; count += 1) {
      const socket = await connected();
      const closed = once(socket, 'close');
      socket.end();
      await closed;
    }
    expect((await app.post(start())).status).toBe(200);
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
