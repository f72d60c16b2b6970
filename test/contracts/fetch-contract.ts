import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listeningPort } from '../listening-port.ts';

/** What every `fetch` must do that a shell hands to the app: the part of the standard the portal client stands on. */
export function fetchContract(name: string, open: () => Promise<typeof fetch>): void {
  describe(`${name} keeps the fetch contract`, () => {
    let server: Server;
    let origin: string;
    let answer: (request: IncomingMessage, response: ServerResponse) => void;
    let ask: typeof fetch;

    beforeEach(async () => {
      ask = await open();
      server = createServer((request, response) => answer(request, response));
      origin = `http://127.0.0.1:${await listeningPort(server)}`;
    });
    afterEach(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });

    test('a POST arrives as it was meant, and its answer comes back whole', async () => {
      const arrived = Promise.withResolvers<unknown>();
      answer = (request, response) => {
        const { method, url, headers } = request;
        void buffer(request).then((body) => {
          response.writeHead(201, { 'content-type': 'application/json', 'x-twice': ['a', 'b'] });
          response.end('{"name":"Анна"}');
          return arrived.resolve({
            method,
            url,
            type: headers['content-type'],
            agent: headers['user-agent'],
            body: String(body),
          });
        });
      };
      const response = await ask(`${origin}/rest/user.get?x=1`, {
        method: 'POST',
        body: '{"ID":"Ü"}',
        headers: { 'Content-Type': 'application/json', 'User-Agent': 'Offhook/1.0' },
        credentials: 'omit',
      });
      expect(await arrived.promise).toEqual({
        method: 'POST',
        url: '/rest/user.get?x=1',
        type: 'application/json',
        agent: 'Offhook/1.0',
        body: '{"ID":"Ü"}',
      });
      expect(response.status).toBe(201);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.get('X-Twice')).toBe('a, b');
      expect(await response.json()).toEqual({ name: 'Анна' });
    });

    test.each([400, 401, 404, 500, 503])('an answer of status %i is an answer', async (status) => {
      answer = (_request, response) => response.writeHead(status).end('why');
      const response = await ask(origin);
      expect([response.status, response.ok, await response.text()]).toEqual([status, false, 'why']);
    });

    test.each(['GET', 'HEAD'])('%s without a body is answered', async (method) => {
      answer = (_request, response) => response.writeHead(method === 'GET' ? 204 : 200).end();
      const response = await ask(new URL(origin), { method });
      expect(await response.text()).toBe('');
    });

    test.each([301, 302, 303, 307, 308])(
      'a redirect by %i is told and not followed when it is not to be',
      async (status) => {
        const asked: unknown[] = [];
        answer = (request, response) => {
          asked.push(request.url);
          response.writeHead(status, { location: '/elsewhere?a=b' }).end('moved');
        };
        const response = await ask(`${origin}/here`, { method: 'POST', body: 'x', redirect: 'manual' });
        expect(response.status).toBe(status);
        expect(response.headers.get('location')).toBe('/elsewhere?a=b');
        await response.body?.cancel();
        expect(asked).toEqual(['/here']);
      },
    );

    test('a redirect is followed otherwise, and is an error when it is to be', async () => {
      answer = (request, response) => {
        if (request.url === '/there') response.end(`${request.method} arrived`);
        else response.writeHead(302, { location: '/there' }).end();
      };
      const response = await ask(`${origin}/here`, { method: 'POST', body: 'x' });
      expect(await response.text()).toBe('GET arrived');
      await expect(ask(`${origin}/here`, { redirect: 'error' })).rejects.toBeInstanceOf(TypeError);
    });

    test('a megabyte goes there and back', async () => {
      answer = (request, response) => void buffer(request).then((body) => response.end(body));
      const sent = Buffer.alloc(1_000_000, 'Offhook ');
      const response = await ask(origin, { method: 'POST', body: sent });
      expect(digest(Buffer.from(await response.arrayBuffer()))).toBe(digest(sent));
    });

    test('nobody there is a TypeError with its cause', async () => {
      const closed = createTcpServer();
      const port = await listeningPort(closed);
      closed.close();
      await once(closed, 'close');
      const error: unknown = await ask(`http://127.0.0.1:${port}/`).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TypeError);
      expect(error).toMatchObject({ cause: expect.any(Error) });
    });

    test('a connection that breaks before the answer, or within it, is an error', async () => {
      answer = (request) => request.socket.destroy();
      await expect(ask(origin)).rejects.toBeInstanceOf(TypeError);
      answer = (request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half', () => request.socket.destroy());
      };
      const response = await ask(origin);
      await expect(response.text()).rejects.toBeInstanceOf(Error);
    });

    test('what was called off before it began is not asked', async () => {
      answer = () => expect.unreachable('nothing was to be asked');
      const reason = new Error('no longer wanted');
      await expect(ask(origin, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    });

    test('calling off while it waits rejects with the reason, and lets the server go', async () => {
      const arrived = Promise.withResolvers<IncomingMessage>();
      answer = (request) => arrived.resolve(request);
      const patience = new AbortController();
      const asked = ask(origin, { signal: patience.signal });
      const { socket } = await arrived.promise;
      const gone = once(socket, 'close');
      patience.abort();
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      await gone;
    });

    test('calling off within the answer ends the reading with the reason', async () => {
      answer = (_request, response) => response.writeHead(200, { 'content-length': '100' }).write('half');
      const patience = new AbortController();
      const response = await ask(origin, { signal: patience.signal });
      const reason = new Error('it takes too long');
      const read = response.text();
      patience.abort(reason);
      await expect(read).rejects.toBe(reason);
    });

    test('an answer nobody wants the rest of lets the server go', async () => {
      const arrived = Promise.withResolvers<IncomingMessage>();
      answer = (request, response) => {
        arrived.resolve(request);
        response.writeHead(200, { 'content-length': '1000000000' }).write('half');
      };
      const response = await ask(origin);
      const gone = once((await arrived.promise).socket, 'close');
      await response.body?.cancel();
      await gone;
    });
  });
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
