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

  describe('a call that is made private', () => {
    const anna = {
      name: 'Anna',
      company: 'Bauer GmbH',
      crm: [{ kind: 'contact' as const, id: '17', name: 'Anna' }],
      crmActivityId: '7',
      note: 'urgent',
      outcome: 'answered' as const,
      durationS: 60,
    };
    const bare = { number: null, name: null, company: null, crm: [], crmActivityId: null, note: null };

    test('says that it took place, and no longer with whom, nor is found by it', async () => {
      await keep(history(), filedCall('a', 0, anna));
      const call = await newest();
      const changes: HistoryChange[] = [];
      history().onChange((change) => changes.push(change));
      const bareCall = { ...call, ...bare, isPrivate: true };
      expect(await history().makePrivate(call?.id ?? 0)).toEqual(bareCall);
      expect(await newest()).toEqual(bareCall);
      expect(changes).toEqual([{ kind: 'call', call: bareCall, isNew: false }]);
      for (const text of ['anna', 'bauer', 'urgent', '9161234567'])
        expect(await idsFound(history(), { text })).toEqual([]);
      const query = { fromMs: 0, untilMs: 9e12, dayStartsMs: [0], utcOffsets: [{ fromMs: 0, minutes: 0 }] };
      expect(await history().statistics(query)).toMatchObject({
        total: 1,
        topContacts: [],
        talkS: { incoming: 60 },
      });
    });

    test('learns nothing of whom it was with from what is still heard of it, but takes a note', async () => {
      await keep(history(), filedCall('a', 0));
      const { id } = (await newest()) ?? { id: 0 };
      await history().makePrivate(id);
      const change = await history().amend(filedCall('a', 0), (call) => call && { ...call, ...anna });
      expect(change?.after).toMatchObject({ ...bare, note: 'urgent', outcome: 'answered', isPrivate: true });
      expect(await history().annotate(id, 'mine')).toMatchObject({ ...bare, note: 'mine' });
      expect(await history().makePrivate(id)).toMatchObject({ ...bare, isPrivate: true });
    });

    test('and is not there is null', async () => {
      expect(await history().makePrivate(17)).toBeNull();
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
