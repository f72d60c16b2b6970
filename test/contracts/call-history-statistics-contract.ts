import { beforeEach, describe, expect, test } from 'vitest';
import type { Call } from '../../src/core/call/call.ts';
import type { CallHistory, StatisticsQuery } from '../../src/core/ports/call-history.ts';
import { baseMs, filedCall, keep } from './filed-calls.ts';

const dayMs = 86_400_000;
/** Wednesday, 11 March 2026, 00:00 in Moscow. */
const midnightMs = Date.UTC(2026, 2, 10, 21);
const wednesday: StatisticsQuery = {
  fromMs: midnightMs,
  untilMs: midnightMs + 2 * dayMs,
  dayStartsMs: [midnightMs, midnightMs + dayMs],
  utcOffsets: [{ fromMs: midnightMs, minutes: 180 }],
};

/** An answered call that rang `delayMs` before it was answered. */
function answered(
  callId: string,
  { seconds = 0, delayMs = 4_000, durationS = 60, ...changes }: Answered,
): Call {
  const startedAtMs = baseMs + seconds * 1000 + delayMs;
  return filedCall(callId, seconds, {
    ...{ rangAtMs: baseMs + seconds * 1000, startedAtMs, durationS, outcome: 'answered' },
    ...changes,
  });
}
type Answered = Partial<Call> & { readonly seconds?: number; readonly delayMs?: number };

/** The part of the contract that is about statistics. */
export function statisticsContract(history: () => CallHistory): void {
  const statistics = (query: Partial<StatisticsQuery> = {}) =>
    history().statistics({ ...wednesday, ...query });

  describe('statistics', () => {
    test('of nothing are empty', async () => {
      expect(await statistics()).toEqual({
        total: 0,
        days: [],
        hours: [],
        talkS: { incoming: 0, outgoing: 0 },
        topContacts: [],
        medianAnswerDelayMs: null,
      });
    });

    test.each([
      [1, 1],
      [2, 1],
      [NaN, 1],
    ])('of a period from %s until %s are refused', async (fromMs, untilMs) => {
      await expect(statistics({ fromMs, untilMs })).rejects.toThrow(RangeError);
    });

    test('tell calls by local day, weekday and hour', async () => {
      // 14:00 UTC is 17:00 in Moscow; seven hours later the next day begins there.
      const nextDayS = 7 * 3600;
      await keep(
        history(),
        filedCall('before', -17 * 3600 - 1),
        filedCall('a', 0, { outcome: 'missed' }),
        filedCall('b', 1, { outcome: 'missed' }),
        filedCall('c', nextDayS - 1, { outcome: 'answered' }),
        filedCall('d', nextDayS, { outcome: 'busy', direction: 'outgoing' }),
        filedCall('after', 2 * dayMs),
      );
      const { total, days, hours } = await statistics();
      expect(total).toBe(4);
      const incoming = { dayStartMs: midnightMs, direction: 'incoming' };
      expect(days).toHaveLength(3);
      expect(days).toEqual(
        expect.arrayContaining([
          { ...incoming, outcome: 'missed', calls: 2 },
          { ...incoming, outcome: 'answered', calls: 1 },
          { dayStartMs: midnightMs + dayMs, direction: 'outgoing', outcome: 'busy', calls: 1 },
        ]),
      );
      expect(hours).toHaveLength(3);
      expect(hours).toEqual(
        expect.arrayContaining([
          { weekday: 3, hour: 17, calls: 2, missed: 2 },
          { weekday: 3, hour: 23, calls: 1, missed: 0 },
          { weekday: 4, hour: 0, calls: 1, missed: 0 },
        ]),
      );
    });

    test('tell the hour by the clock of that moment, also in the night in which it is changed', async () => {
      // At 14:30 UTC clocks go from 17:30 to 18:30; half an hour later it is 19:00.
      const changeMs = baseMs + 30 * 60_000;
      await keep(
        history(),
        filedCall('before', 30 * 60 - 1),
        filedCall('after', 30 * 60),
        filedCall('later', 60 * 60),
        filedCall('next day', 86_400),
      );
      const utcOffsets = [
        { fromMs: midnightMs, minutes: 180 },
        { fromMs: changeMs, minutes: 240 },
      ];
      const { hours } = await statistics({ utcOffsets });
      expect(hours.toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour)).toMatchObject([
        { weekday: 3, hour: 17, calls: 1 },
        { weekday: 3, hour: 18, calls: 1 },
        { weekday: 3, hour: 19, calls: 1 },
        { weekday: 4, hour: 18, calls: 1 },
      ]);
    });

    test('count only our own talk, by side', async () => {
      await keep(
        history(),
        answered('in', { durationS: 100 }),
        answered('out', { direction: 'outgoing', durationS: 10 }),
        answered('back', { direction: 'callback', durationS: 1 }),
        answered('unknown', { direction: 'unknown', durationS: 1_000 }),
        answered('colleague', { outcome: 'elsewhere', durationS: 10_000 }),
        answered('mistake', { direction: 'outgoing', durationS: 9e9 }),
        filedCall('open', 0),
        answered('lost end', { outcome: 'end-unknown', durationS: null, endedAtMs: null }),
      );
      expect((await statistics()).days).toContainEqual(
        expect.objectContaining({ direction: 'incoming', outcome: 'end-unknown', calls: 1 }),
      );
      expect((await statistics()).talkS).toEqual({ incoming: 100, outgoing: 11 + 86_400 });
    });

    test('know the middle of the answer delays that are known', async () => {
      await keep(
        history(),
        answered('a', { delayMs: 1_000 }),
        answered('b', { delayMs: 4_500 }),
        answered('c', { delayMs: 60_000 }),
        answered('pbx', { delayMs: 1, viaRestApp: true }),
        answered('out', { delayMs: 1, direction: 'outgoing' }),
        answered('missed', { delayMs: 1, outcome: 'missed' }),
        answered('no ring', { rangAtMs: null }),
      );
      expect((await statistics()).medianAnswerDelayMs).toBe(4_500);
      await keep(history(), answered('d', { delayMs: 5_000 }));
      expect((await statistics()).medianAnswerDelayMs).toBe(4_750);
    });

    describe('of contacts', () => {
      beforeEach(() =>
        keep(
          history(),
          answered('1', { seconds: 1, number: '+7 (916) 123-45-67', name: 'Анна' }),
          answered('2', { seconds: 2, number: '89161234567', name: 'Anna' }),
          answered('3', { seconds: 3, number: '+79161234567' }),
          answered('4', { seconds: 4, number: '0049301234', durationS: 5 }),
          answered('5', { seconds: 5, number: '101' }),
          answered('6', { seconds: 6, number: null }),
          answered('7', { seconds: 7, number: 'anonymous' }),
        ),
      );

      test('take a number written in several ways for one, under its newest name', async () => {
        expect((await statistics()).topContacts).toEqual([
          { name: 'Anna', number: '+79161234567', calls: 3, talkS: 180 },
          { name: null, number: '101', calls: 1, talkS: 60 },
          { name: null, number: '0049301234', calls: 1, talkS: 5 },
        ]);
      });

      test('stay within the period, and name ten', async () => {
        const period = { fromMs: baseMs + 1_000, untilMs: baseMs + 2_000 };
        expect((await statistics(period)).topContacts).toEqual([
          { name: 'Анна', number: '+7 (916) 123-45-67', calls: 1, talkS: 60 },
        ]);
        const others = Array.from({ length: 30 }, (_, n) =>
          answered(`n${n}`, { seconds: 9, number: `55500${n}` }),
        );
        await keep(history(), ...others);
        const { topContacts } = await statistics();
        expect(topContacts.map(({ number }) => number)).toEqual([
          '+79161234567',
          ...Array.from({ length: 9 }, (_, n) => `55500${29 - n}`),
        ]);
      });

      test('follow what becomes of the calls', async () => {
        await statistics();
        await history().amend(
          filedCall('5', 5),
          (call) => call && { ...call, number: '0049301234', durationS: 1 },
        );
        await history().erase({ filter: { text: '9161234567', fromMs: baseMs + 1_500 } });
        expect((await statistics()).topContacts).toEqual([
          { name: null, number: '0049301234', calls: 2, talkS: 6 },
          { name: 'Анна', number: '+7 (916) 123-45-67', calls: 1, talkS: 60 },
        ]);
        expect((await statistics()).total).toBe(5);
      });
    });
  });
}
