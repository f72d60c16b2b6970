/** The loopback server of the window, over real HTTP: who may talk to it, and what he gets. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sameSecret } from '../../../src/adapters/secrets/constant-time.ts';
import type { WindowAnswer, WindowEvent } from '../../../src/app/window/window-service.ts';
import { openDownloads, type Downloads } from '../../../src/shells/headless/window-server/downloads.ts';
import {
  startWindowServer,
  type WindowServer,
} from '../../../src/shells/headless/window-server/window-server.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';

let folder: string;
let server: WindowServer;
let downloads: Downloads;
let links: string[];
let asked: unknown[];
let answer: WindowAnswer;
let tell: (event: WindowEvent) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-window-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<title>Offhook</title>');
  writeFileSync(join(folder, 'page', 'assets', 'app.js'), 'start()');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  downloads = openDownloads(join(folder, 'downloads'));
  [links, asked, answer] = [[], [], { kind: 'answered', answer: { calls: 3 } }];
  server = await startWindowServer({
    service: {
      request(method, ask) {
        asked.push([method, ask]);
        return Promise.resolve(answer);
      },
      onEvent(listener) {
        tell = listener;
        return () => {};
      },
    },
    pageFolder: join(folder, 'page'),
    downloads,
    sameSecret,
    timers: manualTimers(),
    linkChanged: (url) => links.push(url),
  });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const originOf = (): string => new URL(server.link()).origin;
const keyOf = (link: string): string => new URL(link).hash.replace('#key=', '');
const json = { 'content-type': 'application/json' };

async function signIn(key = keyOf(server.link())): Promise<Response> {
  return fetch(`${originOf()}/api/session`, { method: 'POST', headers: json, body: JSON.stringify({ key }) });
}

async function cookie(): Promise<string> {
  return (await signIn()).headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function post(path: string, ask: unknown, headers: Record<string, string>): Promise<Response> {
  return fetch(`${originOf()}${path}`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(ask),
  });
}

/** With headers fetch does not let a script set. */
async function raw(path: string, headers: Record<string, string>): Promise<number | undefined> {
  const sent = request(`${originOf()}${path}`, { headers });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('the key', () => {
  test('opens one session, by a cookie scripts cannot read and other sites cannot send', async () => {
    const response = await signIn();
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toMatch(
      /^offhook-\w+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('works once; then there is another link, which is told', async () => {
    const used = keyOf(server.link());
    await signIn(used);
    expect((await signIn(used)).status).toBe(403);
    expect(links).toEqual([server.link()]);
    expect(keyOf(server.link())).not.toBe(used);
    expect((await signIn()).status).toBe(204);
  });

  test.each([{}, { key: '' }, { key: 1 }, { key: 'x'.repeat(43) }, [], 'x', null])(
    '%j opens nothing',
    async (body) => {
      const response = await post('/api/session', body, {});
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(links).toEqual([]);
    },
  );

  test('is in the fragment, which no browser sends', () => {
    expect(new URL(server.link()).search).toBe('');
    expect(keyOf(server.link())).toMatch(/^[\w-]{43}$/);
  });

  test('opens eight sessions at a time, and the oldest goes first', async () => {
    const first = await cookie();
    const second = await cookie();
    for (let more = 0; more < 7; more += 1) await cookie();
    expect((await post('/api/status.read', null, { cookie: first })).status).toBe(401);
    expect((await post('/api/status.read', null, { cookie: second })).status).toBe(200);
  });
});

describe('without a session', () => {
  test.each(['/api/status.read', '/api/history.page'])('%s is refused', async (path) => {
    expect((await post(path, null, {})).status).toBe(401);
    expect((await post(path, null, { cookie: 'offhook=x; other=y' })).status).toBe(401);
    expect(asked).toEqual([]);
  });

  test('there are no events and no downloads', async () => {
    expect((await fetch(`${originOf()}/api/events`)).status).toBe(401);
    expect((await fetch(`${originOf()}/exports/x`)).status).toBe(401);
  });
});

describe('pages of others', () => {
  test('are refused by their origin, also with our cookie', async () => {
    const own = await cookie();
    for (const origin of ['https://evil.example', 'null', originOf().replace('127.0.0.1', 'localhost')])
      expect((await post('/api/status.read', null, { cookie: own, origin })).status).toBe(403);
    expect((await post('/api/status.read', null, { cookie: own, origin: originOf() })).status).toBe(200);
  });

  test('are refused by the name they pointed here, and by what the browser says of them', async () => {
    const { host } = new URL(originOf());
    expect(await raw('/', { host: 'evil.example' })).toBe(403);
    expect(await raw('/', { host: host.replace('127.0.0.1', 'localhost') })).toBe(403);
    expect(await raw('/assets/app.js', { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await raw('/assets/app.js', { host, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await raw('/assets/app.js', { host, 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  test('may link to the window, which then asks for its key', async () => {
    const { host } = new URL(originOf());
    expect(await raw('/', { host, 'sec-fetch-site': 'cross-site' })).toBe(200);
  });
});

describe('the page', () => {
  test('comes with a strict policy, and is never kept', async () => {
    const first = await fetch(`${originOf()}/`);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|nonce|data:|\*/);
    expect(await first.text()).toBe('<title>Offhook</title>');
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(first.headers.get('x-powered-by')).toBeNull();
  });

  test('has its assets and nothing beside them', async () => {
    expect(await (await fetch(`${originOf()}/assets/app.js`)).text()).toBe('start()');
    for (const path of [
      '/secret.txt',
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/assets/',
      '/assets',
      '/index.html/x',
    ])
      expect(await raw(path, { host: new URL(originOf()).host })).toBe(404);
  });
});

describe('a request', () => {
  test('is asked as it came, and its answer is JSON', async () => {
    const response = await post('/api/history.page', { limit: 3 }, { cookie: await cookie() });
    expect(await response.json()).toEqual({ calls: 3 });
    expect(asked).toEqual([['history.page', { limit: 3 }]]);
  });

  test('that has no body asks for nothing', async () => {
    const response = await fetch(`${originOf()}/api/status.read`, {
      method: 'POST',
      headers: { cookie: await cookie() },
    });
    expect(response.status).toBe(200);
    expect(asked).toEqual([['status.read', null]]);
  });

  test('that is wrong gets 400 with the reason, and one that failed 500 without', async () => {
    const own = { cookie: await cookie() };
    answer = { kind: 'wrong', problem: 'limit is missing' };
    const wrong = await post('/api/history.page', {}, own);
    expect([wrong.status, await wrong.json()]).toEqual([400, { problem: 'limit is missing' }]);
    answer = { kind: 'failed' };
    const failed = await post('/api/history.page', {}, own);
    expect([failed.status, await failed.text()]).toEqual([500, '']);
  });

  test('that is no JSON, or too long, is refused without a trace of the server', async () => {
    const headers = { ...json, cookie: await cookie() };
    const send = (body: string): Promise<Response> =>
      fetch(`${originOf()}/api/x`, { method: 'POST', headers, body });
    const [broken, long] = [await send('{'), await send(JSON.stringify('x'.repeat(300_000)))];
    expect([broken.status, long.status]).toEqual([400, 413]);
    expect((await broken.text()) + (await long.text())).toBe('');
    expect(asked).toEqual([]);
  });
});

test('events come as they happen, by name', async () => {
  const response = await fetch(`${originOf()}/api/events`, { headers: { cookie: await cookie() } });
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe(': hello\n\n');
  tell({ name: 'history.changed', event: { kind: 'many' } });
  expect((await reader?.read())?.value).toBe('event: history.changed\ndata: {"kind":"many"}\n\n');
  await reader?.cancel();
});

test('a file is fetched once, under its own name, and is gone then', async () => {
  const headers = { cookie: await cookie() };
  const path = await downloads.choose('calls.csv');
  writeFileSync(path ?? '', 'a,b');
  const saved = downloads.finished(path ?? '');
  const href = saved.kind === 'download' ? saved.href : '';
  const response = await fetch(`${originOf()}/${href}`, { headers });
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=calls.csv');
  expect(await response.text()).toBe('a,b');
  expect((await fetch(`${originOf()}/${href}`, { headers })).status).toBe(404);
  await expect.poll(() => readdirSync(join(folder, 'downloads'))).toEqual([]);
});

describe('however many connections are open', () => {
  const stream = async (session: string): Promise<IncomingMessage> => {
    const asking = request(`${originOf()}/api/events`, { headers: { cookie: session }, agent: false }).end();
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    return response.on('error', () => {});
  };

  test('event streams shut out no request: those beyond any use are refused', async () => {
    const session = await cookie();
    const streams = await Promise.all(Array.from({ length: 300 }, () => stream(session)));
    const taken = streams.filter(({ statusCode }) => statusCode === 200);
    expect(taken).toHaveLength(200);
    expect(streams.filter(({ statusCode }) => statusCode === 503)).toHaveLength(100);
    const answered = await fetch(`${originOf()}/api/history.query`, {
      method: 'POST',
      headers: { ...json, cookie: session },
      body: '{}',
    });
    expect(answered.status).toBe(200);
    const gone = Promise.all(taken.map((one) => once(one, 'close')));
    for (const one of taken) one.destroy();
    await gone;
    await expect.poll(async () => (await stream(session)).statusCode).toBe(200);
  });

  test('silent ones shut nobody out', async () => {
    const port = Number(new URL(originOf()).port);
    const silent = await Promise.all(
      Array.from({ length: 1_200 }, async () => {
        const socket = connect(port, '127.0.0.1').on('error', () => {});
        await once(socket, 'connect');
        return socket;
      }),
    );
    expect((await signIn()).status).toBe(204);
    for (const socket of silent) socket.destroy();
  });
});
