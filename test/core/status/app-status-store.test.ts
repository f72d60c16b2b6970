/** The one status that tray, window and doctor read: what goes in, and when those who follow it hear of it. */
import { expect, test } from 'vitest';
import type { AppStatus } from '../../../src/core/status/app-status.ts';
import type { Notice, NoticeOutcome } from '../../../src/core/ports/notifier.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import { createAppStatusStore } from '../../../src/core/status/app-status-store.ts';
import { callOf } from '../call/calls.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';

const startMs = Date.UTC(2026, 2, 12, 10);
const notice: Notice = { key: 'a', title: 'a', body: '', sound: false };

function rig() {
  const [clock, timers] = [manualClock(startMs), manualTimers()];
  const statusStore = createAppStatusStore({
    settings: () => readSettings({ tunnel: { kind: 'static' } }).settings,
    portal: {
      mode: 'webhook',
      domain: null,
      operator: null,
      state: 'connected',
      failure: null,
      sinceMs: startMs,
    },
    handlerUrl: (publicUrl) => `${publicUrl}/b24/path`,
    clock,
    timers,
  });
  const heard: AppStatus[] = [];
  const end = statusStore.onChange((status) => heard.push(status));
  return {
    ...{ clock, timers, statusStore, heard, end },
    /** What those who follow it are told once a shower is over. */
    told() {
      timers.advance(1_000);
      return heard.at(-1);
    },
  };
}

test('knows before anything has happened that nothing has', () => {
  const { statusStore } = rig();
  expect(statusStore.read()).toMatchObject({
    reachability: { state: 'starting' },
    reach: { heardAtMs: null },
    refusals: null,
    handlerUrl: null,
    tunnelKind: 'static',
    lastDelivery: null,
    clock: { state: 'unknown' },
    droppedHooks: null,
    quiet: null,
    historyTrouble: null,
    notifier: 'unknown',
  });
});

test('a shower of changes is told once, with how it is then', () => {
  const { statusStore, clock, timers, heard, end, told } = rig();
  const url = 'https://calls.example';
  const reachability = { state: 'hearing', reason: null, sinceMs: startMs, url, lastProbe: null } as const;
  statusStore.reachability(reachability, { heardAtMs: startMs, isMoved: false, isBlind: false });
  for (let call = 0; call < 3; call++) {
    statusStore.delivery({ kind: 'accepted', change: { before: null, after: callOf({ origin: 'live' }) } });
  }
  statusStore.changed();
  expect(heard).toEqual([]);
  expect(told()).toMatchObject({
    handlerUrl: `${url}/b24/path`,
    lastDelivery: { atMs: startMs },
    deliveryDelay: { count: 3 },
    arrival: { why: 'yes' },
  });
  expect(heard).toHaveLength(1);
  clock.pass(60_000);
  expect(statusStore.band().map(({ state }) => state)).toContain('hearing');
  end();
  statusStore.changed();
  timers.advance(1_000);
  expect(heard).toHaveLength(1);
});

test('what keeps calls away is in it, and gone once it is over', () => {
  const { statusStore, told } = rig();
  statusStore.history('the disk is full');
  expect(told()?.arrival).toEqual({ kind: 'bad', why: 'not-kept' });
  statusStore.history(null);
  expect(told()?.historyTrouble).toBeNull();
  statusStore.refused({ why: 'foreign-host', said: 'upstream' });
  expect(told()).toMatchObject({ refusals: { count: 1 }, arrival: { why: 'foreign' } });
  statusStore.portal({ ...statusStore.read().portal, state: 'not-installed' });
  expect(told()?.arrival).toEqual({ kind: 'bad', why: 'not-installed' });
});

test('an event of another day is counted as refused, with the time that it bears', () => {
  const { statusStore, told } = rig();
  statusStore.followClock({ now: () => startMs, reading: () => ({ aheadMs: 0, perhapsAheadMs: null }) });
  statusStore.delivery({ kind: 'rejected', why: { reason: 'too-old', ageMs: 172_800_000 } });
  expect(told()).toMatchObject({
    refusals: { why: 'another-day', said: '2026-03-10T10:00:00.000Z' },
    clock: { state: 'right' },
    lastDelivery: null,
  });
});

test('what was left undone is counted', () => {
  const { statusStore, told } = rig();
  statusStore.hookDropped();
  statusStore.hookDropped();
  statusStore.withheld(7);
  expect(told()).toMatchObject({ droppedHooks: { count: 2, atMs: startMs }, withheld: 7 });
});

test.each<[NoticeOutcome, AppStatus['notifier']]>([
  [{ kind: 'shown' }, 'works'],
  [{ kind: 'failed', detail: 'no daemon' }, 'failing'],
  [{ kind: 'timed-out' }, 'failing'],
  [{ kind: 'too-many' }, 'unknown'],
])('a notice that is %j shows how the notifier is: %s', async (outcome, notifier) => {
  const { statusStore, told } = rig();
  const watched = statusStore.watching({ show: async () => outcome, close: async () => {} });
  expect(await watched.show(notice)).toEqual(outcome);
  expect(told()?.notifier).toBe(notifier);
});

test('and so does one that is refused later', async () => {
  const { statusStore, told } = rig();
  let refuse = (_notice: Notice): void => {};
  const watched = statusStore.watching({
    show: async () => ({ kind: 'shown' }),
    close: async () => {},
    onRefused: (listener) => (refuse = listener),
  });
  const heard: string[] = [];
  watched.onRefused?.(({ key }) => heard.push(key));
  await watched.show(notice);
  refuse(notice);
  expect([told()?.notifier, heard]).toEqual(['failing', ['a']]);
  statusStore
    .watching({ show: async () => ({ kind: 'shown' }), close: async () => {} })
    .onRefused?.(() => {});
});
