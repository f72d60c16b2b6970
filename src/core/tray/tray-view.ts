import type { AppStatus } from '../status/app-status.ts';
import { filedAtMs } from '../call/call.ts';
import { spanWords } from '../timing/desk-clock.ts';
import { plainText } from '../text/plain-text.ts';
import type { KeptCall } from '../ports/call-history.ts';
import type { Translate } from '../ports/translate.ts';
import { quietChoices } from './quiet-choices.ts';
import type { TrayItem } from './tray-item.ts';
import { trayMarkOf, type TrayMark, type TrayState } from './tray-state.ts';

/** All the tray shows. Plain data: equal views look the same. */
export interface TrayView {
  readonly state: TrayState;
  readonly tooltip: string;
  readonly menu: readonly TrayItem[];
}

export interface TraySubject {
  readonly status: AppStatus;
  /** The newest first; no more than five are shown. */
  readonly calls: readonly KeptCall[];
  readonly canUpdate: boolean;
  readonly translate: Translate;
  /** A moment, in milliseconds since the Unix epoch, as the operator writes it. */
  readonly time: (atMs: number) => string;
}

const mostCalls = 5;
/** Windows cuts off what is longer. */
const longestTooltip = 127;

export function trayViewOf(subject: TraySubject): TrayView {
  const mark = trayMarkOf(subject.status);
  return { state: mark.state, tooltip: tooltipOf(mark, subject), menu: menuOf(mark, subject) };
}

/** The last call may be cut off; the state never is. */
function tooltipOf(mark: TrayMark, { calls, status, translate, time }: TraySubject): string {
  const [last] = calls;
  const lines = ['Offhook', translate(`tray.${mark.state}`)];
  const reason = reasonWords(mark, status, translate);
  if (reason !== null) lines.push(reason);
  if (last)
    lines.push(translate('tray.last-call', { who: whoOf(last, translate), time: time(filedAtMs(last)) }));
  const text = lines.map((line) => plainText(line)).join('\n');
  return text.length <= longestTooltip ? text : `${text.slice(0, longestTooltip - 1)}…`;
}

function menuOf(mark: TrayMark, subject: TraySubject): readonly TrayItem[] {
  const { calls, status, canUpdate, translate } = subject;
  const recent = calls.slice(0, mostCalls).map((call) => callItem(call, subject));
  const { handlerUrl } = status;
  return [
    ...(recent.length > 0 ? recent : [{ kind: 'words' as const, label: translate('tray.no-calls') }]),
    { kind: 'line' },
    { kind: 'command', label: translate('tray.open'), command: { kind: 'open', view: 'history' } },
    { kind: 'choices', label: translate('tray.do-not-disturb'), items: quietChoices(status, translate) },
    { kind: 'command', label: statusLine(mark, subject), command: { kind: 'open', view: 'status' } },
    { kind: 'line' },
    { kind: 'command', label: translate('tray.settings'), command: { kind: 'open', view: 'settings' } },
    handlerUrl === null
      ? { kind: 'words', label: translate('tray.copy-handler') }
      : {
          kind: 'command',
          label: translate('tray.copy-handler'),
          command: { kind: 'copy-handler', url: handlerUrl },
        },
    ...(canUpdate
      ? [
          {
            kind: 'command' as const,
            label: translate('tray.updates'),
            command: { kind: 'check-updates' as const },
          },
        ]
      : []),
    { kind: 'line' },
    { kind: 'command', label: translate('tray.quit'), command: { kind: 'quit' } },
  ];
}

function callItem(call: KeptCall, { translate, time }: TraySubject): TrayItem {
  const label = `${whoOf(call, translate)} · ${time(filedAtMs(call))}`;
  return { kind: 'command', label, command: { kind: 'open-call', id: call.id } };
}

function whoOf({ name, number, isPrivate }: KeptCall, translate: Translate): string {
  if (isPrivate) return translate('tray.private-call');
  const who = name ?? number;
  return who === null ? translate('notice.unknown-number') : plainText(who, 60);
}

function reasonWords({ reason }: TrayMark, { clock }: AppStatus, translate: Translate): string | null {
  return reason === null ? null : translate(reason, { span: spanWords(clock.span, translate) });
}

function statusLine(mark: TrayMark, { status, translate, time }: TraySubject): string {
  const { state } = mark;
  const until = status.quiet?.untilMs ?? null;
  if (state === 'do-not-disturb' && until !== null) {
    return translate('tray.do-not-disturb-until', { time: time(until) });
  }
  const what = translate(`tray.${state}`);
  const reason = reasonWords(mark, status, translate);
  return reason === null ? what : `${what}: ${reason}`;
}
