import { describe, expect, test } from 'vitest';
import { createRoundTrip, type RoundTrip } from '../../../src/core/portal/round-trip.ts';
import type { Answer } from '../../../src/core/ports/portal.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { plainSameSecret } from '../../fakes/plain-same-secret.ts';
import { settle } from './link-rig.ts';
import { failureOf } from './small-portal.ts';

interface Asked {
  readonly bind?: () => Promise<Answer<unknown>>;
  readonly unbind?: () => Promise<void>;
}

function tripsOf(
  raiseTest: (nonce: string, trips: RoundTrip) => Promise<Answer<null>>,
  { bind = async () => taken, unbind = async () => {} }: Asked = {},
) {
  const [timers, clock, raised] = [manualTimers(), manualClock(0), [] as string[]];
  /** What the portal was asked, in order. */
  const asked: string[] = [];
  let [lates, nonces] = [0, 0];
  const trips: RoundTrip = createRoundTrip({
    async expectTest() {
      asked.push('bind');
      const bound = await bind();
      if (bound.kind === 'failed') return bound;
      return {
        kind: 'ok',
        async value() {
          asked.push('unbind');
          await unbind();
        },
      };
    },
    raiseTest(nonce) {
      raised.push(nonce);
      asked.push(nonce);
      return raiseTest(nonce, trips);
    },
    ...{ timers, clock, sameSecret: plainSameSecret },
    newNonce: () => `n${nonces++}`,
    late: () => (lates += 1),
  });
  return { ...{ trips, timers, clock, raised, asked }, lates: () => lates };
}
const taken = { kind: 'ok', value: null } as const;

test('the latency counts from the order to the arrival', async () => {
  const { trips, clock, timers } = tripsOf(async () => taken);
  const outcome = trips.ask(60_000);
  await settle();
  clock.pass(1_234);
  trips.arrived('n0');
  expect(await outcome).toEqual({ kind: 'returned', latencyMs: 1_234 });
  expect(timers.pending()).toBe(0);
});

test('a test that is here before the portal has answered counts', async () => {
  const { trips, timers } = tripsOf((nonce, own) => {
    own.arrived(nonce);
    return new Promise(() => {});
  });
  expect(await trips.ask(60_000)).toEqual({ kind: 'returned', latencyMs: 0 });
  expect(timers.pending()).toBe(0);
});

test('the wait begins when the portal has taken the order', async () => {
  const order = Promise.withResolvers<Answer<null>>();
  const { trips, timers } = tripsOf(() => order.promise);
  const outcome = trips.ask(60_000);
  await settle();
  timers.advance(50_000);
  order.resolve(taken);
  await settle();
  timers.advance(59_999);
  expect(timers.pending()).toBe(1);
  timers.advance(1);
  expect(await outcome).toEqual({ kind: 'lost' });
});

test('an order that is refused is not waited for', async () => {
  const failure = failureOf('forbidden');
  const { trips, timers } = tripsOf(async () => ({ kind: 'failed', failure }));
  expect(await trips.ask(60_000)).toEqual({ kind: 'failed', failure });
  expect(timers.pending()).toBe(0);
});

test('who asks while one is under way joins it, with a patience of his own', async () => {
  const { trips, timers, raised } = tripsOf(async () => taken);
  const [patient, hasty] = [trips.ask(60_000), trips.ask(20_000)];
  await settle();
  timers.advance(20_000);
  expect(await hasty).toEqual({ kind: 'lost' });
  trips.arrived('n0');
  expect(await patient).toMatchObject({ kind: 'returned' });
  expect(raised).toEqual(['n0']);
});

test('late is what nobody waits for any more; after that the nonce is worthless', async () => {
  const { trips, timers, lates } = tripsOf(async () => taken);
  const outcome = trips.ask(1_000);
  await settle();
  timers.advance(1_000);
  await outcome;
  trips.arrived('n0');
  trips.arrived('n0');
  expect([lates(), trips.awaitedNonce()]).toEqual([1, null]);
});

test('the next order makes the nonce of a lost one worthless', async () => {
  const { trips, timers, lates } = tripsOf(async () => taken);
  const first = trips.ask(1_000);
  await settle();
  timers.advance(1_000);
  await first;
  const second = trips.ask(1_000);
  await settle();
  trips.arrived('n0');
  trips.arrived('n1');
  expect([await second, lates()]).toMatchObject([{ kind: 'returned' }, 0]);
});

test('calling it off ends every wait; with nothing under way it is harmless', async () => {
  const { trips, timers } = tripsOf(async () => taken);
  trips.cancel();
  const waits = [trips.ask(1_000), trips.ask(2_000)];
  await settle();
  trips.cancel();
  expect(await Promise.all(waits)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
  expect([timers.pending(), trips.awaitedNonce()]).toEqual([0, null]);
});

describe('the portal brings tests to us', () => {
  test.each([
    ['comes', (trips: RoundTrip) => trips.arrived('n0'), 'returned'],
    ['is called off', (trips: RoundTrip) => trips.cancel(), 'cancelled'],
  ])('until ours %s, and then no more', async (_how, end, kind) => {
    const { trips, asked } = tripsOf(async () => taken);
    const outcome = trips.ask(60_000);
    await settle();
    expect(asked).toEqual(['bind', 'n0']);
    end(trips);
    expect(await outcome).toMatchObject({ kind });
    expect(asked).toEqual(['bind', 'n0', 'unbind']);
  });

  test('until nobody waits for ours any more', async () => {
    const { trips, timers, asked } = tripsOf(async () => taken);
    const [hasty, patient] = [trips.ask(1_000), trips.ask(2_000)];
    await settle();
    timers.advance(1_000);
    expect(await hasty).toEqual({ kind: 'lost' });
    expect(asked).toEqual(['bind', 'n0']);
    timers.advance(1_000);
    expect(await patient).toEqual({ kind: 'lost' });
    expect(asked).toEqual(['bind', 'n0', 'unbind']);
  });

  test('until it has refused the order', async () => {
    const { trips, asked } = tripsOf(async () => ({ kind: 'failed', failure: failureOf('forbidden') }));
    await trips.ask(60_000);
    expect(asked).toEqual(['bind', 'n0', 'unbind']);
  });

  test('not at all when it refuses that; then no test is ordered', async () => {
    const failure = failureOf('forbidden');
    const { trips, asked } = tripsOf(async () => taken, { bind: async () => ({ kind: 'failed', failure }) });
    expect(await trips.ask(60_000)).toEqual({ kind: 'failed', failure });
    expect(asked).toEqual(['bind']);
  });

  test('for the next one only when the one before was taken back', async () => {
    const unbound = Promise.withResolvers<void>();
    const { trips, asked } = tripsOf(async () => taken, { unbind: () => unbound.promise });
    const first = trips.ask(60_000);
    await settle();
    trips.cancel();
    const second = trips.ask(60_000);
    await settle();
    expect(asked).toEqual(['bind', 'n0', 'unbind']);
    unbound.resolve();
    expect(await first).toEqual({ kind: 'cancelled' });
    await settle();
    expect(asked).toEqual(['bind', 'n0', 'unbind', 'bind', 'n1']);
    trips.arrived('n1');
    expect(await second).toMatchObject({ kind: 'returned' });
  });

  test('and is not asked to for one that was called off before its turn, nor to raise it after', async () => {
    const bound = Promise.withResolvers<Answer<null>>();
    const { trips, asked } = tripsOf(async () => taken, { bind: () => bound.promise });
    const first = trips.ask(60_000);
    await settle();
    trips.cancel();
    const second = trips.ask(60_000);
    trips.cancel();
    bound.resolve(taken);
    expect(await Promise.all([first, second])).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
    expect(asked).toEqual(['bind', 'unbind']);
  });
});
