/** The table "What a delivery gets back", to the letter, over real HTTP. */
import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/core/intake/verdict.ts';
import { fixture } from '../../deliveries.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { path, rawAnswer, rawHead, startListening, type Listening } from './listening.ts';

let app: Listening;
afterEach(() => app?.listener.close());

const start = (overrides: Readonly<Record<string, string>> = {}): string =>
  fixture('call-start', Date.now(), overrides);
const json = { 'content-type': 'application/json' };

/** The bytes of an answer, without the one header that tells the time. */
async function answerOf(response: Response): Promise<unknown> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'));
  return { status: response.status, headers, body: await response.text() };
}

describe('a delivery that is accepted or ignored', () => {
  test.each([
    ['our call', {}],
    ['a colleague’s call', { 'data[USER_ID]': '7' }],
    ['an event of the application', { event: 'ONAPPTEST' }],
    ['an event we do not need', { event: 'ONEXTERNALCALLSTART' }],
    ['an event we know nothing of', { event: 'onCrmLeadAdd' }],
    ['one that does not say when it was sent', { event: 'ONCRMLEADADD', ts: '' }],
  ])('gets 200 with nothing in it: %s', async (_, overrides) => {
    app = await startListening();
    const response = await app.post(start(overrides));
    expect(await answerOf(response)).toEqual({
      status: 200,
      headers: { connection: 'keep-alive', 'content-length': '0' },
      body: '',
    });
  });

  test('an event we do not need, as often as it comes', async () => {
    app = await startListening();
    for (let sent = 0; sent < 100; sent += 1)
      expect((await app.post(start({ event: 'ONCRMLEADADD' }))).status).toBe(200);
    expect((await app.post(start())).status).toBe(200);
  });

  test('and what lacks a field, as often as it comes: only forgers fill the limit', async () => {
    app = await startListening();
    for (let sent = 0; sent < 100; sent += 1)
      expect((await app.post(start({ 'data[CALL_ID]': '' }))).status).toBe(400);
    expect((await app.post(start({ 'auth[application_token]': 'x' }))).status).toBe(403);
  });

  test('a duplicate too, and it is kept once', async () => {
    app = await startListening();
    const body = start();
    expect([(await app.post(body)).status, (await app.post(body)).status]).toEqual([200, 200]);
    expect(await app.history.count()).toBe(1);
  });

  test('as JSON, as the public docs show it', async () => {
    app = await startListening();
    const auth = {
      member_id: 'a223c6b9410f85df78e9377d6c4f7213',
      application_token: '51610fefc120afg4b628cc82d6298cce',
    };
    const body = {
      event: 'ONVOXIMPLANTCALLSTART',
      data: { CALL_ID: '1', USER_ID: '1269' },
      ts: Math.floor(Date.now() / 1000),
      auth,
    };
    expect((await app.post(JSON.stringify(body), json)).status).toBe(200);
    expect(await app.history.count()).toBe(1);
  });

  test('with a body of exactly 64 kB', async () => {
    app = await startListening();
    const body = `${start()}&x=`;
    expect((await app.post(body.padEnd(64 * 1024, 'y'))).status).toBe(200);
  });

  test('through the public host of the tunnel, whatever it is called now', async () => {
    let url = 'https://one.example';
    app = await startListening({ publicUrls: () => [url] });
    const through = async (name: string): Promise<number | undefined> => {
      const headers = { host: name, 'content-type': 'application/x-www-form-urlencoded' };
      const outgoing = request(app.listener.url, { method: 'POST', headers }).end(start());
      const [response] = (await once(outgoing, 'response')) as [{ statusCode: number; resume(): void }];
      response.resume();
      return response.statusCode;
    };
    expect([await through('ONE.example'), await through('two.example')]).toEqual([200, 403]);
    expect(app.refused).toEqual([{ why: 'foreign-host', said: 'two.example' }]);
    url = 'https://two.example';
    expect([await through('two.example'), await through('localhost:1'), await through('[::1]')]).toEqual([
      200, 200, 200,
    ]);
  });

  test('is announced once, after its answer', async () => {
    app = await startListening();
    await app.post(start());
    await expect.poll(() => app.answered).toMatchObject([{ kind: 'accepted' }]);
  });
});

describe('what cannot be read', () => {
  const tooLong = `x=${'y'.repeat(64 * 1024)}`;
  const deep = `data${'[a]'.repeat(5_000)}=1`;
  test.each([
    ['wrong shape', 400, 'a=b', {}],
    ['an empty body', 400, '', {}],
    ['missing keys', 400, 'event=ONVOXIMPLANTCALLSTART', {}],
    ['a call without its id', 400, start({ 'data[CALL_ID]': '' }), {}],
    ['a call without its time', 400, start({ ts: '' }), {}],
    ['an event without a sender', 400, 'event=ONCRMDEALADD', {}],
    ['a sender without an event', 400, start({ event: '' }), {}],
    ['broken JSON', 400, '{', json],
    ['JSON that is no object', 400, '"text"', json],
    ['a prototype in a form', 400, '__proto__[polluted]=1&constructor[prototype][polluted]=1', {}],
    ['a prototype in JSON', 400, '{"__proto__":{"polluted":1}}', json],
    ['nothing but depth', 400, deep, {}],
    ['JSON too deep', 400, `${'['.repeat(20_000)}${']'.repeat(20_000)}`, json],
    ['many fields and no event', 400, 'a=1&'.repeat(200), {}],
    ['64 kB and one byte', 413, tooLong, {}],
    ['64 kB and one byte of JSON', 413, JSON.stringify(tooLong), json],
    ['plain text', 415, start(), { 'content-type': 'text/plain' }],
    ['a multipart form', 415, start(), { 'content-type': 'multipart/form-data; boundary=x' }],
    ['a compressed body', 415, start(), { 'content-encoding': 'gzip' }],
  ])('%s gets %i and nothing else', async (_, status, body, headers) => {
    app = await startListening();
    const response = await app.post(body, headers);
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect([await app.history.count(), Object.hasOwn(Object.prototype, 'polluted')]).toEqual([0, false]);
  });

  test('a body without a content type gets 415', async () => {
    app = await startListening();
    expect(await rawAnswer(app, rawHead('Content-Length: 3\r\n') + 'a=b')).toMatch(/^HTTP\/1\.1 415 /);
  });

  test('a body that does not say how long it is gets 413 once it is too long', async () => {
    app = await startListening();
    const chunk = new TextEncoder().encode(`x=${'y'.repeat(10_000)}&`);
    let left = 7;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
    expect((await app.post(stream)).status).toBe(413);
  });
});

describe('what is not believed', () => {
  const now = Date.now();
  const forged = (overrides: Readonly<Record<string, string>>): string =>
    start({ 'auth[application_token]': 'x', ...overrides });
  const unbelieved: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['a wrong token', fixture('call-start', now, { 'auth[application_token]': 'x' }), {}],
    ['a wrong portal', fixture('call-start', now, { 'auth[member_id]': 'x' }), {}],
    ['a day and a minute ago', fixture('call-start', now - 86_460_000), {}],
    ['a day and a minute ahead', fixture('call-start', now + 86_460_000), {}],
    ['a wrong token of an event nobody needs', forged({ event: 'ONCRMLEADADD' }), {}],
    ['a wrong token of a call without its id', forged({ 'data[CALL_ID]': '' }), {}],
    ['a wrong token of a call without its time', forged({ ts: '' }), {}],
    ['a wrong token of any length', forged({ 'auth[application_token]': 'x'.repeat(1_000) }), {}],
    ['a web page', fixture('call-start', now), { origin: 'https://evil.example' }],
    ['a page of no origin', fixture('call-start', now), { origin: 'null' }],
  ];

  test('gets 403, every time the same to the last byte', async () => {
    app = await startListening();
    const answers: unknown[] = [];
    for (const [, body, headers] of unbelieved) answers.push(await answerOf(await app.post(body, headers)));
    expect(answers).toEqual(answers.map(() => ({ ...(answers[0] as object), status: 403, body: '' })));
    expect(await app.history.count()).toBe(0);
  });

  test('a foreign host, or none, gets 403', async () => {
    app = await startListening();
    const form = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b`;
    expect(await rawAnswer(app, `POST /b24/${path} HTTP/1.1\r\nHost: evil.example\r\n${form}`)).toMatch(
      /^HTTP\/1\.1 403 /,
    );
    expect(await rawAnswer(app, `POST /b24/${path} HTTP/1.0\r\n${form}`)).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('what is not a delivery', () => {
  test.each([
    '/',
    '/b24',
    '/b24/',
    `/b24/${'0'.repeat(32)}`,
    `/b24/${path}/`,
    `/b24/${path}/x`,
    `/B24/${path}`,
    `//b24/${path}`,
    `/b24/%30${path.slice(1)}`,
  ])('the path %s gets 404 by any method', async (name) => {
    app = await startListening();
    const address = `http://127.0.0.1:${app.listener.port}${name}`;
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const response = await fetch(address, { method });
      expect([response.status, await response.text()]).toEqual([404, '']);
    }
  });

  test.each([
    `/b24/../b24/${path}`,
    `/./b24/${path}`,
    `/x/%2e%2e/b24/${path}`,
    `/b24/${path}#x`,
    `http://127.0.0.1/b24/${path}`,
    'http://[',
    'http://a:b:c/',
    '//%@a#',
    '*',
  ])('the address %s, which no client would make, gets 404 and nothing else', async (address) => {
    app = await startListening();
    const method = address === '*' ? 'OPTIONS' : 'POST';
    const answer = await rawAnswer(
      app,
      `${method} ${address} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    expect(answer.replace(/Date: .*\r\n/, '')).toBe(
      'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    );
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
    '%s gets 405 and is told to POST',
    async (method) => {
      app = await startListening();
      const response = await fetch(app.listener.url, { method });
      expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([
        405,
        'POST',
        '',
      ]);
    },
  );

  test('a probe gets its proof, and anything like a probe 404', async () => {
    app = await startListening();
    const nonce = '0123456789abcdef';
    const proven = await fetch(`${app.listener.url}/alive?nonce=${nonce}`);
    expect([proven.status, await proven.text()]).toEqual([200, `proof of ${nonce}`]);
    const posted = await fetch(`${app.listener.url}/alive?nonce=${nonce}`, { method: 'POST' });
    const others = ['', '?nonce=', '?nonce=x', `?nonce=${nonce}&nonce=${nonce}`, `/x?nonce=${nonce}`].map(
      async (rest) => (await fetch(`${app.listener.url}/alive${rest}`)).status,
    );
    expect([posted.status, ...(await Promise.all(others))]).toEqual([404, 404, 404, 404, 404, 404]);
  });

  test('a probe that came by a way on which deliveries are refused is told why, and proven that we say so', async () => {
    app = await startListening({ publicUrls: () => ['https://calls.example'] });
    const nonce = '0123456789abcdef';
    const probed = async (more: string): Promise<string> =>
      rawAnswer(app, `GET /b24/${path}/alive?nonce=${nonce} HTTP/1.1\r\nConnection: close\r\n${more}\r\n`);
    expect(await probed('Host: CALLS.example.:443\r\n')).toContain(`proof of ${nonce}`);
    const told = 'foreign-host upstream';
    expect(await probed('Host: upstream\r\n')).toContain(`proof of ${nonce} ${told} ${told}`);
    const origin = 'foreign-origin https://evil.example';
    expect(await probed('Host: calls.example\r\nOrigin: https://evil.example\r\n')).toContain(origin);
    expect(app.refused).toEqual([]);
  });

  test.each([
    ['calls.example', 'https://calls.example', 200],
    ['CALLS.EXAMPLE', 'https://calls.example', 200],
    ['calls.example:443', 'https://calls.example', 200],
    ['calls.example.', 'https://calls.example', 200],
    ['xn--mller-kva.example', 'https://müller.example', 200],
    ['müller.example', 'https://müller.example', 200],
    ['localhost:9', 'https://calls.example', 200],
    ['calls.example:8443', 'https://calls.example', 403],
    ['upstream', 'https://calls.example', 403],
    ['evil.example', 'https://calls.example', 403],
    ['calls.example.evil.example', 'https://calls.example', 403],
    ['', 'https://calls.example', 403],
  ])('a delivery to the host “%s” where %s is ours gets %i', async (host, url, status) => {
    app = await startListening({ publicUrls: () => ['https://other.example', url] });
    const body = start();
    const head = `POST /b24/${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n`;
    const type = 'Content-Type: application/x-www-form-urlencoded';
    const answer = await rawAnswer(app, `${head}${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(app.refused).toEqual(status === 403 ? [{ why: 'foreign-host', said: host }] : []);
  });

  test('nothing tells what answers: no version, no stack', async () => {
    app = await startListening();
    for (const response of [
      await app.post('{', json),
      await fetch(app.listener.url),
      await app.post(start()),
    ]) {
      const names = [...response.headers.keys()];
      expect(names.filter((name) => /powered|server|etag|trace/.test(name))).toEqual([]);
    }
  });
});

describe('when something is wrong on our side', () => {
  test('a call that cannot be stored gets 503, and the next one is taken', async () => {
    const history = memoryHistory();
    let full = true;
    app = await startListening({
      history: {
        ...history,
        amend: (key, change) => (full ? Promise.reject(new Error('disk full')) : history.amend(key, change)),
      },
    });
    expect((await app.post(start())).status).toBe(503);
    full = false;
    expect((await app.post(start())).status).toBe(200);
    await expect.poll(() => app.answered.map(({ kind }) => kind)).toEqual(['unstored', 'accepted']);
  });

  test('an intake that throws gets 500 and nothing else, and the next delivery is taken', async () => {
    const verdicts = [
      () => Promise.reject(new Error('secret detail')),
      () => Promise.resolve<Verdict>({ kind: 'ignored', reason: 'operator-unknown' }),
    ];
    app = await startListening({
      intake: () => verdicts.shift()?.() ?? Promise.reject(new Error('no more')),
    });
    const response = await app.post(start());
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect((await app.post(start())).status).toBe(200);
  });

  test('an announcement that throws harms nobody', async () => {
    let announced = 0;
    app = await startListening({
      answered() {
        announced++;
        throw new Error('no announcement');
      },
    });
    await app.post(start());
    expect((await app.post(start())).status).toBe(200);
    await expect.poll(() => announced).toBe(2);
  });

  test('a taken port is named', async () => {
    app = await startListening();
    const { port } = app.listener;
    await expect(startListening({ port })).rejects.toThrow(`Port ${port}`);
  });
});

describe('a flood', () => {
  test('of forgeries is told to stay away, and shuts no genuine delivery out', async () => {
    app = await startListening();
    const statuses: number[] = [];
    for (let round = 0; round < 10; round++) {
      const forged = Array.from({ length: 30 }, () => app.post(start({ 'auth[application_token]': 'x' })));
      const genuine = app.post(start({ 'data[CALL_ID]': `genuine ${round}` }));
      for (const response of await Promise.all(forged)) {
        statuses.push(response.status);
        if (response.status === 429)
          expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      }
      expect((await genuine).status).toBe(200);
    }
    expect(new Set(statuses)).toEqual(new Set([403, 429]));
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(200);
    expect(await app.history.count()).toBe(10);
  });

  test('of genuine deliveries is taken', async () => {
    app = await startListening();
    const all = Array.from({ length: 300 }, (_, call) =>
      app.post(start({ 'data[CALL_ID]': `call ${call}` })),
    );
    expect(new Set((await Promise.all(all)).map(({ status }) => status))).toEqual(new Set([200]));
    expect(await app.history.count()).toBe(300);
  });
});
