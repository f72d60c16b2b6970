import { deskClockOf } from '../../../src/core/timing/desk-clock.ts';
import { describe, expect, test } from 'vitest';
import { heardStateOf } from '../../../src/core/status/arrival.ts';
import { statusWith } from '../tray/statuses.ts';

const reach = { heardAtMs: 1, isMoved: false, isBlind: false };

describe('what genuine deliveries show goes before our own probe', () => {
  test.each([
    ['deaf', { isBlind: true }, 'hearing'],
    ['degraded', { isBlind: true }, 'hearing'],
    ['starting', { isBlind: true }, 'starting'],
    ['paused', { isBlind: true }, 'paused'],
    ['hearing', { isMoved: true }, 'deaf'],
    ['degraded', { isMoved: true }, 'deaf'],
    ['starting', { isMoved: true }, 'starting'],
    ['deaf', {}, 'deaf'],
    ['hearing', {}, 'hearing'],
  ] as const)('%s with %o is %s', (state, changes, expected) => {
    expect(heardStateOf({ state }, { ...reach, ...changes })).toBe(expected);
  });
});

test.each([
  ['app', 'signed-out'],
  ['webhook', 'no-token'],
] as const)('in %s mode, nobody signed in is %s', (mode, why) => {
  expect(statusWith({ portal: { mode, state: 'signed-out' } }).arrival).toEqual({ kind: 'bad', why });
});

test('a call refused for its host before any has come keeps calls away', () => {
  const refusals = { why: 'foreign-host', said: 'x', count: 1, atMs: 5, isLast: true } as const;
  expect(statusWith({ refusals, lastDelivery: null }).arrival.why).toBe('foreign');
});

test('an installation that is none, or an operator that is none, keeps calls away', () => {
  for (const state of ['not-installed', 'operator-unknown'] as const) {
    expect(statusWith({ portal: { state } }).arrival).toEqual({ kind: 'bad', why: state });
  }
});

test('what was refused for its time keeps calls away until one is believed, whatever the clock says meanwhile', () => {
  const refusals = { why: 'another-day', said: 'x', count: 1, atMs: 5, isLast: true } as const;
  expect(statusWith({ refusals, lastDelivery: { atMs: 9 } }).arrival).toEqual({
    kind: 'bad',
    why: 'wrong-day',
  });
  expect(statusWith({ refusals: { ...refusals, isLast: false } }).arrival.why).toBe('yes');
});

test('a wrong clock is a warning, and only where calls arrive', () => {
  const clock = deskClockOf({ aheadMs: -7_200_000, perhapsAheadMs: null });
  expect(statusWith({ clock }).arrival).toEqual({ kind: 'warn', why: 'clock-off' });
  const reach = { heardAtMs: null, isMoved: false, isBlind: false };
  expect(statusWith({ clock, reach }).arrival.why).toBe('unproven');
});
