import { describe, expect, test } from 'vitest';
import { trayMarkOf } from '../../../src/core/tray/tray-state.ts';
import { statusWith } from './statuses.ts';

const because = (code: string): { state: 'deaf'; reason: never } => ({
  state: 'deaf',
  reason: { code, detail: '' } as never,
});
const degraded = { state: 'degraded', reason: { code: 'timed-out', detail: '' } } as const;
const never = { heardAtMs: null, isMoved: false, isBlind: false };
const quiet = { untilMs: null };

describe('the tray shows what matters most', () => {
  test.each([
    ['all is well', {}, 'hearing', null],
    ['nothing is proven yet', { reachability: { state: 'starting' } }, 'starting', null],
    ['the portal connects', { portal: { state: 'connecting' } }, 'starting', null],
    [
      'the tunnel is paused',
      { reachability: { state: 'paused' }, lastDelivery: { atMs: 1 } },
      'starting',
      null,
    ],
    [
      'no tunnel is wanted, and none has come',
      { reachability: because('no-tunnel'), reach: never },
      'starting',
      'tray.reason.unproven',
    ],
    [
      'no tunnel is wanted, and one has come',
      { reachability: because('no-tunnel'), reach: never, lastDelivery: { atMs: 1 } },
      'hearing',
      null,
    ],
    ['a webhook, and no call yet', { reach: never }, 'starting', 'tray.reason.unproven'],
    ['the address changed', { reach: { ...never, isMoved: true } }, 'deaf', 'tray.reason.moved'],
    [
      'calls come by an address that cannot be checked',
      { reachability: because('unreachable'), reach: { ...never, isBlind: true } },
      'hearing',
      'tray.reason.unseen',
    ],
    [
      'the proxy names another host',
      { reachability: because('foreign-host') },
      'deaf',
      'tray.reason.foreign',
    ],
    [
      'something was refused that may have been a call',
      { refusals: { why: 'foreign-host', said: 'x', count: 1, atMs: 5, isLast: true } },
      'deaf',
      'tray.reason.foreign',
    ],
    [
      'a call has come since',
      { refusals: { why: 'foreign-host', said: 'x', count: 1, atMs: 5, isLast: false } },
      'hearing',
      null,
    ],
    [
      'a web page was refused',
      { refusals: { why: 'foreign-origin', said: 'x', count: 1, atMs: 5, isLast: true } },
      'hearing',
      null,
    ],
    [
      'an event was refused for its time',
      { refusals: { why: 'another-day', said: 'x', count: 1, atMs: 5, isLast: true } },
      'deaf',
      'tray.reason.wrong-day',
    ],
    ['the clock is behind', { clock: { state: 'behind' } }, 'hearing', 'clock.behind'],
    ['the clock is ahead', { clock: { state: 'ahead' } }, 'hearing', 'clock.ahead'],
    ['the clock may be ahead', { clock: { state: 'perhaps-ahead' } }, 'hearing', null],
    ['no call can be kept', { historyTrouble: 'disk full' }, 'deaf', 'tray.reason.not-kept'],
    ['a probe failed', { reachability: degraded }, 'degraded', 'tray.reason.unreachable'],
    [
      'a probe came by another host',
      { reachability: { state: 'degraded', reason: { code: 'foreign-host', detail: '' } } },
      'degraded',
      'tray.reason.foreign',
    ],
    ['the portal refuses us', { portal: { state: 'failed' } }, 'degraded', 'tray.reason.portal'],
    ['notices fail', { notifier: 'failing' }, 'degraded', 'tray.reason.notices'],
    ['nobody signed in', { portal: { state: 'signed-out' } }, 'signed-out', null],
    [
      'nobody signed in to the application',
      { portal: { mode: 'app', state: 'signed-out' } },
      'signed-out',
      null,
    ],
    [
      'nobody said who the operator is',
      { portal: { state: 'operator-unknown' } },
      'signed-out',
      'tray.reason.operator-unknown',
    ],
    ['half an installation', { portal: { state: 'not-installed' } }, 'deaf', 'tray.reason.not-installed'],
    ['quiet is asked for', { quiet }, 'do-not-disturb', null],
    ['quiet is asked for while paused', { quiet, reachability: { state: 'paused' } }, 'do-not-disturb', null],
    ['quiet is asked for while paused', { quiet, reachability: { state: 'paused' } }, 'do-not-disturb', null],
  ] as const)('%s', (_what, changes, state, reason) => {
    expect(trayMarkOf(statusWith(changes))).toEqual({ state, reason });
  });

  test('being deaf goes before do not disturb, which goes before a shaky connection', () => {
    expect(trayMarkOf(statusWith({ reachability: { state: 'deaf' }, quiet })).state).toBe('deaf');
    expect(trayMarkOf(statusWith({ reachability: degraded, quiet, notifier: 'failing' })).state).toBe(
      'do-not-disturb',
    );
    expect(
      trayMarkOf(statusWith({ portal: { state: 'signed-out' }, reachability: degraded, quiet })).state,
    ).toBe('signed-out');
  });
});

test.each([
  ['unreachable', 'tray.reason.unreachable'],
  ['wrong-answer', 'tray.reason.unreachable'],
  ['connection-lost', 'tray.reason.unreachable'],
  ['refused', 'tray.reason.tunnel'],
  ['bad-answer', 'tray.reason.tunnel'],
  ['program-failed', 'tray.reason.tunnel'],
  ['program-ended', 'tray.reason.tunnel'],
  ['program-missing', 'tray.reason.program-missing'],
  ['not-configured', 'tray.reason.not-configured'],
  ['name-free', 'tray.reason.tunnel'],
  ['foreign-origin', 'tray.reason.foreign'],
])('deaf because of %s is told as %s', (code, reason) => {
  expect(trayMarkOf(statusWith({ reachability: because(code) }))).toEqual({ state: 'deaf', reason });
});
