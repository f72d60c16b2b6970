import { describe, expect, test } from 'vitest';
import { fateOf, occasionOf, type NoticeRules } from '../../../src/core/notices/notice-rules.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import { callOf, missed } from '../call/calls.ts';

describe('what a change of a call is worth telling', () => {
  const connected = callOf();
  test.each([
    ['a call that starts', null, connected, 'on-the-line'],
    ['a call whose number becomes known', callOf({ number: null }), connected, null],
    ['an answered call that ends', connected, callOf({ outcome: 'answered', endedAtMs: 1 }), null],
    ['a call that was missed', null, callOf(missed), 'missed'],
    ['a call that rang and was missed', callOf({ outcome: 'ringing' }), callOf(missed), 'missed'],
    ['a missed call that is known better', callOf(missed), callOf({ ...missed, name: 'A' }), null],
    [
      'a START that comes after the END',
      callOf({ outcome: 'answered', startedAtMs: null, endedAtMs: 1 }),
      callOf({ outcome: 'answered', endedAtMs: 1 }),
      null,
    ],
    [
      'a call taken elsewhere',
      callOf({ outcome: 'ringing' }),
      callOf({ outcome: 'elsewhere', endedAtMs: 1 }),
      null,
    ],
  ] as const)('%s', (_, before, after, occasion) => {
    expect(occasionOf(before, after)).toBe(occasion);
  });
});

describe('whether the operator wants to be told', () => {
  /** A Thursday, in the machine's own time zone as quiet hours are. */
  const thursday = (time: string): number => new Date(`2026-03-12T${time}`).getTime();
  const rules = (notifications: unknown): NoticeRules =>
    readSettings({ notifications }).settings.notifications;
  const fate = (notifications: unknown, call = callOf(), nowMs = thursday('12:00')): string =>
    fateOf(call, rules(notifications), nowMs);

  test('yes, unless something is set', () => {
    expect(fate({})).toBe('due');
  });

  test('not when notices are off', () => {
    expect(fate({ enabled: false })).toBe('notices-off');
  });

  test('by direction; a call whose direction nobody knows is told', () => {
    const off = { directions: { incoming: false, outgoing: false } };
    expect(fate({ directions: { incoming: false } })).toBe('direction-off');
    expect(fate({ directions: { outgoing: false } })).toBe('due');
    expect(fate(off, callOf({ direction: 'outgoing' }))).toBe('direction-off');
    expect(fate(off, callOf({ direction: 'unknown' }))).toBe('due');
  });

  test('not for a muted number, however it is written', () => {
    expect(fate({ mutedNumbers: ['', 'x', '8 (916) 123-45-67'] })).toBe('muted-number');
    expect(fate({ mutedNumbers: ['8 (916) 123-45-68'] })).toBe('due');
    expect(fate({ mutedNumbers: ['', 'anonymous'] }, callOf({ number: null }))).toBe('due');
    expect(fate({ mutedNumbers: ['', 'anonymous'] }, callOf({ number: 'anonymous' }))).toBe('due');
  });

  test('not until do-not-disturb is over', () => {
    const nowMs = thursday('12:00');
    expect(fate({ doNotDisturb: { until: nowMs + 1 } }, callOf(), nowMs)).toBe('do-not-disturb');
    expect(fate({ doNotDisturb: { until: nowMs } }, callOf(), nowMs)).toBe('due');
  });

  test.each([
    ['within a day', { days: [4], from: '09:00', to: '17:00' }, ['08:59', '17:00'], ['09:00', '16:59']],
    ['on another day', { days: [3, 5], from: '09:00', to: '17:00' }, ['12:00'], []],
    [
      'over night, from its evening',
      { days: [4], from: '22:00', to: '07:00' },
      ['06:59', '21:59'],
      ['22:00', '23:59'],
    ],
    [
      'over night, into the next morning',
      { days: [3], from: '22:00', to: '07:00' },
      ['07:00', '22:00'],
      ['00:00', '06:59'],
    ],
  ])('not in quiet hours %s', (_, hours, heard, quiet) => {
    const at = (time: string): string =>
      fate({ doNotDisturb: { schedule: [hours] } }, callOf(), thursday(time));
    expect(heard.map(at)).toEqual(heard.map(() => 'due'));
    expect(quiet.map(at)).toEqual(quiet.map(() => 'do-not-disturb'));
  });

  test('quiet hours of Sunday night reach into Monday morning', () => {
    const schedule = [{ days: [7], from: '22:00', to: '07:00' }];
    const at = (time: string): string =>
      fate({ doNotDisturb: { schedule } }, callOf(), new Date(time).getTime());
    expect([at('2026-03-15T23:00'), at('2026-03-16T06:00'), at('2026-03-15T06:00')]).toEqual([
      'do-not-disturb',
      'do-not-disturb',
      'due',
    ]);
  });
});
