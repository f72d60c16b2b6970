import type { Call } from '../call/call.ts';
import type { ClockNews } from '../status/clock-news.ts';
import { spanWords } from '../timing/desk-clock.ts';
import { calledLine } from '../call/line-name.ts';
import type { ReachabilityNotice } from '../tunnel/reachability-state.ts';
import type { HistoryNews } from '../ports/call-history.ts';
import type { Notice } from '../ports/notifier.ts';
import type { Translate } from '../ports/translate.ts';
import type { PlainKey } from '../text/catalogue.ts';
import { plainText } from '../text/plain-text.ts';

/** Who is on the line goes first: on a small screen the title is all that is read. */
export function noticeOf(call: Call, translate: Translate, sound: boolean): Notice {
  const what = translate(textFor(call));
  const line = calledLine(call);
  const number = call.number === null ? null : plainText(call.number);
  const name = call.name === null ? null : plainText(call.name);
  const details = [name === null ? null : number, call.company === null ? null : plainText(call.company)];
  const where = line === null ? what : translate('notice.on-line', { what, line: plainText(line) });
  return {
    key: JSON.stringify([call.memberId, call.callId]),
    title: name ?? number ?? translate('notice.unknown-number'),
    body: [where, ...details].filter((part) => part !== null).join('\n'),
    sound,
    call: { memberId: call.memberId, callId: call.callId, number: call.number },
  };
}

function textFor({ outcome, direction }: Call): PlainKey {
  if (outcome === 'missed') return 'notice.missed';
  const which = direction === 'incoming' || direction === 'outgoing' ? direction : 'other';
  return outcome === 'ringing' ? `notice.ringing.${which}` : `notice.connected.${which}`;
}

/** Several calls in one notice. It replaces no other summary: that is about other calls, and may not have been read. */
export function summaryOf(calls: readonly Call[], translate: Translate, sound: boolean): Notice {
  const missed = calls.filter(({ outcome }) => outcome === 'missed').length;
  const all = translate('notice.late.calls', { count: calls.length });
  return {
    key: JSON.stringify([
      'late-calls',
      ...calls.slice(0, 1).map(({ memberId, callId }) => [memberId, callId]),
    ]),
    title: translate('notice.late.title'),
    body: missed === 0 ? all : translate('notice.late.missed', { count: missed, calls: all }),
    sound,
  };
}

/** Notices cut what is longer in one line: names and numbers are hostile, and no screen shows more of them. */
export const longestNoticeLine = 200;

/** What Offhook says of itself. */
export type AppNotice =
  /** @param address where Bitrix24 has to call; it is part of some of the texts. */
  | { readonly about: ReachabilityNotice; readonly address: string }
  /** @param folder where the history is. @param file the name under which a damaged one was kept; else empty. */
  | { readonly about: `history-${HistoryNews['kind']}`; readonly folder: string; readonly file: string }
  | ClockNews
  | { readonly about: 'update'; readonly version: string }
  /** Asked for, by whoever wonders whether notices come. */
  | { readonly about: 'trial' }
  | { readonly about: 'trouble' | 'weak-secrets' | 'lost-secrets' };

/** @param sound whether what cannot be put off may make one. */
export function appNoticeOf(what: AppNotice, translate: Translate, sound: boolean): Notice {
  const { about, ...said } = what;
  const values = 'span' in said ? { span: spanWords(said.span, translate) } : said;
  return {
    key: subjectOf(what),
    title: translate(`notice.${about}.title`),
    body: inLines(translate(`notice.${about}.body`, values)),
    sound: sound && ('address' in what || about === 'trial'),
  };
}

/** What is true of a thing now takes the place of what was. */
function subjectOf(what: AppNotice): string {
  if ('address' in what) return 'hearing';
  if (what.about.startsWith('clock-')) return 'clock';
  return 'folder' in what ? 'history' : what.about;
}

/** What we say ourselves is shown whole: sentences that are too long together go on in the next line. */
function inLines(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => [...line.matchAll(upToLongest)].map(([part]) => part.trim()))
    .join('\n');
}

/** All of it, else as many whole sentences as fit, else as many whole words, else as much as fits. */
const upToLongest = /.{1,200}$|.{1,199}[.!?:](?= )|.{1,200}(?= )|.{1,200}/gu;
