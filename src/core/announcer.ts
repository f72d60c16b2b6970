import type { Call, NoticeFate } from './call.ts';
import { createLateCalls } from './late-calls.ts';
import { lateNoticeOf, noticeOf } from './notice-text.ts';
import { occasionOf, type NoticeRules } from './notice-rules.ts';
import type { CallHistory } from './ports/call-history.ts';
import type { Log } from './ports/log.ts';
import type { Notice, NoticeOutcome, Notifier } from './ports/notifier.ts';
import type { Timers } from './ports/timers.ts';
import type { Translate } from './ports/translate.ts';
import type { CallChange, Verdict } from './verdict.ts';

export interface AnnouncerPorts {
  readonly notifier: Notifier;
  readonly history: CallHistory;
  readonly rules: () => NoticeRules;
  readonly translate: Translate;
  readonly timers: Timers;
  readonly log: Log;
}

export interface Announcer {
  /**
   * Tells the operator what a delivery changed; called once it is answered. A call that could not be kept is
   * announced all the same: the operator is on the phone. @returns when the notice's fate is known and kept.
   */
  announce(verdict: Verdict): Promise<void>;
  /** Calls off the summary that is waiting. */
  close(): void;
}

export function createAnnouncer(ports: AnnouncerPorts): Announcer {
  const { notifier, rules, translate, log } = ports;
  const late = createLateCalls(ports.timers, async (calls, keys) => {
    const fate = fateAfter(await show(lateNoticeOf(calls, translate, rules().sound)));
    await Promise.all(keys.map((call) => keep(call, fate === 'shown' ? 'summed-up' : fate)));
  });

  return {
    async announce(verdict) {
      const change = changeIn(verdict);
      if (change === null) return;
      const { before, after } = change;
      if (after.notice === 'due' && occasionOf(before, after) !== null) {
        if (after.origin === 'late') late.add(after);
        else await tell(after);
      } else if (isBetterKnown(before, after)) {
        await show(noticeOf(after, translate, false));
      }
    },
    close: late.close,
  };

  async function tell(call: Call): Promise<void> {
    await keep(call, fateAfter(await show(noticeOf(call, translate, rules().sound))));
  }

  async function show(notice: Notice): Promise<NoticeOutcome> {
    const outcome = await notifier.show(notice);
    if (outcome.kind !== 'shown') log.warn('a notice was not shown', { outcome });
    return outcome;
  }

  /** The call's row answers "why did I see nothing?"; it is no reason to fail. */
  async function keep(call: Call, notice: NoticeFate): Promise<void> {
    try {
      await ports.history.amend(call, (current) => current && { ...current, notice });
    } catch (error) {
      log.warn('what became of a notice could not be kept', { error });
    }
  }
}

function changeIn(verdict: Verdict): CallChange | null {
  return verdict.kind === 'accepted' || verdict.kind === 'unstored' ? verdict.change : null;
}

/**
 * The number or the name came after the notice: INIT may arrive after START (facts 1.5), and names are looked up
 * meanwhile. The notice is updated silently, as long as it is news.
 */
function isBetterKnown(before: Call | null, after: Call): boolean {
  if (before === null || (after.notice !== 'shown' && after.notice !== 'due')) return false;
  const isNews = after.endedAtMs === null || after.outcome === 'missed';
  const isMore =
    (before.number === null && after.number !== null) || (before.name === null && after.name !== null);
  return isNews && isMore;
}

function fateAfter(outcome: NoticeOutcome): NoticeFate {
  switch (outcome.kind) {
    case 'shown':
    case 'timed-out':
    case 'too-many':
    case 'failed':
      return outcome.kind;
  }
}
