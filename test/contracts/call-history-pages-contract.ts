import { describe, expect, test } from 'vitest';
import type { CallHistory } from '../../src/core/ports/call-history.ts';
import { filedCall, idsFound, idsIn, keep } from './filed-calls.ts';

/** The part of the contract that is about order and pages. `history` gives the one of the running test. */
export function pagesContract(history: () => CallHistory): void {
  describe('pages', () => {
    test('are newest first by the moment of filing, whatever order the calls came in', async () => {
      await keep(history(), filedCall('b', 20), filedCall('c', 30), filedCall('a', 10));
      expect(await idsFound(history())).toEqual(['c', 'b', 'a']);
    });

    test('follow one another without gap or repetition, calls of the same second included', async () => {
      const calls = Array.from({ length: 25 }, (_, n) => filedCall(`${n}`, Math.floor(n / 10)));
      await keep(history(), ...calls);
      const seen: string[] = [];
      let pages = 0;
      for (let after: number | null | undefined; after !== null; pages++) {
        const page = await history().page(after === undefined ? { limit: 4 } : { limit: 4, after });
        expect(page.calls.length).toBeLessThanOrEqual(4);
        seen.push(...idsIn(page));
        after = page.next;
      }
      expect(pages).toBe(7);
      expect(seen).toEqual(calls.map(({ callId }) => callId).toReversed());
    });

    test('end with the last call, also when the page is exactly full', async () => {
      await keep(history(), filedCall('a', 0), filedCall('b', 1));
      expect((await history().page({ limit: 2 })).next).toBeNull();
      expect((await history().page({ limit: 1 })).next).toEqual(expect.any(Number));
      expect((await history().page({ limit: 1, text: '7916' })).next).toEqual(expect.any(Number));
      expect((await history().page({ limit: 2, text: '7916' })).next).toBeNull();
    });

    test('are not disturbed by calls that come in between', async () => {
      await keep(history(), filedCall('a', 0), filedCall('b', 1), filedCall('c', 2));
      const first = await history().page({ limit: 1 });
      await keep(history(), filedCall('d', 3));
      expect(await idsFound(history(), { after: first.next ?? 0 })).toEqual(['b', 'a']);
    });

    test.each([0, -1, 201, 1.5, NaN, Infinity])('of %s calls are refused', async (limit) => {
      await expect(history().page({ limit })).rejects.toThrow(RangeError);
    });

    test('keep more than a hundred calls of one moment in order', async () => {
      const calls = Array.from({ length: 150 }, (_, n) => filedCall(`${n}`, 0));
      await keep(history(), ...calls);
      const newestFirst = calls.map(({ callId }) => callId).toReversed();
      expect(await idsFound(history())).toEqual(newestFirst);
      expect(await idsFound(history(), { text: '7916' })).toEqual(newestFirst);
    });

    test('file a call without any time somewhere', async () => {
      await keep(history(), filedCall('a', 0, { startedAtMs: null }));
      expect(await idsFound(history())).toEqual(['a']);
    });
  });
}
