import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createHookRunner } from '../../../src/adapters/hooks/program-hook-runner.ts';
import type { HookCall } from '../../../src/core/ports/hook-runner.ts';
import { openHookServer, type HookServer } from './hook-server.ts';

/** For a machine that has more to do. */
const patience = { timeout: 10_000 };

let server: HookServer;
afterEach(() => server.close());

function to(path: string): HookCall {
  return { kind: 'post', url: `${server.url}${path}`, body: { number: '+4930159694' } };
}

describe('posting', () => {
  test('is one POST of JSON', async () => {
    server = await openHookServer();
    await createHookRunner().run(to('/a/b?c=d'));
    expect(server.requests).toEqual([
      { method: 'POST', path: '/a/b?c=d', type: 'application/json', body: { number: '+4930159694' } },
    ]);
  });

  test('takes a redirect for an answer and follows it nowhere', async () => {
    server = await openHookServer((response) => response.writeHead(307, { location: '/elsewhere' }).end());
    expect(await createHookRunner().run(to('/'))).toEqual({ kind: 'answered', status: 307 });
    expect(server.requests).toHaveLength(1);
  });

  test('does not wait for the end of an answer', async () => {
    server = await openHookServer((response) => response.writeHead(500).write('more follows'));
    expect(await createHookRunner().run(to('/'))).toEqual({ kind: 'answered', status: 500 });
  });

  test('to somebody who does not answer times out', async () => {
    server = await openHookServer(() => {});
    expect(await createHookRunner({ timeoutMs: 100 }).run(to('/'))).toEqual({
      kind: 'timed-out',
      output: '',
    });
  });

  test('to nobody fails, with the reason', async () => {
    server = await openHookServer();
    await server.close();
    expect(await createHookRunner().run(to('/'))).toEqual({
      kind: 'failed',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('of several hooks', () => {
  test('some run, some wait for their turn in order, and the rest are not tried', async () => {
    const held: ServerResponse[] = [];
    server = await openHookServer((response) => held.push(response));
    const runner = createHookRunner({ atOnce: 2, waiting: 1 });
    const first = [runner.run(to('/1')), runner.run(to('/2'))];
    const waiting = runner.run(to('/3'));
    expect(await runner.run(to('/4'))).toEqual({ kind: 'too-many' });
    await expect.poll(() => held.length, patience).toBe(2);

    held[0]?.end();
    await expect.poll(() => held.length, patience).toBe(3);
    expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(['/1', '/2', '/3']));
    for (const response of held) response.end();
    for (const outcome of [...first, waiting])
      expect(await outcome).toEqual({ kind: 'answered', status: 200 });

    const again = runner.run(to('/5'));
    await expect.poll(() => held.length, patience).toBe(4);
    held[3]?.end();
    expect(await again).toEqual({ kind: 'answered', status: 200 });
  });

  test('none is left when the runner is closed', async () => {
    server = await openHookServer(() => {});
    const runner = createHookRunner({ atOnce: 1 });
    const outcomes = [runner.run(to('/1')), runner.run(to('/2'))];
    await expect.poll(() => server.requests.length, patience).toBe(1);
    await runner.close();
    for (const outcome of outcomes) expect(await outcome).toMatchObject({ kind: 'failed' });
    expect(server.requests).toHaveLength(1);
  });
});
