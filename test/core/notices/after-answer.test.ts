import { describe, expect, test } from 'vitest';
import { createTranslate } from '../../../src/texts/app/app-texts.ts';
import { createAnnouncer } from '../../../src/core/notices/announcer.ts';
import { createNameCall } from '../../../src/core/call/name-calls.ts';
import { createNotices } from '../../../src/core/notices/notices.ts';
import type { CrmEntity } from '../../../src/core/call/call.ts';
import type { Notice, NoticeOutcome } from '../../../src/core/ports/notifier.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import { createAfterAnswer } from '../../../src/core/notices/after-answer.ts';
import type { CallChange, Verdict } from '../../../src/core/intake/verdict.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { nowMs } from '../intake/bodies.ts';
import { callOf } from '../call/calls.ts';

const anna: CrmEntity = { kind: 'contact', id: '7', name: 'Anna' };
const change: CallChange = { before: null, after: callOf({ notice: 'due' }) };
const verdict: Verdict = { kind: 'accepted', change };

/** The portal and the screen answer when a test says so. */
async function rig() {
  const [history, timers, log] = [memoryHistory(), manualTimers(), recordingLog()];
  const [portal, screen] = [
    Promise.withResolvers<readonly CrmEntity[]>(),
    Promise.withResolvers<NoticeOutcome>(),
  ];
  const shown: Notice[] = [];
  const hooked: (string | null)[] = [];
  const notifier = {
    show(notice: Notice): Promise<NoticeOutcome> {
      shown.push(notice);
      return screen.promise;
    },
    close: async (): Promise<void> => {},
  };
  const notices = createNotices({
    ...{ notifier, timers, log },
    rules: () => readSettings({}).settings.notifications,
    translate: createTranslate('en'),
    now: () => nowMs,
  });
  const afterAnswer = createAfterAnswer({
    announcer: createAnnouncer({ notices, history, now: () => nowMs, timers, log }),
    nameCall: createNameCall({ whoCalls: () => portal.promise, history, log }),
    hooks: { after: ({ after }) => void hooked.push(after.name) },
    timers,
  });
  await history.amend(change.after, () => change.after);
  return {
    ...{ afterAnswer, timers, history, hooked, portal, screen },
    titles: () => shown.map(({ title }) => title),
  };
}

describe('what follows an answer', () => {
  test('is the notice at once, then the name on it, and the hooks with the name', async () => {
    const { afterAnswer, titles, hooked, portal, screen, timers } = await rig();
    afterAnswer.answered(verdict);
    expect(titles()).toEqual(['+79161234567']);
    portal.resolve([anna]);
    await expect.poll(() => hooked).toEqual(['Anna']);
    expect(titles()).toHaveLength(1);
    screen.resolve({ kind: 'shown' });
    await expect.poll(titles).toEqual(['+79161234567', 'Anna']);
    expect(timers.pending()).toBe(0);
  });

  test('for hooks does not wait for a portal that is slow', async () => {
    const { afterAnswer, hooked, timers } = await rig();
    afterAnswer.answered(verdict);
    timers.advance(2_000);
    await expect.poll(() => hooked).toEqual([null]);
  });

  test('of a call that could not be kept is the notice alone', async () => {
    const { afterAnswer, titles, hooked, screen } = await rig();
    screen.resolve({ kind: 'shown' });
    afterAnswer.answered({ kind: 'unstored', change });
    await afterAnswer.close();
    expect([titles(), hooked]).toEqual([['+79161234567'], []]);
  });

  test('at the next start is told of, and no hook runs a second time', async () => {
    const { afterAnswer, titles, hooked, screen, history } = await rig();
    afterAnswer.resume(await history.due());
    screen.resolve({ kind: 'shown' });
    await afterAnswer.close();
    expect([titles(), hooked, await history.due()]).toEqual([['+79161234567'], [], []]);
  });
});

test('closing waits for the notice and not for the portal; what the portal says then is told to nobody', async () => {
  const { afterAnswer, titles, hooked, portal, screen, history } = await rig();
  afterAnswer.answered(verdict);
  const closed = afterAnswer.close();
  screen.resolve({ kind: 'shown' });
  await closed;
  expect(await history.due()).toEqual([]);
  portal.resolve([anna]);
  const name = async (): Promise<unknown> => (await history.page({ limit: 1 })).calls[0]?.name;
  await expect.poll(name).toBe('Anna');
  expect([titles(), hooked]).toEqual([['+79161234567'], []]);
});
