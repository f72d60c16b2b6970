import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { honourProxies } from '../../../src/adapters/portal/honour-proxies.ts';
import { listeningPort } from '../../listening-port.ts';

let asked: string[];
let port: number;
const target = createServer((_request, response) => response.end('the portal'));
const proxy = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.end('through the proxy');
});
proxy.on('connect', (request, socket) => {
  asked.push(`CONNECT ${request.url}`);
  if (request.url?.endsWith(':443')) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  const address = target.address();
  const onward = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    onward.pipe(socket).pipe(onward);
  });
});

beforeEach(async () => {
  asked = [];
  port = await listeningPort(proxy);
  await listeningPort(target);
});
afterEach(() => {
  proxy.close();
  target.close();
  proxy.closeAllConnections();
  target.closeAllConnections();
});

test('requests go through the proxy that the environment names, and past it where it says so', async () => {
  const address = target.address();
  const direct = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const stop = honourProxies({ HTTP_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: '127.0.0.1' });
  try {
    await (await fetch('http://portal.example/rest/profile', { headers: { connection: 'close' } })).text();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('portal.example');
    expect(await (await fetch(direct)).text()).toBe('the portal');
    expect(asked).toHaveLength(1);
  } finally {
    stop();
  }
});

test('https is tunnelled through the proxy, which sees no more than the host', async () => {
  const stop = honourProxies({ HTTPS_PROXY: `http://127.0.0.1:${port}` });
  try {
    await expect(
      fetch('https://portal.example/rest/profile', { method: 'POST', body: 'AT' }),
    ).rejects.toThrow();
    expect(asked).toEqual(['CONNECT portal.example:443']);
  } finally {
    stop();
  }
});

test('when it ends, nothing goes through the proxy any more', async () => {
  honourProxies({ HTTP_PROXY: `http://127.0.0.1:${port}` })();
  const address = target.address();
  const direct = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  expect(await (await fetch(direct)).text()).toBe('the portal');
  expect(asked).toEqual([]);
});
