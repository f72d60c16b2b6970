/** Days, periods and quiet hours over both nights of a daylight-saving change, wherever the change is. */
import { afterEach, expect, test } from 'vitest';
import { quietOf } from '../../src/core/notices/notice-rules.ts';
import { quietUntil } from '../../src/core/tray/quiet-choices.ts';
import { historyFilterOf, noFilter } from '../../src/ui/history/shown-filter.ts';
import { questionOf, utcOffsetsOf } from '../../src/ui/statistics/shown-period.ts';
import { createFormats, startOfDay } from '../../src/ui/words/formats.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** A zone, and the day of a change in it: by a whole hour at night, by a whole hour at midnight, and by half an hour. */
const changes = [
  ['Europe/Berlin', 2026, 3, 29],
  ['Europe/Berlin', 2026, 10, 25],
  ['America/Santiago', 2026, 9, 6],
  ['America/Santiago', 2026, 4, 5],
  ['Africa/Cairo', 2026, 4, 24],
  ['Africa/Cairo', 2026, 10, 30],
  ['Australia/Lord_Howe', 2026, 10, 4],
  ['Australia/Lord_Howe', 2026, 4, 5],
  ['America/Havana', 2026, 11, 1],
] as const;

test.each(changes)('in %s, %d-%d-%d, every day begins when its date does', (tz, year, month, date) => {
  process.env['TZ'] = tz;
  const midnight = (later: number): number => new Date(year, month - 1, date + later).getTime();
  for (const later of [-1, 0, 1, 5]) {
    const noonMs = midnight(later) + 12 * 3_600_000;
    const { query } = questionOf('month', noonMs);
    expect(query.dayStartsMs).toEqual(Array.from({ length: 30 }, (_, day) => midnight(later - 29 + day)));
    expect(query.untilMs).toBe(midnight(later + 1));
    for (const startMs of query.dayStartsMs) {
      // A millisecond before it, it is another day.
      expect(new Date(startMs - 1).getDate()).not.toBe(new Date(startMs).getDate());
    }
    expect(historyFilterOf({ ...noFilter, period: 'week' }, noonMs)).toEqual({ fromMs: midnight(later - 6) });
    expect(historyFilterOf({ ...noFilter, period: 'yesterday' }, noonMs)).toEqual({
      fromMs: midnight(later - 1),
      untilMs: midnight(later),
    });
    expect(quietUntil(null, noonMs)).toBe(midnight(later + 1));
  }
  for (const period of ['week', 'year'] as const) {
    for (const startMs of questionOf(period, midnight(5)).query.dayStartsMs) {
      expect(new Date(startMs - 1).getDate()).not.toBe(new Date(startMs).getDate());
    }
  }
});

test.each(changes)(
  'in %s, %d-%d-%d, quiet hours over midnight hold the whole night',
  (tz, year, month, date) => {
    process.env['TZ'] = tz;
    const everyDay = [1, 2, 3, 4, 5, 6, 7];
    const rules = { until: null, schedule: [{ days: everyDay, from: '22:00', to: '07:00' }] };
    const at = (later: number, hour: number, minute = 0): number =>
      new Date(year, month - 1, date + later, hour, minute).getTime();
    for (let ms = at(-1, 22); ms < at(0, 7); ms += 15 * 60_000) expect(quietOf(rules, ms)).not.toBeNull();
    expect([quietOf(rules, at(-1, 21, 59)), quietOf(rules, at(0, 7))]).toEqual([null, null]);
  },
);

test('when the machine goes to another zone, its quiet hours and days go with it', () => {
  const rules = { until: null, schedule: [{ days: [4], from: '09:00', to: '10:00' }] };
  const thursdayMs = Date.UTC(2026, 2, 12, 9, 30);
  const starts = ['UTC', 'America/Santiago', 'Asia/Tokyo'].map((tz) => {
    process.env['TZ'] = tz;
    return [quietOf(rules, thursdayMs) !== null, questionOf('today', thursdayMs).query.fromMs];
  });
  expect(starts).toEqual([
    [true, Date.UTC(2026, 2, 12)],
    [false, Date.UTC(2026, 2, 12, 3)],
    [false, Date.UTC(2026, 2, 11, 15)],
  ]);
});

test.each(changes)('in %s, %d-%d-%d, every minute has its offset to UTC', (tz, year, month, date) => {
  process.env['TZ'] = tz;
  const [fromMs, untilMs] = [
    new Date(year, month - 1, date - 3).getTime(),
    new Date(year, month - 1, date + 3).getTime(),
  ];
  const offsets = utcOffsetsOf(fromMs, untilMs);
  expect(offsets).toHaveLength(2);
  for (let atMs = fromMs; atMs < untilMs; atMs += 60_000) {
    const offset = offsets.findLast((some) => some.fromMs <= atMs);
    expect(offset?.minutes).toBe(-new Date(atMs).getTimezoneOffset());
  }
});

test('twenty years have forty changes, where clocks are changed; none elsewhere', () => {
  const [fromMs, untilMs] = [Date.UTC(2006, 0, 1), Date.UTC(2026, 0, 1)];
  process.env['TZ'] = 'Europe/Berlin';
  expect(utcOffsetsOf(fromMs, untilMs)).toHaveLength(41);
  process.env['TZ'] = 'Asia/Tokyo';
  expect(utcOffsetsOf(fromMs, untilMs)).toEqual([{ fromMs, minutes: 540 }]);
});

test.each(changes)(
  'in %s, %d-%d-%d, calls stand under the day on which they began',
  (tz, year, month, date) => {
    process.env['TZ'] = tz;
    const midnight = (later: number): number => new Date(year, month - 1, date + later).getTime();
    const formats = createFormats('en', 'en-GB');
    for (const later of [-1, 0, 1, 2]) {
      const [before, after] = [midnight(later) - 1, midnight(later)];
      expect(startOfDay(before)).not.toBe(startOfDay(after));
      expect(startOfDay(after)).toBe(startOfDay(midnight(later + 1) - 1));
      // As the day of tomorrow, at its first and at its last moment, has it.
      for (const nowMs of [midnight(later + 1), midnight(later + 2) - 1]) {
        expect([formats.day(after, nowMs), formats.day(midnight(later + 1) - 1, nowMs)]).toEqual([
          'Yesterday',
          'Yesterday',
        ]);
        expect(formats.day(before, nowMs)).toMatch(new RegExp(` ${new Date(before).getDate()} `));
        expect(formats.day(nowMs, nowMs)).toBe('Today');
      }
    }
  },
);
