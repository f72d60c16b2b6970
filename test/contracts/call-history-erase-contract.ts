import { beforeEach, describe, expect, test } from 'vitest';
import type { CallHistory } from '../../src/core/ports/call-history.ts';
import { baseMs, filedCall, idsFound, keep } from './filed-calls.ts';

/** The part of the contract that is about erasing. */
export function eraseContract(history: () => CallHistory): void {
  describe('erasing', () => {
    beforeEach(() =>
      keep(
        history(),
        filedCall('a', 0, { name: 'Anna', outcome: 'missed' }),
        filedCall('b', 1, { name: 'Boris', outcome: 'missed' }),
        filedCall('c', 2, { name: 'Anna', outcome: 'answered' }),
      ),
    );

    test('some calls leaves the others', async () => {
      const ids = (await history().page({ limit: 2, text: 'anna' })).calls.map(({ id }) => id);
      expect(await history().erase({ ids })).toBe(2);
      expect(await idsFound(history())).toEqual(['b']);
      expect(await idsFound(history(), { text: 'anna' })).toEqual([]);
      expect(await history().erase({ ids })).toBe(0);
    });

    test('counts a call once, however often it is named, and nobody who is not there', async () => {
      const { id } = (await history().page({ limit: 1 })).calls[0] ?? { id: 0 };
      expect(await history().erase({ ids: [id, id, 17, -1] })).toBe(1);
      expect(await history().erase({ ids: [] })).toBe(0);
      expect(await history().count()).toBe(2);
    });

    test('by filter takes what the filter shows', async () => {
      expect(await history().erase({ filter: { text: 'anna', outcomes: ['missed'] } })).toBe(1);
      expect(await idsFound(history())).toEqual(['c', 'b']);
      expect(await history().erase({ filter: { fromMs: baseMs + 2000 } })).toBe(1);
      expect(await history().erase({ filter: {} })).toBe(1);
      expect(await history().count()).toBe(0);
    });

    test('by filter takes all of many', async () => {
      const calls = Array.from({ length: 900 }, (_, n) =>
        filedCall(`n${n}`, n, { name: n % 3 ? 'Ёж' : 'Лис' }),
      );
      await keep(history(), ...calls);
      expect(await history().erase({ filter: { text: 'еж' } })).toBe(600);
      expect(await history().countUpTo({}, 10_000)).toBe(303);
      expect(await history().countUpTo({ text: 'лис' }, 10_000)).toBe(300);
    });

    test('everything leaves an empty history that takes calls as before', async () => {
      expect(await history().erase('everything')).toBe(3);
      expect(await history().count()).toBe(0);
      expect(await idsFound(history(), { text: 'anna' })).toEqual([]);
      expect(await history().erase('everything')).toBe(0);
      await keep(history(), filedCall('a', 0, { name: 'Anna' }));
      expect(await idsFound(history(), { text: 'anna' })).toEqual(['a']);
    });

    test('goes on while calls come in and are looked for', async () => {
      const [erased] = await Promise.all([
        history().erase({ filter: { untilMs: baseMs + 10_000 } }),
        history().erase({ filter: { text: 'anna', untilMs: baseMs + 10_000 } }),
        keep(history(), filedCall('d', 20, { name: 'Anna' })),
        history().page({ limit: 9 }),
      ]);
      expect(erased).toBeGreaterThan(0);
      expect(await idsFound(history(), { text: 'anna' })).toEqual(['d']);
      expect(await history().count()).toBe(1);
    });
  });
}
