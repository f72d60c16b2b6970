import { afterEach, describe, expect, test } from 'vitest';
import { createEventQueue, type EventQueue } from '../../../src/demo-portal/events/event-queue.ts';
import { startRecordingHandler } from '../recording-handler.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of open.splice(0)) await part.close();
});

function opened<Part extends { close(): Promise<void> }>(part: Part): Part {
  open.push(part);
  return part;
}

function newQueue(attemptTimeoutMs = 5_000): EventQueue {
  return opened(createEventQueue({ attemptTimeoutMs, onDelivery: () => {} }));
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, number) => `E${number}`);

describe('the event queue', () => {
  test('posts a form as Bitrix24 does, and nothing more', async () => {
    const handler = opened(await startRecordingHandler());
    const body = { event: 'ONAPPTEST', data: { 'a b': 'ü~' }, ts: '1773239326' };
    const delivery = await newQueue().add({ handlerUrl: `${handler.url}?x=1`, body });
    expect(delivery).toMatchObject({ event: 'ONAPPTEST', outcome: { kind: 'answered', status: 200 } });
    expect(handler.received).toMatchObject([
      { method: 'POST', url: '/b24/0123456789abcdef?x=1', httpVersion: '1.1' },
    ]);
    expect(handler.received[0]?.body).toBe('event=ONAPPTEST&data%5Ba+b%5D=%C3%BC%7E&ts=1773239326');
    expect(handler.received[0]?.headers).toEqual({
      'user-agent': 'Bitrix24 Webhook Engine',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '53',
      host: new URL(handler.url).host,
      connection: 'close',
    });
  });

  test.each([500, 503, 429, 404, 302])('tries once and never again after a %i', async (status) => {
    const handler = opened(
      await startRecordingHandler((response) => response.writeHead(status, { Location: '/elsewhere' }).end()),
    );
    const queue = newQueue();
    const [first, second] = await Promise.all(
      ['E1', 'E2'].map((event) => queue.add({ handlerUrl: handler.url, body: { event } })),
    );
    expect([first?.outcome, second?.outcome]).toEqual([
      { kind: 'answered', status },
      { kind: 'answered', status },
    ]);
    expect(handler.events()).toEqual(['E1', 'E2']);
  });

  test('gives up on a handler that does not answer, does not try again, and goes on', async () => {
    const handler = opened(
      await startRecordingHandler((response, { fields }) => fields['event'] === 'E2' && response.end()),
    );
    const queue = newQueue(500);
    const outcomes = await Promise.all(
      ['E1', 'E2'].map(
        async (event) => (await queue.add({ handlerUrl: handler.url, body: { event } })).outcome,
      ),
    );
    expect(outcomes).toEqual([{ kind: 'timed-out' }, { kind: 'answered', status: 200 }]);
    expect(handler.events()).toEqual(['E1', 'E2']);
  });

  test('says why a handler was not reached', async () => {
    const gone = await startRecordingHandler();
    await gone.close();
    const { outcome } = await newQueue().add({ handlerUrl: gone.url, body: { event: 'E' } });
    expect(outcome).toEqual({ kind: 'unreachable', detail: expect.stringContaining('ECONNREFUSED') });
  });

  test('reports a connection cut before the answer as unreachable', async () => {
    const handler = opened(await startRecordingHandler((response) => response.destroy()));
    const { outcome } = await newQueue().add({ handlerUrl: handler.url, body: { event: 'E' } });
    expect(outcome).toMatchObject({ kind: 'unreachable' });
    expect(handler.received).toHaveLength(1);
  });

  test('keeps the order even where a handler is slow with the first', async () => {
    const held: (() => void)[] = [];
    const handler = opened(
      await startRecordingHandler((response, { fields }) => {
        if (fields['event'] === 'E0') held.push(() => response.end());
        else response.end();
      }),
    );
    const queue = newQueue();
    const all = Promise.all(
      numbered(20).map((event) => queue.add({ handlerUrl: handler.url, body: { event } })),
    );
    await expect.poll(() => held.length).toBe(1);
    expect(handler.events()).toEqual(['E0']);
    for (const answer of held) answer();
    await all;
    expect(handler.events()).toEqual(numbered(20));
  });

  test('that is closed calls off what is under way and all that waits', async () => {
    const handler = opened(await startRecordingHandler(() => {}));
    const queue = newQueue();
    const all = Promise.all(
      numbered(3).map(
        async (event) => (await queue.add({ handlerUrl: handler.url, body: { event } })).outcome,
      ),
    );
    await expect.poll(() => handler.received.length).toBe(1);
    await queue.close();
    expect(await all).toEqual(numbered(3).map(() => ({ kind: 'called-off' })));
    expect(handler.events()).toEqual(['E0']);
    expect((await queue.add({ handlerUrl: handler.url, body: { event: 'late' } })).outcome).toEqual({
      kind: 'called-off',
    });
  });
});
