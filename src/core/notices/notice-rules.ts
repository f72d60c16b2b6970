import type { Call, NoticeFate } from '../call/call.ts';
import { lastTenOf } from '../text/phone-digits.ts';
import type { SettingsKey } from '../ports/settings-store.ts';
import type { Settings } from '../settings/settings.ts';

export type NoticeRules = Settings['notifications'];

/** What the operator wants to be told, of all the settings. */
export function noticeRulesOf({ notifications }: Settings): NoticeRules {
  return notifications;
}

/** Where the end of a quiet that was asked for is kept. */
export const quietUntilKey = 'notifications.doNotDisturb.until' satisfies SettingsKey;

/** Which notice an event calls for: somebody is on the line, or somebody was and is not. */
export type Occasion = 'on-the-line' | 'missed';

/**
 * What the change of a call is worth telling, if anything. Nothing is told of a call that was over before we
 * heard that it started, unless it was missed.
 */
export function occasionOf(before: Call | null, after: Call): Occasion | null {
  if (after.endedAtMs === null) return (before?.startedAtMs ?? null) === null ? 'on-the-line' : null;
  return before?.outcome !== 'missed' && after.outcome === 'missed' ? 'missed' : null;
}

/** Whether the operator wants to be told, decided before the call is kept so that the reason is kept with it. */
export function fateOf(call: Call, rules: NoticeRules, nowMs: number): NoticeFate {
  if (!rules.enabled) return 'notices-off';
  if (isDirectionOff(call, rules)) return 'direction-off';
  if (isMuted(call, rules)) return 'muted-number';
  if (quietOf(rules.doNotDisturb, nowMs) !== null) return 'do-not-disturb';
  return 'due';
}

function isDirectionOff({ direction }: Call, { directions }: NoticeRules): boolean {
  return (
    (direction === 'incoming' && !directions.incoming) || (direction === 'outgoing' && !directions.outgoing)
  );
}

function isMuted({ number }: Call, { mutedNumbers }: NoticeRules): boolean {
  const digits = number === null ? '' : lastTenOf(number);
  return digits !== '' && mutedNumbers.some((muted) => lastTenOf(muted) === digits);
}

/** Whether the operator is not to be disturbed, and until when; `untilMs` is null when a schedule says so. */
export function quietOf(
  { until, schedule }: NoticeRules['doNotDisturb'],
  nowMs: number,
): { readonly untilMs: number | null } | null {
  if (until !== null && nowMs < until) return { untilMs: until };
  return schedule.some((hours) => isWithin(hours, new Date(nowMs))) ? { untilMs: null } : null;
}

/** In the machine's own time zone: quiet hours are the operator's. */
function isWithin({ days, from, to }: NoticeRules['doNotDisturb']['schedule'][number], now: Date): boolean {
  const today = now.getDay() === 0 ? 7 : now.getDay();
  const yesterday = today === 1 ? 7 : today - 1;
  const time = `${pad(now.getHours())}:${pad(now.getMinutes())}`;
  if (from < to) return days.includes(today) && time >= from && time < to;
  return (days.includes(today) && time >= from) || (days.includes(yesterday) && time < to);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
