import { beforeEach, describe, expect, test } from 'vitest';
import type { CallHistory, HistoryQuery } from '../../src/core/ports/call-history.ts';
import { baseMs, filedCall, idsFound, idsIn, keep } from './filed-calls.ts';

/** The part of the contract that is about finding. `history` gives the one of the running test. */
export function searchContract(history: () => CallHistory): void {
  describe('filters', () => {
    beforeEach(() =>
      keep(
        history(),
        filedCall('in', 0, { direction: 'incoming', outcome: 'missed', origin: 'live', name: 'Anna' }),
        filedCall('out', 1, { direction: 'outgoing', outcome: 'busy', origin: 'late', name: 'Anna' }),
        filedCall('back', 2, {
          direction: 'callback',
          outcome: 'missed',
          origin: 'back-filled',
          name: 'Hanna',
        }),
      ),
    );

    const cases: readonly (readonly [string, Partial<HistoryQuery>, readonly string[]])[] = [
      ['direction', { directions: ['incoming'] }, ['in']],
      ['any of several directions', { directions: ['incoming', 'outgoing'] }, ['out', 'in']],
      ['outcome', { outcomes: ['missed'] }, ['back', 'in']],
      ['origin', { origins: ['late', 'back-filled'] }, ['back', 'out']],
      ['all of them at once', { directions: ['callback'], outcomes: ['missed'], origins: ['live'] }, []],
      ['text and outcome', { text: 'hanna', outcomes: ['missed'] }, ['back']],
      [
        'empty lists, which ask for nothing',
        { directions: [], outcomes: [], origins: [] },
        ['back', 'out', 'in'],
      ],
      ['the first moment of a period, included', { fromMs: baseMs + 1000 }, ['back', 'out']],
      ['the last moment of a period, excluded', { untilMs: baseMs + 1000 }, ['in']],
      ['a period and text', { fromMs: baseMs + 1, untilMs: baseMs + 1001, text: 'anna' }, ['out']],
      ['a period and a filter', { fromMs: baseMs + 1, outcomes: ['missed'] }, ['back']],
      ['a period that ends before it begins', { fromMs: baseMs + 1000, untilMs: baseMs, text: 'a' }, []],
    ];
    test.each(cases)('by %s', async (_, query, expected) => {
      expect(await idsFound(history(), query)).toEqual(expected);
    });

    test('tell every direction, outcome and origin apart', async () => {
      const directions = ['incoming', 'outgoing', 'callback', 'announcement', 'unknown'] as const;
      const outcomes = ['ringing', 'connected', 'missed', 'failed', 'end-unknown'] as const;
      const origins = ['live', 'late', 'back-filled'] as const;
      const kinds = directions.flatMap((direction) =>
        outcomes.flatMap((outcome) => origins.map((origin) => ({ direction, outcome, origin }))),
      );
      const calls = kinds.map((kind, at) => filedCall(Object.values(kind).join(' '), 10 + at, kind));
      await keep(history(), ...calls);
      for (const { direction, outcome, origin } of kinds) {
        const query = {
          directions: [direction],
          outcomes: [outcome],
          origins: [origin],
          fromMs: baseMs + 9_000,
        };
        const expected = [`${direction} ${outcome} ${origin}`];
        expect(await idsFound(history(), query)).toEqual(expected);
        expect(await idsFound(history(), { ...query, text: '7916' })).toEqual(expected);
      }
    });

    test('see a call as it is now', async () => {
      expect(await idsFound(history(), { outcomes: ['missed'] })).toEqual(['back', 'in']);
      await history().amend(filedCall('in', 0), (call) => call && { ...call, outcome: 'answered' });
      expect(await idsFound(history(), { outcomes: ['missed'] })).toEqual(['back']);
      expect(await idsFound(history(), { outcomes: ['answered'] })).toEqual(['in']);
      await history().amend(filedCall('in', 0), (call) => call && { ...call, name: 'Zoë' });
      expect(await idsFound(history(), { text: 'zoë' })).toEqual(['in']);
      await history().amend(filedCall('back', 2), (call) => call && { ...call, company: 'Ёлка' });
      expect(await idsFound(history(), { text: 'елка' })).toEqual(['back']);
      expect(await idsFound(history(), { text: 'anna' })).toEqual(['back', 'out']);
    });
  });

  describe('search', () => {
    const call = {
      number: '+7 (916) 123-45-67',
      name: 'Алёна Щукина',
      company: 'Ｍüller & Söhne GmbH',
    } as const;
    const hits = [
      'алена|АЛЁНА|щук|ЩУ|ё|щ|алёна щукина|щукина алена|  алена\t\n|müller|MU\u0308LLER|&|gmbh|h|lle',
      '9161234567|+7 (916) 123-45-67|8 916 123-45-67|0079161234567|123-45|1234|45.67|23|7|+7|(916)',
      'алена 916 123|916 123 алена|１２３|123‑45|order|50%|a_b|"quoted"|o\'neil|4711|47-11|order 47|😀|%|_|*|\\',
    ].flatMap((line) => line.split('|'));
    const misses = [
      'алина|ъ|xyz|9161234568|12 345 68|алена 999|order%|a%b|o_der|гмбх|щукинааа|алёнащукина|facet100|--|\u{1F601}',
      'NOT order"|order OR xyz|ord*|"order|name:order|{|^order|@|50%%|1111111|12121212',
    ].flatMap((line) => line.split('|'));
    const note = `Order 47-11, 50% "quoted" O'Neil a_b * \\ 😀 4711`;

    beforeEach(() =>
      keep(
        history(),
        filedCall('other', 1, { number: null, name: 'ж' }),
        filedCall('a', 0, { ...call, note }),
      ),
    );

    test.each(hits)('finds %j', async (text) => {
      expect(await idsFound(history(), { text })).toEqual(['a']);
    });
    test.each(misses)('does not find %j', async (text) => {
      expect(await idsFound(history(), { text })).toEqual([]);
    });
    test.each(['', '   ', '\n'])('for %j finds everything', async (text) => {
      expect(await idsFound(history(), { text })).toEqual(['other', 'a']);
    });

    test('finds a number that is a word, and text behind a NUL', async () => {
      await keep(history(), filedCall('b', 2, { number: 'anonymous', note: 'before\0behind' }));
      expect(await idsFound(history(), { text: 'ANONYM' })).toEqual(['b']);
      expect(await idsFound(history(), { text: 'behind' })).toEqual(['b']);
    });

    test('counts repeated letters', async () => {
      await keep(history(), filedCall('b', 2, { number: '+7000000012', name: 'ааааа 12121212' }));
      for (const text of ['ааа', 'аааа', 'ааааа', '1212', '12121212', '0000000', '000 00 00', '00012']) {
        expect([text, await idsFound(history(), { text })]).toEqual([text, ['b']]);
      }
      for (const text of ['аааааа', '121212121', '00000000', '0000 0000']) {
        expect([text, await idsFound(history(), { text })]).toEqual([text, []]);
      }
    });

    test('survives hostile long text', async () => {
      const long = 'злой текст '.repeat(3_000);
      await keep(history(), filedCall('b', 2, { name: long }));
      expect(await idsFound(history(), { text: 'злой' })).toEqual(['b']);
      expect(await idsFound(history(), { text: long })).toEqual(['b']);
      expect(await idsFound(history(), { text: `${long}xyz` })).toEqual([]);
      expect(await idsFound(history(), { text: 'я'.repeat(100_000) })).toEqual([]);
      expect(await idsFound(history(), { text: '8 '.repeat(10_000) })).toEqual([]);
    });

    test('is newest first and paged like everything else', async () => {
      const calls = Array.from({ length: 300 }, (_, n) =>
        filedCall(`n${n}`, n * 40, { name: n % 2 ? 'Пётр' : 'Anna' }),
      );
      await keep(history(), ...calls);
      const first = await history().page({ text: 'петр', limit: 100 });
      const second = await history().page({ text: 'петр', limit: 100, after: first.next ?? 0 });
      expect(second.next).toBeNull();
      const all = calls.filter(({ name }) => name === 'Пётр').map(({ callId }) => callId);
      expect([...idsIn(first), ...idsIn(second)]).toEqual(all.toReversed());
    });
  });
}
