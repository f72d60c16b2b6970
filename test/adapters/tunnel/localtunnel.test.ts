import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { localtunnel } from '../../../src/adapters/tunnel/localtunnel.ts';
import { joinRelay } from '../../../src/adapters/tunnel/localtunnel-relay.ts';
import { watchName } from '../../../src/adapters/tunnel/wanted-name.ts';
import type { RunningTunnel } from '../../../src/core/ports/tunnel.ts';
import { tunnelContract } from '../../contracts/tunnel-contract.ts';
import { listeningPort } from '../../listening-port.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '../../localtunnel-server.ts';
import { startLocalListener, type LocalListener } from './local-listener.ts';
import { postThrough } from './post-through.ts';
import { startSmallRelay, type Manner } from './small-relay.ts';

let server: LocaltunnelServer;
let listener: LocalListener;
const running: RunningTunnel[] = [];

beforeAll(async () => {
  server = await startLocaltunnelServer();
  listener = await startLocalListener();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((tunnel) => tunnel.close()));
});
afterAll(async () => {
  await listener.close();
  await server.stop();
});

function start(host: string, subdomain: string | null = null): RunningTunnel {
  const started = localtunnel({ host, subdomain, startLimitMs: 1_000 }).start(listener.port);
  running.push(started);
  return started;
}

async function urlOf(tunnel: RunningTunnel): Promise<string> {
  const opened = await tunnel.opened;
  if (opened.kind === 'failed') throw new Error(opened.detail);
  return opened.url;
}

tunnelContract('localtunnel against a real server', async () => ({
  tunnel: localtunnel({ host: server.host, subdomain: null }),
  localPort: listener.port,
  comesTo: 'open',
  close: () => Promise.resolve(),
}));

test('deliveries come through whole, in any alphabet and length, under the public host name', async () => {
  const url = await urlOf(start(server.host));
  const bodies = ['data[CALL_ID]=1', 'имя=Пётр', 'Ж'.repeat(100_000)];
  for (const body of bodies) expect(await postThrough(url, body)).toBe(200);
  expect(listener.deliveries).toEqual(bodies);
  expect([...listener.hosts]).toEqual([new URL(url).host]);
});

test('1,000 deliveries, 50 at a time, arrive, and none twice', async () => {
  const url = await urlOf(start(server.host));
  listener.deliveries.length = 0;
  const bodies = Array.from({ length: 1_000 }, (_, index) => `call=${index}`);
  const waiting = [...bodies];
  const statuses: (number | undefined)[] = [];
  const send = async (): Promise<void> => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop())
      statuses.push(await postThrough(url, body));
  };
  await Promise.all(Array.from({ length: 50 }, send));
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect(listener.deliveries.toSorted()).toEqual(bodies.toSorted());
});

test('the name asked for is given where it is free', async () => {
  const first = start(server.host, 'front-desk');
  expect(new URL(await urlOf(first)).hostname).toBe('front-desk.tunnels.test');
});

test('a name that somebody else has is not: another one is handed out, and works', async () => {
  await urlOf(start(server.host, 'wanted-by-two'));
  const url = await urlOf(start(server.host, 'wanted-by-two'));
  expect(new URL(url).hostname).not.toBe('wanted-by-two.tunnels.test');
  expect(await postThrough(url, 'second')).toBe(200);
});

test('a name that somebody else has is taken back once he has left', async () => {
  const other = start(server.host, 'front-office');
  await urlOf(other);
  const options = { host: server.host, subdomain: 'front-office', startLimitMs: 1_000, lookForNameMs: 50 };
  const tunnel = localtunnel(options);
  const ours = tunnel.start(listener.port);
  running.push(ours);
  expect(new URL(await urlOf(ours)).hostname).not.toBe('front-office.tunnels.test');
  const trouble = new Promise((tell) => ours.onTrouble(tell));
  await other.close();
  expect(await trouble).toBe('name-free');
  await ours.close();
  const again = tunnel.start(listener.port);
  running.push(again);
  const url = await urlOf(again);
  expect(new URL(url).hostname).toBe('front-office.tunnels.test');
  expect(await postThrough(url, 'at the wanted name')).toBe(200);
});

test('a server that cannot say who has a name is not believed to have it free', async () => {
  const relay = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.statusCode = 404;
    response.end();
    if (asked.length === 6) enough.resolve();
  });
  const asked: string[] = [];
  const enough = Promise.withResolvers<void>();
  const host = `http://127.0.0.1:${await listeningPort(relay)}/`;
  const stop = new AbortController();
  let isFree = false;
  const names = { host, wanted: 'wanted name', given: 'given', everyMs: 5, signal: stop.signal };
  watchName(names, () => (isFree = true));
  await enough.promise;
  stop.abort();
  relay.close();
  expect(isFree).toBe(false);
  expect(new Set(asked)).toEqual(new Set(['/api/tunnels/given/status', '/api/tunnels/wanted%20name/status']));
});

test('a killed server is trouble at once', async () => {
  const own = await startLocaltunnelServer();
  const tunnel = start(own.host);
  await urlOf(tunnel);
  const trouble = new Promise((tell) => tunnel.onTrouble(tell));
  await own.kill('SIGKILL');
  expect(await trouble).toBe('connection-lost');
});

const failures = {
  'refused-port': 'unreachable',
  'never-answers': 'timed-out',
  endless: 'timed-out',
  error: 'refused',
  'landing-page': 'bad-answer',
} satisfies Record<Exclude<Manner, 'tunnel'>, string>;

const misbehaving = ['refused-port', 'never-answers', 'endless', 'error', 'landing-page'] as const;

test.each(misbehaving)('a server of the manner %s is no tunnel', async (manner) => {
  const relay = await startSmallRelay({ manner });
  expect(await start(relay.host).opened).toMatchObject({ kind: 'failed', why: failures[manner] });
  await relay.close();
});

test('no server at all is unreachable', async () => {
  expect(await start('http://127.0.0.1:1').opened).toMatchObject({ kind: 'failed', why: 'unreachable' });
});

test('a server known by an IPv6 address is connected to, not looked up', async () => {
  const registration = { id: 'some', url: 'https://some.example', port: 1, ip: undefined, max_conn_count: 1 };
  const { promise, resolve } = Promise.withResolvers<string>();
  const news = { connected: () => resolve('connected'), lost: resolve };
  const leave = joinRelay(registration, { host: 'http://[::1]:1', localPort: listener.port }, news);
  expect(await promise).toMatch(/ECONNREFUSED|connection refused|EADDRNOTAVAIL/);
  await leave();
});

test('a connection that the server drops is made again, and closing leaves none', async () => {
  const relay = await startSmallRelay();
  const tunnel = start(relay.host, 'ours');
  await urlOf(tunnel);
  await expect.poll(() => relay.standing('ours')).toBe(4);
  relay.drop();
  await expect.poll(() => relay.standing('ours'), { timeout: 5_000 }).toBe(4);
  await tunnel.close();
  await expect.poll(() => relay.standing('ours')).toBe(0);
  expect(relay.asked).toEqual(['/ours']);
  await relay.close();
});
