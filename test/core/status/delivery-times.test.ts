import { expect, test } from 'vitest';
import { createDeliveryTimes } from '../../../src/core/status/delivery-times.ts';
import type { Verdict } from '../../../src/core/intake/verdict.ts';
import { callOf } from '../call/calls.ts';

const accepted = (changes: Parameters<typeof callOf>[0]): Verdict => ({
  kind: 'accepted',
  change: { before: null, after: callOf(changes) },
});

/** Clocks that agree. */
const at = (nowMs: number) => ({ nowMs, portalNowMs: nowMs });

test('nothing is known before the first delivery', () => {
  expect(createDeliveryTimes().read()).toEqual({ lastDelivery: null, deliveryDelay: null });
});

test('a delivery that is not believed is none', () => {
  const times = createDeliveryTimes();
  times.note({ kind: 'rejected', why: { reason: 'wrong-token' } }, at(1_000));
  expect(times.read().lastDelivery).toBeNull();
});

test('a colleague’s call shows that we can hear, and says nothing of how long ours take', () => {
  const times = createDeliveryTimes();
  times.note({ kind: 'ignored', reason: 'someone-elses-call' }, at(1_000));
  expect(times.read()).toEqual({ lastDelivery: { atMs: 1_000 }, deliveryDelay: null });
});

test('the delay counts from the latest event of the call, and never below zero', () => {
  const times = createDeliveryTimes();
  times.note(accepted({ rangAtMs: 1_000, startedAtMs: 5_000, endedAtMs: null }), at(5_400));
  times.note(accepted({ rangAtMs: 9_000, startedAtMs: null, endedAtMs: null }), at(8_000));
  expect(times.read().deliveryDelay).toEqual({ p50Ms: 0, p95Ms: 400, count: 2 });
});

test('a late call tells how long we were away, not how long deliveries take', () => {
  const times = createDeliveryTimes();
  times.note(accepted({ startedAtMs: 1_000, origin: 'late' }), at(600_000));
  expect(times.read().deliveryDelay).toBeNull();
});

test('only the last two hundred count', () => {
  const times = createDeliveryTimes();
  for (let index = 0; index < 300; index += 1)
    times.note(accepted({ rangAtMs: 0, startedAtMs: null, endedAtMs: null }), at(index < 100 ? 90_000 : 10));
  expect(times.read().deliveryDelay).toEqual({ p50Ms: 10, p95Ms: 10, count: 200 });
});

test('the delay is by the portal’s clock, the time of the last delivery by this machine’s', () => {
  const times = createDeliveryTimes();
  times.note(accepted({ rangAtMs: 1_000, startedAtMs: null, endedAtMs: null }), {
    nowMs: 99_000,
    portalNowMs: 1_500,
  });
  expect(times.read()).toEqual({
    lastDelivery: { atMs: 99_000 },
    deliveryDelay: { p50Ms: 500, p95Ms: 500, count: 1 },
  });
});
