import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Call } from '../../src/core/call/call.ts';
import type { CallHistory, HistoryQuery } from '../../src/core/ports/call-history.ts';
import { eraseContract } from './call-history-erase-contract.ts';
import { notesContract } from './call-history-notes-contract.ts';
import { pagesContract } from './call-history-pages-contract.ts';
import { searchContract } from './call-history-search-contract.ts';
import { statisticsContract } from './call-history-statistics-contract.ts';
import { walkContract } from './call-history-walk-contract.ts';
import { baseMs, filedCall, idsFound, keep } from './filed-calls.ts';

export interface HistoryChoices {
  readonly keepNumbers: () => boolean;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}
const monthMs = 31 * 24 * 60 * 60_000;

export type OpenHistory = (choices: HistoryChoices) => CallHistory;

/** What every CallHistory must do. Each implementation's test file is one call of this. */
export function callHistoryContract(name: string, open: OpenHistory): void {
  describe(`${name} keeps the call history contract`, () => {
    let history: CallHistory;
    let keepNumbers = true;
    let nowMs = baseMs;
    const found = (query: Partial<HistoryQuery>) => idsFound(history, query);

    beforeEach(() => {
      keepNumbers = true;
      nowMs = baseMs + 2 * monthMs;
      history = open({ keepNumbers: () => keepNumbers, now: () => nowMs });
    });
    afterEach(() => history.close());

    describe('amending', () => {
      test('keeps a new call whole and says what changed', async () => {
        const call = filedCall('a', 0, {
          rangAtMs: baseMs - 9000,
          endedAtMs: baseMs + 60_000,
          durationS: 51,
          failedCode: '603-S',
          name: 'Семён',
          company: '太郎 GmbH',
          crm: [
            { kind: 'contact', id: '17', name: 'Семён' },
            { kind: 'company', id: '0042', name: 'ООО "Ёж"\n' },
            { kind: 'lead', id: '9', name: '' },
          ],
          note: "it's\n“urgent”\0",
          companyNumber: '+4930123456',
          crmActivityId: '77',
          outcome: 'cancelled',
          origin: 'back-filled',
          notice: 'timed-out',
          direction: 'announcement',
          viaRestApp: true,
          line: null,
        });
        expect(await history.amend(call, () => call)).toEqual({ before: null, after: call });
        const { calls } = await history.page({ limit: 1 });
        expect(calls).toEqual([{ ...call, id: calls[0]?.id }]);
        expect(calls[0]?.id).toBeTypeOf('number');
      });

      test('shows the call as it is kept, and replaces it under the same id', async () => {
        const call = filedCall('a', 0);
        const ended: Call = {
          ...call,
          endedAtMs: baseMs + 5000,
          outcome: 'answered',
          rangAtMs: baseMs - 60_000,
        };
        await keep(history, call);
        const [kept] = (await history.page({ limit: 1 })).calls;
        expect(await history.amend(call, (current) => (current ? ended : null))).toEqual({
          before: call,
          after: ended,
        });
        expect((await history.page({ limit: 9 })).calls).toEqual([{ ...ended, id: kept?.id }]);
        expect(await history.count()).toBe(1);
      });

      test('to null leaves the call alone', async () => {
        const call = filedCall('a', 0);
        expect(await history.amend(call, () => null)).toBeNull();
        expect(await history.count()).toBe(0);
        await keep(history, call);
        expect(await history.amend(call, () => null)).toBeNull();
        expect((await history.page({ limit: 9 })).calls).toMatchObject([call]);
      });

      test('the same call at once happens one after the other, in order', async () => {
        const call = filedCall('a', 0, { note: '' });
        const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
        const add = (letter: string) =>
          history.amend(call, (current) => ({ ...call, note: (current?.note ?? '') + letter }));
        const changes = await Promise.all(letters.map(add));
        expect(changes.at(-1)?.after.note).toBe(letters.join(''));
        expect((await history.page({ limit: 1 })).calls[0]?.note).toBe(letters.join(''));
      });

      test('with a change that throws fails alone', async () => {
        const bad = new Error('bad change');
        const results = await Promise.allSettled([
          keep(history, filedCall('a', 0)),
          history.amend(filedCall('b', 1), () => {
            throw bad;
          }),
          keep(history, filedCall('c', 2)),
        ]);
        expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect(results[1]).toMatchObject({ reason: bad });
        expect(await found({})).toEqual(['c', 'a']);
      });

      test('tells calls of two portals with the same id apart', async () => {
        const other = filedCall('a', 1, { memberId: 'another portal', name: 'other' });
        await keep(history, filedCall('a', 0), other);
        expect((await history.page({ limit: 9 })).calls.map((call) => call.memberId)).toEqual([
          'another portal',
          filedCall('a', 0).memberId,
        ]);
      });

      test('keeps no numbers when that is asked, not even those of a call kept before', async () => {
        const call = filedCall('a', 0, { number: '+79161234567', companyNumber: '+4930123456' });
        const bare = { ...call, number: null, companyNumber: null };
        keepNumbers = false;
        expect(await history.amend(call, () => call)).toEqual({ before: null, after: bare });
        expect(await history.amend(call, () => call)).toEqual({ before: bare, after: bare });
        const named = { ...call, line: '74951234567', name: '+7 916 123-45-67 - Incoming call' };
        expect((await history.amend(call, () => named))?.after).toEqual({
          ...bare,
          line: null,
          name: '… - Incoming call',
        });
        expect(await found({ text: '1234' })).toEqual([]);
      });
    });

    describe('what was erased', () => {
      test.each([
        ['one by one', async () => history.erase({ ids: await ids() })],
        ['by a filter', () => history.erase({ filter: {} })],
        ['with everything', () => history.erase('everything')],
        ['for its age', () => history.forgetBefore(baseMs + 10_000)],
      ])('%s does not come back for a month', async (_, erase) => {
        nowMs = baseMs + 5 * 60_000;
        await keep(history, filedCall('a', 0), filedCall('b', 1));
        expect(await erase()).toBe(2);
        expect(await history.amend(filedCall('a', 2), () => filedCall('a', 2))).toBeNull();
        await keep(history, filedCall('b', 0), filedCall('c', 2), filedCall('a', 2, { memberId: 'another' }));
        expect(await found({})).toEqual(['a', 'c']);
        nowMs += monthMs + 1;
        await keep(history, filedCall('b', 0));
        expect(await found({})).toEqual(['a', 'c', 'b']);
      });

      test('and is older than the portal is asked for need not be remembered', async () => {
        await keep(history, filedCall('a', 0));
        await history.erase('everything');
        await keep(history, filedCall('a', 0));
        expect(await found({})).toEqual(['a']);
      });

      const ids = async () => (await history.page({ limit: 9 })).calls.map(({ id }) => id);
    });

    pagesContract(() => history);
    searchContract(() => history);
    notesContract(() => history);
    walkContract(() => history);
    statisticsContract(() => history);
    eraseContract(() => history);

    describe('forgetting', () => {
      test('drops calls filed before a moment, and only those, from pages and search', async () => {
        const calls = Array.from({ length: 1_200 }, (_, n) => filedCall(`${n}`, n, { name: 'Фёдор' }));
        await keep(history, ...calls);
        expect(await history.forgetBefore(baseMs + 1_190_000)).toBe(1_190);
        expect(await history.count()).toBe(10);
        expect((await found({ text: 'федор' })).toSorted()).toEqual(
          calls
            .slice(1_190)
            .map(({ callId }) => callId)
            .toSorted(),
        );
        expect(await history.forgetBefore(baseMs + 1_190_000)).toBe(0);
      });

      test('lets a call of the same id be kept anew', async () => {
        await keep(history, filedCall('a', 0));
        await history.forgetBefore(baseMs + 1);
        expect(await history.amend(filedCall('a', 5), () => filedCall('a', 5))).toMatchObject({
          before: null,
        });
      });
    });

    describe('the calls that nobody was told of', () => {
      test('are those with a notice that is due, oldest first, until it is not', async () => {
        const fates = ['due', 'shown', null, 'due', 'failed'] as const;
        for (const [index, notice] of fates.entries())
          await keep(history, filedCall(`call ${index}`, -index, { notice }));
        const ids = async (): Promise<string[]> => (await history.due()).map(({ callId }) => callId);
        expect(await ids()).toEqual(['call 3', 'call 0']);
        const [oldest] = await history.due();
        expect(oldest).toEqual(await history.byId(oldest?.id ?? 0));
        await keep(history, filedCall('call 3', -3, { notice: 'summed-up' }));
        expect(await ids()).toEqual(['call 0']);
      });
    });

    describe('closing', () => {
      test('finishes what was asked and refuses everything after', async () => {
        const asked = history.amend(filedCall('a', 0), () => filedCall('a', 0));
        const closed = history.close();
        await expect(asked).resolves.not.toBeNull();
        await closed;
        await expect(history.amend(filedCall('b', 0), () => null)).rejects.toThrow('closed');
        await expect(history.page({ limit: 1 })).rejects.toThrow('closed');
        await expect(history.count()).rejects.toThrow('closed');
        await expect(history.countUpTo({}, 1)).rejects.toThrow('closed');
        await expect(history.due()).rejects.toThrow('closed');
        await expect(history.byId(1)).rejects.toThrow('closed');
        await expect(history.annotate(1, null)).rejects.toThrow('closed');
        await expect(history.erase('everything')).rejects.toThrow('closed');
        await expect(history.walk({})[Symbol.asyncIterator]().next()).rejects.toThrow('closed');
        const period = { fromMs: 0, untilMs: 1, dayStartsMs: [0], utcOffsets: [{ fromMs: 0, minutes: 0 }] };
        await expect(history.statistics(period)).rejects.toThrow('closed');
        await expect(history.forgetBefore(0)).rejects.toThrow('closed');
      });

      test('twice is once', async () => {
        await Promise.all([history.close(), history.close()]);
        await expect(history.close()).resolves.toBeUndefined();
      });
    });
  });
}
