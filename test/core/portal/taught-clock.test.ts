/** What deliveries teach of the portal's clock, where the portal cannot be asked. */
import { describe, expect, test } from 'vitest';
import type { CallStart } from '../../../src/core/intake/delivery.ts';
import { createPortalClock } from '../../../src/core/portal/portal-clock.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { failureOf } from './small-portal.ts';

const trueStartMs = Date.UTC(2026, 2, 12, 10);
const [secondMs, minuteMs, hourMs] = [1_000, 60_000, 3_600_000];
const dayMs = 24 * hourMs;

/** A machine whose clock is wrong, and the true time, which Bitrix24's deliveries carry in whole seconds. */
function machineAheadBy(aheadMs: number, expectedMs: number | null = null) {
  const machine = manualClock(trueStartMs + aheadMs);
  let [trueMs, calls] = [trueStartMs, 0];
  const refusing = async () => ({ kind: 'failed' as const, failure: failureOf('unreachable') });
  const clock = createPortalClock(() => ({ serverTimeMs: refusing }), machine, expectedMs);
  const made = (callId: string): CallStart => ({
    ...{ kind: 'start', memberId: 'm', callId, operatorId: '1', viaRestApp: false },
    sentAtMs: Math.floor(trueMs / secondMs) * secondMs,
  });
  const pass = (ms: number, monotonic = true): void => {
    trueMs += ms;
    machine.pass(ms, monotonic);
  };
  return {
    clock,
    pass,
    made: (about?: string) => made(about ?? `call ${(calls += 1)}`),
    set: (byMs: number) => machine.pass(byMs, false),
    /** A call that is told of at once, or nearly. */
    call(heldUpMs = 900, about?: string): CallStart {
      const event = made(about ?? `call ${(calls += 1)}`);
      pass(heldUpMs);
      clock.heard(event);
      return event;
    },
    ageOf: (event: CallStart) => clock.ageOf(event.sentAtMs),
    offMs: () => Math.abs(clock.now() - trueMs),
  };
}

const within24h = [-14, -12, -2, -0.1, 0.02, 1, 2, 12, 14, 23.9].map((hours) => hours * hourMs);

test.each(within24h)(
  'a machine that is %d ms ahead knows the portal’s clock after three calls',
  (aheadMs) => {
    const machine = machineAheadBy(aheadMs);
    for (let calls = 0; calls < 3; calls += 1) {
      machine.call();
      machine.pass(40 * secondMs);
    }
    expect(machine.offMs()).toBeLessThan(2 * minuteMs);
    expect(machine.ageOf(machine.call())).toBeLessThan(2 * minuteMs);
  },
);

describe('what cannot be explained by a delay counts at once', () => {
  test.each([6 * minuteMs, 2 * hourMs, 14 * hourMs])('a machine %d ms behind', (behindMs) => {
    const machine = machineAheadBy(-behindMs);
    machine.call();
    expect(machine.clock.reading().aheadMs).toBeCloseTo(-behindMs, -4);
    expect(machine.offMs()).toBeLessThan(5 * secondMs);
  });

  test('but not for long, if nothing that follows bears it out', () => {
    const machine = machineAheadBy(0);
    machine.clock.heard({ ...machine.made(), sentAtMs: trueStartMs + 23 * hourMs });
    expect(machine.offMs()).toBe(23 * hourMs);
    const genuine = machine.call();
    expect([machine.offMs(), machine.ageOf(genuine)]).toEqual([0, 900]);
  });
});

describe('one delivery that was held up teaches nothing', () => {
  test.each([3 * minuteMs, 40 * minuteMs, 23 * hourMs])('by %d ms', (heldUpMs) => {
    const machine = machineAheadBy(0);
    const late = machine.call(heldUpMs);
    expect([machine.offMs(), machine.ageOf(late)]).toEqual([0, heldUpMs]);
    expect(machine.clock.reading()).toEqual({ aheadMs: null, perhapsAheadMs: heldUpMs });
    machine.call();
    expect(machine.clock.reading()).toEqual({ aheadMs: 0, perhapsAheadMs: null });
  });

  test('however often it is repeated', () => {
    const machine = machineAheadBy(0);
    const captured = machine.call(40 * minuteMs);
    for (let times = 0; times < 20; times += 1) {
      machine.clock.heard(captured);
      machine.pass(secondMs);
    }
    expect(machine.clock.reading().aheadMs).toBeNull();
  });

  test('nor does a whole call that comes at once', () => {
    const machine = machineAheadBy(0);
    const events = ['init', 'start', 'end'] as const;
    machine.pass(40 * minuteMs);
    for (const kind of events) {
      machine.clock.heard({ ...machine.made('a'), kind, sentAtMs: trueStartMs } as CallStart);
    }
    expect(machine.clock.reading()).toEqual({ aheadMs: null, perhapsAheadMs: 40 * minuteMs });
  });

  test('nor a whole queue of calls that is emptied', () => {
    const machine = machineAheadBy(0);
    const queue: CallStart[] = [];
    for (let calls = 0; calls < 20; calls += 1) {
      queue.push(machine.made());
      machine.pass(90 * secondMs);
    }
    for (const event of queue) {
      machine.clock.heard(event);
      expect(machine.offMs()).toBe(0);
      machine.pass(100);
    }
  });
});

test('one call is enough for a clock that is ahead, when its events keep their distance', () => {
  const machine = machineAheadBy(62 * minuteMs);
  for (const kind of ['init', 'start', 'end'] as const) {
    const event = { ...machine.made('a'), kind } as CallStart;
    machine.pass(900);
    machine.clock.heard(event);
    machine.pass(9 * secondMs);
  }
  expect(machine.clock.reading().aheadMs).toBeCloseTo(62 * minuteMs, -4);
});

test('the first delivery is enough when the clock is wrong as it was the last time', () => {
  const machine = machineAheadBy(62 * minuteMs, 62 * minuteMs + 500);
  expect(machine.clock.reading()).toEqual({ aheadMs: null, perhapsAheadMs: null });
  machine.call();
  expect(machine.offMs()).toBeLessThan(2 * secondMs);
  expect(machineAheadBy(0, 62 * minuteMs).ageOf(machineAheadBy(0).made())).toBe(0);
});

test('what does not say when it was made teaches nothing', () => {
  const machine = machineAheadBy(0);
  machine.clock.heard({ kind: 'other', name: 'ONCRMLEADADD', sentAtMs: null });
  machine.clock.heard({ kind: 'other', name: 'ONCRMLEADADD', sentAtMs: trueStartMs });
  expect(machine.clock.reading()).toEqual({ aheadMs: 0, perhapsAheadMs: null });
});

describe('when the machine’s clock jumps while the program runs', () => {
  test('back, it was set, and nothing becomes older or younger by it', () => {
    const machine = machineAheadBy(2 * hourMs);
    for (let calls = 0; calls < 3; calls += 1) machine.call();
    machine.set(-5 * hourMs);
    expect(machine.offMs()).toBeLessThan(2 * secondMs);
    expect(machine.ageOf(machine.call())).toBeLessThan(5 * secondMs);
  });

  test('because it slept, it is as right as before', () => {
    const machine = machineAheadBy(0);
    machine.call();
    machine.pass(9 * hourMs, false);
    expect(machine.offMs()).toBe(0);
    const old = machine.made();
    machine.pass(30 * minuteMs);
    expect(machine.ageOf(old)).toBeCloseTo(30 * minuteMs, -4);
  });

  test.each([3 * hourMs, 3 * dayMs, 400 * dayMs])(
    'forward by %d ms, the next call tells that it was set',
    (byMs) => {
      const machine = machineAheadBy(0);
      machine.call();
      machine.set(byMs);
      const call = machine.made();
      machine.pass(900);
      expect(machine.ageOf(call)).toBeLessThan(2 * secondMs);
      machine.clock.heard(call);
      expect(machine.offMs()).toBeLessThan(2 * secondMs);
    },
  );

  test('before anything was heard, either may be true', () => {
    const machine = machineAheadBy(0);
    machine.set(3 * dayMs);
    expect(machine.clock.reading()).toEqual({ aheadMs: null, perhapsAheadMs: null });
    expect(machine.ageOf(machine.call())).toBeLessThan(2 * secondMs);
  });

  test.each([
    [-2 * hourMs, 2 * hourMs],
    [2 * hourMs, -2 * hourMs],
  ])('to where it should be (%d and then %d ms), it is taken for put right', (aheadMs, byMs) => {
    const machine = machineAheadBy(aheadMs);
    for (let calls = 0; calls < 3; calls += 1) machine.call();
    machine.set(byMs);
    expect(Math.abs(Number(machine.clock.reading().aheadMs))).toBeLessThan(2 * minuteMs);
  });

  test('a dozen times, the next call still tells', () => {
    const machine = machineAheadBy(0);
    for (let times = 0; times < 12; times += 1) {
      machine.set(times % 2 === 0 ? 5 * hourMs : -5 * hourMs);
      machine.call();
    }
    expect(machine.offMs()).toBeLessThan(2 * secondMs);
  });
});

test('what is only assumed after a jump is no proof', () => {
  const machine = machineAheadBy(0);
  expect(machine.clock.provenNow()).toBeNull();
  machine.call();
  expect(machine.clock.provenNow()).toBe(trueStartMs + 900);
  machine.set(400 * dayMs);
  expect([machine.clock.reading().aheadMs, machine.clock.provenNow()]).toEqual([0, null]);
  machine.call();
  expect(machine.clock.provenNow()).toBeCloseTo(trueStartMs, -4);
});
