import { describe, expect, test } from 'vitest';
import type { CallHistory, HistoryFilter, KeptCall } from '../../src/core/ports/call-history.ts';
import { filedCall, idsFound, keep } from './filed-calls.ts';

/** The part of the contract that is about all matching calls: walking through them, and counting them. */
export function walkContract(history: () => CallHistory): void {
  async function walked(filter: HistoryFilter): Promise<readonly KeptCall[]> {
    const calls: KeptCall[] = [];
    for await (const page of history().walk(filter)) calls.push(...page);
    return calls;
  }
  const manyCalls = Array.from({ length: 1_300 }, (_, n) =>
    filedCall(`${n}`, n, { name: n % 2 ? 'Пётр' : 'Anna', note: n % 5 ? null : 'note' }),
  );

  describe('a walk', () => {
    test('meets every matching call once, newest first, as a page shows it', async () => {
      await keep(history(), ...manyCalls);
      const newestFirst = manyCalls.toReversed();
      expect((await walked({})).map(({ id: _id, ...call }) => call)).toEqual(newestFirst);
      const some = await walked({ text: 'петр', withNote: true });
      expect(some.map(({ callId }) => callId)).toEqual(
        newestFirst.filter(({ name, note }) => name === 'Пётр' && note).map(({ callId }) => callId),
      );
    });

    test('through nothing ends at once', async () => {
      expect(await walked({})).toEqual([]);
      await keep(history(), filedCall('a', 0));
      expect(await walked({ text: 'nobody' })).toEqual([]);
    });

    test('sees the calls as they were when it began', async () => {
      await keep(history(), ...manyCalls);
      const seen: KeptCall[] = [];
      for await (const page of history().walk({})) {
        if (seen.length === 0) {
          await keep(
            history(),
            filedCall('new', 5_000),
            filedCall('late', 1),
            filedCall('0', 0, { name: 'changed' }),
          );
        }
        seen.push(...page);
      }
      expect(seen.map(({ callId }) => callId)).toEqual(manyCalls.map(({ callId }) => callId).toReversed());
      expect(seen.at(-1)?.name).toBe('Anna');
    });

    test('may be left early, and does not keep anybody from erasing', async () => {
      await keep(history(), ...manyCalls);
      for await (const page of history().walk({})) {
        expect(page.length).toBeGreaterThan(0);
        break;
      }
      const walk = history().walk({})[Symbol.asyncIterator]();
      await walk.next();
      expect(await history().erase('everything')).toBe(manyCalls.length);
      await walk.return?.();
      expect(await idsFound(history())).toEqual([]);
    });

    test('ends with the history', async () => {
      await keep(history(), ...manyCalls);
      const walk = history().walk({})[Symbol.asyncIterator]();
      await walk.next();
      await history().close();
      await expect(walk.next()).rejects.toThrow('closed');
    });
  });

  describe('a count', () => {
    const filters: readonly (readonly [HistoryFilter, number])[] = [
      [{}, 1_300],
      [{ text: 'петр' }, 650],
      [{ text: 'пётр', withNote: true }, 130],
      [{ withNote: true }, 260],
      [{ withNote: false }, 1_300],
      [{ outcomes: ['missed'] }, 0],
      [{ outcomes: ['connected'], directions: ['incoming'], text: '7916 anna' }, 650],
      [{ text: 'nobody' }, 0],
      [{ text: `${'8 '.repeat(2_000)}${Array.from({ length: 100 }, (_, n) => `word${n}`).join(' ')}` }, 0],
      [{ fromMs: 2, untilMs: 1 }, 0],
    ];
    test('tells how many match, up to a number', async () => {
      await keep(history(), ...manyCalls);
      for (const [filter, count] of filters) {
        expect([filter, await history().countUpTo(filter, 10_000)]).toEqual([filter, count]);
        expect([filter, await history().countUpTo(filter, 100)]).toEqual([filter, Math.min(count, 100)]);
      }
    });
  });
}
