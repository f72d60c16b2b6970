import type { Direction, Outcome } from '../call/call.ts';
import type { ClockNews } from '../status/clock-news.ts';
import type { Span } from '../timing/desk-clock.ts';
import type { HistoryNews } from '../ports/call-history.ts';
import type { DoctorOutcome } from '../doctor/doctor-check.ts';
import type { DoctorTextKey } from '../doctor/doctor-codes.ts';
import type { ReachabilityNotice } from '../tunnel/reachability-state.ts';
import type { PortalFailureReason } from '../portal/portal-failure.ts';

export type ClockTextKey = `clock.span.${Span['unit']}` | 'clock.ahead' | 'clock.behind';

export type CallTextKey = `direction.${Direction}` | `outcome.${Outcome}`;

/** Every text without a number in it. Values in double braces are filled in. */
export type PlainKey =
  | DoctorTextKey
  | ClockTextKey
  | CallTextKey
  | 'notice.unknown-number'
  | 'notice.connected.incoming'
  | 'notice.connected.outgoing'
  | 'notice.connected.other'
  | 'notice.ringing.incoming'
  | 'notice.ringing.outgoing'
  | 'notice.ringing.other'
  | 'notice.missed'
  | 'notice.on-line'
  | 'notice.late.title'
  | `notice.history-${HistoryNews['kind']}.${'title' | 'body'}`
  | `notice.${ReachabilityNotice}.${'title' | 'body'}`
  | `notice.${ClockNews['about']}.${'title' | 'body'}`
  | 'notice.trial.title'
  | 'notice.trial.body'
  | `doctor.outcome.${DoctorOutcome}`
  | 'notice.update.title'
  | 'notice.update.body'
  | 'tray.private-call'
  | 'tray.hearing'
  | 'tray.starting'
  | 'tray.degraded'
  | 'tray.deaf'
  | 'tray.do-not-disturb'
  | 'tray.do-not-disturb-until'
  | 'tray.signed-out'
  | 'tray.reason.portal'
  | 'tray.reason.operator-unknown'
  | 'tray.reason.not-installed'
  | 'tray.reason.not-kept'
  | 'tray.reason.notices'
  | 'tray.reason.unreachable'
  | 'tray.reason.foreign'
  | 'tray.reason.moved'
  | 'tray.reason.wrong-day'
  | 'tray.reason.unseen'
  | 'tray.reason.unproven'
  | 'tray.reason.tunnel'
  | 'tray.reason.program-missing'
  | 'tray.reason.not-configured'
  | 'tray.last-call'
  | 'tray.no-calls'
  | 'tray.open'
  | 'tray.quiet.half-hour'
  | 'tray.quiet.hour'
  | 'tray.quiet.tomorrow'
  | 'tray.quiet.off'
  | 'tray.settings'
  | 'tray.copy-handler'
  | 'tray.updates'
  | 'tray.quit'
  | 'notice.action.card'
  | 'notice.action.copy'
  | 'notice.action.quiet'
  | 'hooks.confirm.title'
  | 'hooks.confirm.body'
  | 'hooks.confirm.allow'
  | 'hooks.confirm.cancel'
  | 'notice.trouble.title'
  | 'notice.trouble.body'
  | 'notice.weak-secrets.title'
  | 'notice.weak-secrets.body'
  | 'notice.lost-secrets.title'
  | 'notice.lost-secrets.body'
  | 'export.column.time'
  | 'export.column.direction'
  | 'export.column.outcome'
  | 'export.column.number'
  | 'export.column.name'
  | 'export.column.company'
  | 'export.column.duration'
  | 'export.column.line'
  | 'export.column.note'
  | `portal.failure.${PortalFailureReason}`;

/** Texts that change with a number; each has one entry for every plural form of its language. */
export type CountedKey = 'notice.late.calls' | 'notice.late.missed';

/** A complete set of texts: a missing key does not compile. */
export type Catalogue<Plural extends Intl.LDMLPluralRule> = Readonly<
  Record<PlainKey | `${CountedKey}_${Plural}`, string>
>;
