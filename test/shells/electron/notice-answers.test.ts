import { describe, expect, test, vi } from 'vitest';
import { createForgottenNotices } from '../../../src/shells/electron/notices/forgotten-notices.ts';
import {
  createNoticeActions,
  type NoticeActions,
} from '../../../src/shells/electron/notices/notice-actions.ts';
import { createLinkOpener } from '../../../src/shells/electron/links/link-opener.ts';
import { noticeWith } from '../../contracts/notifier-contract.ts';
import { callOf } from '../../core/call/calls.ts';
import { manualTimers } from '../../fakes/manual-timers.ts';
import { memoryHistory } from '../../fakes/memory-history.ts';
import { recordingLog } from '../../fakes/recording-log.ts';

const anna = { kind: 'contact', id: '17', name: 'Anna' } as const;
const call = { memberId: callOf().memberId, callId: callOf().callId, number: '+79161234567' };

async function rig(portalHost: string | null = 'company.bitrix24.com'): Promise<{
  answers: NoticeActions;
  done: string[];
  id: number;
  history: ReturnType<typeof memoryHistory>;
}> {
  const done: string[] = [];
  const history = memoryHistory();
  await history.amend(callOf(), () => callOf({ crm: [anna] }));
  const log = recordingLog();
  const answers = createNoticeActions({
    history,
    portalHost: () => portalHost,
    links: createLinkOpener({
      portalHost: () => portalHost,
      openExternal: async (url) => void done.push(`browser ${url}`),
      log,
    }),
    showCall: (id) => done.push(`window ${id}`),
    copy: (text) => done.push(`clipboard ${text}`),
    quietFor: (forMs) => done.push(`quiet ${forMs}`),
    log,
  });
  const { calls } = await history.page({ limit: 1 });
  return { answers, done, id: calls[0]?.id ?? 0, history };
}

describe('a click on a notice', () => {
  test('opens the CRM card of its call in the browser', async () => {
    const { answers, done } = await rig();
    answers.clicked(noticeWith({ call }), null);
    answers.clicked(noticeWith({ call }), 'card');
    const card = 'browser https://company.bitrix24.com/crm/contact/details/17/';
    await vi.waitFor(() => expect(done).toEqual([card, card]));
  });

  test('opens the call in the window when there is no card', async () => {
    const { answers, done, id } = await rig(null);
    answers.clicked(noticeWith({ call }), null);
    await vi.waitFor(() => expect(done).toEqual([`window ${id}`]));
  });

  test('opens the history for a call that is not in it, and for a notice about no call', async () => {
    const { answers, done } = await rig();
    answers.clicked(noticeWith({ call: { ...call, memberId: 'another' } }), null);
    await vi.waitFor(() => expect(done).toEqual(['window null']));
    answers.clicked(noticeWith(), null);
    expect(done).toEqual(['window null', 'window null']);
  });

  test('opens the history when the call cannot be looked up', async () => {
    const { answers, done, history } = await rig();
    await history.close();
    answers.clicked(noticeWith({ call }), null);
    await vi.waitFor(() => expect(done).toEqual(['window null']));
  });

  test('on its other buttons copies the number, or holds notices for an hour', async () => {
    const { answers, done } = await rig();
    answers.clicked(noticeWith({ call }), 'copy');
    answers.clicked(noticeWith({ call }), 'quiet');
    expect(done).toEqual(['clipboard +79161234567', 'quiet 3600000']);
  });
});

test('a call of the tray’s menu opens its card', async () => {
  const { answers, done, id } = await rig();
  answers.openCall(id);
  await vi.waitFor(() =>
    expect(done).toEqual(['browser https://company.bitrix24.com/crm/contact/details/17/']),
  );
});

describe('Windows tells of every click, also on notices of an earlier run', () => {
  test.each([
    ['the notice heard it first', ['clicked', 'activated'], 0],
    ['the notice heard it afterwards', ['activated', 'clicked'], 0],
    ['no notice heard it', ['activated'], 1],
  ] as const)('%s', (_what, events, times) => {
    const timers = manualTimers();
    let shown = 0;
    const notices = createForgottenNotices(() => shown++, { timers, now: () => 1_000 });
    for (const event of events) notices[event]();
    timers.advance(500);
    expect(shown).toBe(times);
  });
});
