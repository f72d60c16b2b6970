import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReachabilityNotices } from '../../../src/core/tunnel/reachability-notices.ts';
import type { ReachabilityNotice } from '../../../src/core/tunnel/reachability-state.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const [a, b] = ['https://a.example/b24/path', 'https://b.example/b24/path'];

function rig() {
  const timers = manualTimers();
  const clock = manualClock(0);
  const told: { readonly notice: ReachabilityNotice; readonly atMs: number }[] = [];
  const tell = (notice: ReachabilityNotice) => told.push({ notice, atMs: clock.monotonic() });
  const notices = createReachabilityNotices(timers, clock, { tellAfterMs: minuteMs, tell });
  return {
    notices,
    told,
    timers,
    words: () => told.map(({ notice }) => notice),
    pass,
    /** As the keeper says it, again and again: a probe comes back, or does not, every half a minute. */
    stay,
    hear: (ms: number) => stay('hearing', '', ms),
  };

  function stay(is: Step['is'], to: string, ms: number): void {
    for (let left = ms; left > 0; left -= 30_000) {
      if (is === 'moved') notices.moved(to);
      else if (is === 'hearing') notices.reachable();
      else notices.unreachable();
      pass(Math.min(left, 30_000));
    }
  }

  /** In small steps: whoever is told of something looks at the clock. */
  function pass(ms: number): void {
    for (let left = ms; left > 0; left -= 1_000) {
      clock.pass(Math.min(left, 1_000));
      timers.advance(Math.min(left, 1_000));
    }
  }
}

describe('what comes and goes', () => {
  test('is told of as such with the third outage, and then once', () => {
    const { notices, pass, hear, words } = rig();
    for (let time = 0; time < 20; time += 1) {
      notices.unreachable();
      pass(2 * minuteMs);
      hear(2 * minuteMs);
    }
    expect(words()).toEqual(['deaf', 'hearing-again', 'deaf', 'hearing-again', 'comes-and-goes']);
    hear(10 * minuteMs);
    expect(words().at(-1)).toBe('hearing-again');
  });

  test('is told of, too, when every outage is too short to be told of', () => {
    const { notices, pass, hear, words } = rig();
    for (let time = 0; time < 20; time += 1) {
      notices.unreachable();
      pass(20_000);
      hear(minuteMs);
    }
    expect(words()).toEqual(['comes-and-goes']);
  });

  test('and then stays away, is told of as gone', () => {
    const { notices, pass, words } = rig();
    for (let time = 0; time < 5; time += 1) {
      notices.reachable();
      notices.unreachable();
    }
    pass(11 * minuteMs);
    expect(words()).toEqual(['comes-and-goes', 'deaf']);
    notices.reachable();
    expect(words().at(-1)).toBe('hearing-again');
  });

  test('short breaks, some minutes apart, are no news', () => {
    const { notices, pass, hear, words } = rig();
    for (let time = 0; time < 40; time += 1) {
      notices.unreachable();
      pass(3_000);
      hear(10 * minuteMs);
    }
    expect(words()).toEqual([]);
  });
});

describe('an address that changed', () => {
  test('is told of at once, and each other one; that calls are announced again only when one has come', () => {
    const { notices, pass, words } = rig();
    notices.moved(a);
    notices.moved(a);
    expect(words()).toEqual(['address-changed']);
    notices.unreachable();
    pass(3_000);
    notices.moved(b);
    expect(words()).toEqual(['address-changed', 'address-changed']);
    notices.reachable('delivery');
    expect(words().at(-1)).toBe('hearing-again');
  });

  test('and changed back is told of as that: somebody may have pasted the other one', () => {
    const { notices, pass, words } = rig();
    notices.moved(a);
    notices.unreachable();
    pass(2 * minuteMs);
    notices.reachable('probe');
    expect(words()).toEqual(['address-changed', 'deaf', 'address-back']);
    notices.unreachable();
    pass(2 * minuteMs);
    notices.reachable('probe');
    expect(words().at(-1)).toBe('hearing-again');
  });
});

type Step = { readonly is: 'hearing' | 'deaf' | 'moved'; readonly forS: number };

/** Seconds and hours are equally likely: most trouble is with the short ones. */
const lasting = fc.oneof(
  fc.integer({ min: 1, max: 90 }),
  fc.integer({ min: 1, max: 900 }),
  fc.constantFrom(59, 60, 61, 599, 600, 601),
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ is: fc.constantFrom('hearing', 'deaf', 'moved'), forS: lasting }),
  { maxLength: 120 },
);
const truthOf: Readonly<Record<Step['is'], readonly (ReachabilityNotice | undefined)[]>> = {
  hearing: [undefined, 'hearing-again', 'address-back'],
  deaf: ['deaf'],
  moved: ['address-changed'],
};

test('whatever happens: the last notice becomes true, no two in a row are the same, and an hour has at most thirty', () => {
  fc.assert(
    fc.property(steps, (happened) => {
      const { told, stay, words, timers } = rig();
      for (const [index, { is, forS }] of happened.entries()) {
        stay(is, `${a}${index}`, forS * 1_000);
        if (forS > 600) expect(truthOf[is]).toContain(words().at(-1));
        expect(timers.pending()).toBeLessThanOrEqual(1);
      }
      const last = happened.at(-1) ?? { is: 'hearing' };
      stay(last.is, `${a}${happened.length - 1}`, 10 * minuteMs);
      expect(truthOf[last.is]).toContain(words().at(-1));
      for (const [index, { notice, atMs }] of told.entries()) {
        if (notice !== 'address-changed') expect(told[index + 1]?.notice).not.toBe(notice);
        const within = told.slice(index).filter((later) => later.atMs - atMs < hourMs);
        expect(within.length).toBeLessThanOrEqual(30);
      }
    }),
    { numRuns: 300 },
  );
});
