import type { Call } from './call.ts';
import type { Notice } from './ports/notifier.ts';
import type { Translate } from './ports/translate.ts';
import type { PlainKey } from './texts/catalogue.ts';
import { plainText } from './plain-text.ts';

/** Who is on the line goes first: on a small screen the title is all that is read. */
export function noticeOf(call: Call, translate: Translate, sound: boolean): Notice {
  const what = translate(textFor(call));
  const line = call.companyNumber ?? call.line;
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

/** Calls heard of too late to announce one by one. */
export interface LateCalls {
  readonly calls: number;
  readonly missed: number;
}

export function lateNoticeOf({ calls, missed }: LateCalls, translate: Translate, sound: boolean): Notice {
  const all = translate('notice.late.calls', { count: calls });
  return {
    key: 'late-calls',
    title: translate('notice.late.title'),
    body: missed === 0 ? all : translate('notice.late.missed', { count: missed, calls: all }),
    sound,
  };
}
