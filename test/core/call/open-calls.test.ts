import { expect, test } from 'vitest';
import { followOpenCalls } from '../../../src/core/call/open-calls.ts';
import type { Call } from '../../../src/core/call/call.ts';
import type { HistoryChange } from '../../../src/core/ports/call-history.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { callOf } from './calls.ts';

const startMs = Date.UTC(2026, 2, 12, 10);

function rig() {
  const clock = manualClock(startMs);
  let tell = (_change: HistoryChange): void => {};
  const calls = followOpenCalls(
    { onChange: (listener) => ((tell = listener), () => (tell = () => {})) },
    clock,
  );
  const is = (id: number, changes: Partial<Call>): void =>
    tell({ kind: 'call', call: { ...callOf({ startedAtMs: startMs, ...changes }), id }, isNew: true });
  return { clock, calls, is, tell: (change: HistoryChange) => tell(change) };
}

test('somebody is on the line from the first ring to the end of the last call', () => {
  const { calls, is } = rig();
  expect(calls.isOnCall()).toBe(false);
  is(1, { outcome: 'ringing', startedAtMs: null });
  is(2, { outcome: 'connected' });
  expect(calls.isOnCall()).toBe(true);
  is(1, { outcome: 'missed' });
  expect(calls.isOnCall()).toBe(true);
  is(2, { outcome: 'answered' });
  expect(calls.isOnCall()).toBe(false);
});

test('but not for ever where the end was never heard of, and nobody knows after an erasure', () => {
  const { clock, calls, is, tell } = rig();
  is(1, { outcome: 'connected' });
  clock.pass(2 * 3_600_000);
  expect(calls.isOnCall()).toBe(false);
  is(2, { outcome: 'ringing', startedAtMs: null });
  tell({ kind: 'many' });
  expect(calls.isOnCall()).toBe(false);
  calls.close();
  is(3, { outcome: 'ringing', startedAtMs: null });
  expect(calls.isOnCall()).toBe(false);
});
