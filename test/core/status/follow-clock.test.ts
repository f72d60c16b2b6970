import { expect, test } from 'vitest';
import type { AppNotice } from '../../../src/core/notices/notice-text.ts';
import type { AppStatus } from '../../../src/core/status/app-status.ts';
import { expectedAheadMs, followClock } from '../../../src/core/status/follow-clock.ts';
import { deskClockOf } from '../../../src/core/timing/desk-clock.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { statusWith } from '../tray/statuses.ts';

const hourMs = 3_600_000;

function rig(kept: string | null = null) {
  const timers = manualTimers();
  const [told, ahead] = [memory(null), memory(kept)];
  const notices: AppNotice[] = [];
  const listeners = new Set<(status: AppStatus) => void>();
  const now = { aheadMs: null as number | null, changes: 0 };
  const status = () => statusWith({ clock: deskClockOf({ aheadMs: now.aheadMs, perhapsAheadMs: null }) });
  const end = followClock({
    ...{ timers, told, ahead, log: recordingLog() },
    clock: { reading: () => ({ aheadMs: now.aheadMs, perhapsAheadMs: null }) },
    statusStore: {
      read: status,
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      changed() {
        now.changes += 1;
        for (const listener of listeners) listener(status());
      },
    },
    notices: {
      app: async (what) => {
        notices.push(what);
        return { kind: 'shown' };
      },
    },
  });
  return { timers, ahead, now, end, listeners, abouts: () => notices.map(({ about }) => about) };
}

function memory(text: string | null) {
  return {
    text,
    writes: 0,
    read() {
      return this.text;
    },
    keep(to: string | null) {
      this.text = to;
      this.writes += 1;
    },
  };
}

test('a clock that is set makes no event of its own: it is looked at twice a minute, told, and told again when mended', () => {
  const { timers, now, abouts, ahead } = rig();
  timers.advance(60_000);
  expect([now.changes, abouts()]).toEqual([0, []]);
  now.aheadMs = 2 * hourMs;
  timers.advance(60_000);
  expect([abouts(), ahead.text]).toEqual([['clock-ahead'], String(2 * hourMs)]);
  now.aheadMs = 0;
  timers.advance(60_000);
  expect([abouts(), ahead.text]).toEqual([['clock-ahead', 'clock-right'], '0']);
});

test('what differs by seconds is not written down, and nothing is followed after the end', () => {
  const { timers, now, ahead, end, listeners } = rig('7000');
  now.aheadMs = 12_000;
  timers.advance(60_000);
  expect([now.changes > 0, ahead.writes]).toEqual([true, 0]);
  end();
  expect([listeners.size, timers.pending()]).toEqual([0, 0]);
});

test.each([
  [null, null],
  ['', null],
  ['7000', 7_000],
  ['-3600000', -hourMs],
  ['1e99', null],
  ['soon', null],
])('what was kept as %j is expected as %j', (text, expected) => {
  expect(expectedAheadMs({ read: () => text })).toBe(expected);
});
