import { describe, expect, test } from 'vitest';
import type { CallHistory, HistoryChange } from '../../src/core/ports/call-history.ts';
import { filedCall, idsFound, keep } from './filed-calls.ts';

/** The part of the contract that is about notes, single calls, and hearing of changes. */
export function notesContract(history: () => CallHistory): void {
  const newest = async () => (await history().page({ limit: 1 })).calls[0];

  describe('a single call', () => {
    test('is found by its id, and only by that', async () => {
      await keep(history(), filedCall('a', 0), filedCall('b', 1));
      const call = await newest();
      expect(await history().byId(call?.id ?? 0)).toEqual(call);
      expect(await history().byId(1)).toBeNull();
      expect(await history().byId(0.5)).toBeNull();
    });

    test('takes a note, keeps it as it was written, and is found by it', async () => {
      await keep(history(), filedCall('a', 0, { name: 'Anna' }));
      const call = await newest();
      const note = '  call back,\n"<b>urgent</b>"';
      expect(await history().annotate(call?.id ?? 0, note)).toEqual({ ...call, note });
      expect(await newest()).toEqual({ ...call, note });
      expect(await idsFound(history(), { text: 'urgent anna' })).toEqual(['a']);
      expect(await idsFound(history(), { withNote: true })).toEqual(['a']);
    });

    test.each([null, '', ' \n\t '])('loses its note to %j', async (note) => {
      await keep(history(), filedCall('a', 0, { note: 'urgent' }));
      const { id } = (await newest()) ?? { id: 0 };
      expect(await history().annotate(id, note)).toMatchObject({ id, note: null });
      expect(await idsFound(history(), { text: 'urgent' })).toEqual([]);
      expect(await idsFound(history(), { withNote: true })).toEqual([]);
    });

    test('that is gone takes no note', async () => {
      await keep(history(), filedCall('a', 0));
      const { id } = (await newest()) ?? { id: 0 };
      await history().erase('everything');
      expect(await history().annotate(id, 'too late')).toBeNull();
      expect(await history().count()).toBe(0);
    });

    test('keeps both a note and what an event says at the same moment', async () => {
      await keep(history(), filedCall('a', 0));
      const { id } = (await newest()) ?? { id: 0 };
      await Promise.all([
        history().annotate(id, 'mine'),
        history().amend(filedCall('a', 0), (call) => call && { ...call, outcome: 'answered' }),
        history().annotate(id, 'mine, again'),
      ]);
      expect(await newest()).toMatchObject({ note: 'mine, again', outcome: 'answered' });
    });
  });

  describe('changes', () => {
    function heard(): HistoryChange[] {
      const changes: HistoryChange[] = [];
      history().onChange((change) => changes.push(change));
      return changes;
    }

    test('are told of with the call as it is now, in order, and once', async () => {
      const changes = heard();
      await keep(history(), filedCall('a', 0));
      await history().amend(filedCall('a', 0), (call) => call && { ...call, outcome: 'answered' });
      const { id } = (await newest()) ?? { id: 0 };
      await history().annotate(id, 'note');
      const call = { ...filedCall('a', 0), id };
      expect(changes).toEqual([
        { kind: 'call', call, isNew: true },
        { kind: 'call', call: { ...call, outcome: 'answered' }, isNew: false },
        { kind: 'call', call: { ...call, outcome: 'answered', note: 'note' }, isNew: false },
      ]);
    });

    test('are told of when they can be read', async () => {
      const seen: Promise<unknown>[] = [];
      history().onChange((change) => {
        if (change.kind === 'call')
          seen.push(
            history()
              .byId(change.call.id)
              .then((call) => call?.callId),
          );
      });
      await keep(history(), filedCall('a', 0), filedCall('b', 1));
      expect(await Promise.all(seen)).toEqual(['a', 'b']);
    });

    test('that change nothing are not', async () => {
      await keep(history(), filedCall('a', 0));
      const changes = heard();
      await keep(history(), filedCall('a', 0));
      await history().amend(filedCall('a', 0), () => null);
      await history().amend(filedCall('b', 0), () => null);
      await history().annotate(1, 'nobody');
      await history().erase({ ids: [1] });
      await history().forgetBefore(0);
      expect(changes).toEqual([]);
    });

    test('of many calls at once are told of as such', async () => {
      await keep(history(), filedCall('a', 0), filedCall('b', 1));
      const changes = heard();
      await history().erase({ ids: [(await newest())?.id ?? 0] });
      expect(changes).toEqual([{ kind: 'many' }]);
    });

    test('are heard until the listener goes', async () => {
      const changes: HistoryChange[] = [];
      const listener = (change: HistoryChange) => changes.push(change);
      const ends = [history().onChange(listener), history().onChange(listener)];
      ends[0]?.();
      await keep(history(), filedCall('a', 0));
      expect(changes.length).toBe(1);
      ends[1]?.();
      ends[1]?.();
      await keep(history(), filedCall('b', 0));
      expect(changes.length).toBe(1);
    });
  });
}
