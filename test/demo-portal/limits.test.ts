import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLeakyBucket } from '../../src/demo-portal/rest/request-bucket.ts';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import { post, signIn, type PortalClient } from './portal-client.ts';

let nowMs = 0;
let portal: DemoPortal;
let client: PortalClient;
beforeEach(async () => {
  nowMs = Date.UTC(2026, 2, 12, 9, 0, 30);
  portal = await startDemoPortal({ clock: () => nowMs });
  client = await signIn(portal);
});
afterEach(() => portal.close());

const statuses = async (count: number): Promise<number[]> => {
  const all = await Promise.all(Array.from({ length: count }, () => client.call('profile')));
  return all.map(({ status }) => status);
};
const countOf = (all: readonly number[], status: number): number =>
  all.filter((one) => one === status).length;

describe('the number of requests', () => {
  test('may be fifty at once, and then two a second', async () => {
    const burst = await statuses(53);
    expect([countOf(burst, 200), countOf(burst, 503)]).toEqual([50, 3]);
    expect((await client.call('profile')).body['error']).toBe('QUERY_LIMIT_EXCEEDED');
    nowMs += 1_000;
    expect(countOf(await statuses(3), 200)).toBe(2);
  });

  test('is counted for webhooks and unknown methods as well, and not for the OAuth server', async () => {
    for (let left = 25; left > 0; left--) {
      await post(`${portal.incomingWebhookUrl}profile`, {});
      await client.call('no.such.method');
    }
    expect((await client.call('profile')).status).toBe(503);
    expect((await signIn(portal)).accessToken).toHaveLength(32);
  });

  test('can be set', async () => {
    portal.admin.set({ rateLimit: { perSecond: 5, burst: 250 } });
    expect(countOf(await statuses(100), 200)).toBe(100);
  });

  test('is counted for each address', () => {
    const bucket = createLeakyBucket(
      () => nowMs,
      () => ({ perSecond: 2, burst: 1 }),
    );
    expect(['a', 'a', 'b', 'b'].map((address) => bucket.add(address))).toEqual([true, false, true, false]);
    nowMs += 499;
    expect(bucket.add('a')).toBe(false);
    nowMs += 1;
    expect(bucket.add('a')).toBe(true);
  });
});

describe('the time a method takes', () => {
  const method = 'voximplant.statistic.get';

  test('adds up, and blocks that method alone once it is too much', async () => {
    portal.admin.spendOperatingTime('voximplant.statistic.GET', 470);
    expect((await client.call(method)).body['time']).toMatchObject({
      operating: 470.05,
      operating_reset_at: nowMs / 1000 + 600,
    });
    portal.admin.spendOperatingTime(method, 10);
    const { status, body } = await client.call(method);
    expect({ status, ...body }).toEqual({
      status: 429,
      error: 'OPERATION_TIME_LIMIT',
      // Only answers that are no refusal say when it is over.
      error_description: expect.any(String),
    });
    expect((await client.call('profile')).status).toBe(200);
    const byWebhook = () => post(`${portal.incomingWebhookUrl}${method}`, {});
    expect((await byWebhook()).status).toBe(200);
    expect((await byWebhook()).status).toBe(429);
  });

  test('is given back ten minutes later, minute by minute', async () => {
    portal.admin.spendOperatingTime(method, 300);
    const firstMs = nowMs;
    nowMs += 60_000;
    portal.admin.spendOperatingTime(method, 300);
    nowMs = firstMs + 600_000 - 1;
    expect((await client.call(method)).status).toBe(429);
    nowMs += 1;
    expect((await client.call(method)).status).toBe(200);
  });
});
