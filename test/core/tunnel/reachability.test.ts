import { describe, expect, test } from 'vitest';
import type { ReachabilityNotice, ReachabilityStatus } from '../../../src/core/tunnel/reachability-state.ts';
import { createReachability, type ReachabilityPorts } from '../../../src/core/tunnel/reachability.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';

const startMs = 1_800_000_000_000;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const first = 'https://first.example';
const second = 'https://second.example';
const unheard = { code: 'unreachable', detail: '' } as const;

type Told = readonly [ReachabilityNotice, string | null];

/** A program among fakes; `again` is the next start with what the last one has kept. */
function rig(ports: Partial<ReachabilityPorts> = {}) {
  const clock = manualClock(startMs);
  const kept: { text: string | null; writes: number } = { text: null, writes: 0 };
  return { clock, kept, again };

  function again() {
    const told: Told[] = [];
    const timers = manualTimers();
    const reach = createReachability({
      clock,
      timers,
      memory: {
        read: () => kept.text,
        keep(text) {
          kept.text = text;
          kept.writes += 1;
        },
      },
      isByHand: () => true,
      isOwnProxy: () => false,
      handlerUrl: (url) => `${url}/b24/path`,
      tell: (notice, address) => told.push([notice, address]),
      ...ports,
    });
    const is = (
      state: ReachabilityStatus['state'],
      url: string | null,
      reason: ReachabilityStatus['reason'] = null,
    ) => reach.hears({ state, url, reason, sinceMs: 0, lastProbe: null });
    return {
      ...reach,
      told,
      words: () => told.map(([notice]) => notice),
      pass(ms: number) {
        clock.pass(ms);
        timers.advance(ms);
      },
      /** As the keeper does it. */
      heardAt(url: string) {
        is('hearing', url);
        reach.notices.reachable();
      },
      unreachableAt(url: string | null) {
        is('deaf', url, unheard);
        reach.notices.unreachable();
      },
    };
  }
}

describe('an address that the operator pasted', () => {
  test('is heard once a genuine delivery has come by it, also after a restart', () => {
    const { again, clock } = rig();
    const program = again();
    program.heardAt(first);
    expect(program.read()).toEqual({ heardAtMs: null, isMoved: false, isBlind: false });
    program.delivered('FIRST.example:443');
    clock.pass(3_000);
    expect(program.read().heardAtMs).toBe(startMs);
    const next = again();
    next.heardAt(first);
    expect(next.read()).toEqual({ heardAtMs: startMs, isMoved: false, isBlind: false });
    expect([...program.told, ...next.told]).toEqual([]);
  });

  test('and that changed is told at once; that calls are announced again only when one has come by the new one', () => {
    const { again } = rig();
    const program = again();
    program.heardAt(first);
    program.delivered('first.example');
    program.unreachableAt(null);
    program.heardAt(second);
    expect(program.told).toEqual([['address-changed', `${second}/b24/path`]]);
    expect(program.read()).toEqual({ heardAtMs: null, isMoved: true, isBlind: false });
    for (const host of ['first.example', '127.0.0.1:8080', 'evil.example']) program.delivered(host);
    program.heardAt(second);
    expect(program.words()).toEqual(['address-changed']);
    program.delivered('second.example');
    expect(program.words()).toEqual(['address-changed', 'hearing-again']);
    expect(program.read()).toEqual({ heardAtMs: startMs, isMoved: false, isBlind: false });
  });

  test('and that changed before any call came is told, too', () => {
    const { again } = rig();
    const program = again();
    program.heardAt(first);
    program.heardAt(second);
    expect(program.words()).toEqual(['address-changed']);
    expect(program.read().isMoved).toBe(true);
  });

  test('and that is another one after a restart is told once: the next start with it only shows it', () => {
    const { again } = rig();
    const program = again();
    program.heardAt(first);
    program.delivered('first.example');
    const next = again();
    next.heardAt(second);
    expect(next.words()).toEqual(['address-changed']);
    const third = again();
    third.heardAt(second);
    expect([third.words(), third.read().isMoved]).toEqual([[], true]);
    third.delivered('second.example');
    expect(third.words()).toEqual(['hearing-again']);
    const fourth = again();
    fourth.heardAt(second);
    expect([fourth.words(), fourth.read().isMoved]).toEqual([[], false]);
  });

  test('and that comes back is told as that', () => {
    const { again } = rig();
    const program = again();
    program.heardAt(first);
    program.delivered('first.example');
    program.heardAt(second);
    program.heardAt(first);
    expect(program.told.at(-1)).toEqual(['address-back', `${first}/b24/path`]);
    expect(program.read().isMoved).toBe(false);
  });

  test('is no matter where the portal is told by ourselves, or no token is known', () => {
    const { again, kept } = rig({ isByHand: () => false });
    const program = again();
    program.heardAt(first);
    expect(kept.writes).toBe(0);
    program.delivered('first.example');
    program.heardAt(second);
    expect([program.words(), program.read().isMoved]).toEqual([[], false]);
  });
});

describe('a machine that cannot reach its own address', () => {
  test('knows by deliveries that calls arrive, says nothing of being deaf, and remembers it', () => {
    const { again } = rig({ isOwnProxy: () => true });
    const program = again();
    program.unreachableAt(first);
    program.delivered('first.example');
    expect(program.read()).toEqual({ heardAtMs: startMs, isMoved: false, isBlind: true });
    program.pass(10 * minuteMs);
    program.unreachableAt(first);
    const next = again();
    next.unreachableAt(first);
    next.pass(2 * minuteMs);
    expect([program.words(), next.words(), next.read().isBlind]).toEqual([[], [], true]);
  });

  test('is told as deaf until one has come, and when none has for a day', () => {
    const { again } = rig({ isOwnProxy: () => true });
    const program = again();
    program.unreachableAt(first);
    program.pass(minuteMs);
    expect(program.words()).toEqual(['deaf']);
    program.delivered('first.example');
    expect(program.words()).toEqual(['deaf', 'hearing-again']);
    program.pass(dayMs);
    program.unreachableAt(first);
    expect(program.read().isBlind).toBe(false);
    program.pass(minuteMs);
    expect(program.words().at(-1)).toBe('deaf');
  });

  test('may be named by its own proxy as this machine; a tunnel names it truly', () => {
    for (const isOwn of [true, false]) {
      const program = rig({ isOwnProxy: () => isOwn }).again();
      program.unreachableAt(first);
      program.delivered('127.0.0.1:8080');
      expect(program.read().isBlind).toBe(isOwn);
    }
  });

  test('is believed for minutes only where a relay may lose us', () => {
    const program = rig().again();
    program.unreachableAt(first);
    program.delivered('first.example');
    expect(program.read().isBlind).toBe(true);
    program.pass(10 * minuteMs);
    expect(program.read().isBlind).toBe(false);
  });

  test('is blind no more once a probe has come back', () => {
    const program = rig({ isOwnProxy: () => true }).again();
    program.unreachableAt(first);
    program.delivered('first.example');
    program.heardAt(first);
    program.unreachableAt(first);
    program.pass(minuteMs);
    expect([program.read().isBlind, program.words()]).toEqual([false, ['deaf']]);
  });
});

test('hearing before there is any address is not taken for one, and silence without a reason not for a failure', () => {
  const { again, kept } = rig();
  const program = again();
  program.hears({ state: 'hearing', url: null, reason: null, sinceMs: 0, lastProbe: null });
  expect(kept.writes).toBe(0);
  program.hears({ state: 'starting', url: first, reason: null, sinceMs: 0, lastProbe: null });
  program.delivered('first.example');
  program.unreachableAt(null);
  program.pass(minuteMs);
  expect(program.told).toEqual([['deaf', `${first}/b24/path`]]);
});

test('what is told of a tunnel that never had an address names none', () => {
  const program = rig().again();
  program.unreachableAt(null);
  program.pass(minuteMs);
  expect(program.told).toEqual([['deaf', null]]);
});

test('a delivery before there is any address proves nothing, and what was damaged is as good as nothing', () => {
  const { again, kept } = rig();
  kept.text = '{"handlerUrl": 7';
  const program = again();
  program.delivered('first.example');
  expect(program.read()).toEqual({ heardAtMs: null, isMoved: false, isBlind: false });
});

test('a shower of deliveries is written down once in ten minutes', () => {
  const { again, kept } = rig();
  const program = again();
  program.heardAt(first);
  for (let count = 0; count < 1_000; count += 1) {
    program.delivered('first.example');
    program.pass(1_000);
  }
  expect(kept.writes).toBeLessThanOrEqual(4);
});
