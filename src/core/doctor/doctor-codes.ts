import type { ProbeFailure } from '../ports/public-probe.ts';
import type { DoctorCheckName } from './doctor-check.ts';

/** Everything a check can find; each has its words, `doctor.<name>.<code>`. */
export interface DoctorCodes {
  readonly settings: 'ok' | 'wrong';
  readonly clock: 'ok' | 'heard' | 'ahead' | 'behind' | 'perhaps-ahead' | 'unknown' | 'not-asked';
  readonly 'sign-in':
    'ok' | 'operator-set' | 'signed-out' | 'failed' | 'no-token' | 'operator-unknown' | 'webhook-failed';
  readonly scopes:
    | 'ok'
    | 'missing'
    | 'no-call-events'
    | 'no-names'
    | 'unneeded'
    | 'unneeded-webhook'
    | 'failed'
    | 'not-asked';
  readonly installed: 'ok' | 'not-installed' | 'unpaid' | 'failed' | 'webhook' | 'not-asked';
  readonly listener: 'ok' | 'silent';
  readonly history: 'ok' | 'unusable' | 'withheld';
  readonly tunnel: 'ok' | 'none' | 'closed' | 'unseen' | ProbeFailure | 'not-asked';
  readonly refusals: 'ok' | 'another-day' | 'foreign-host' | 'foreign-origin';
  readonly subscriptions:
    | 'ok'
    | 'missing'
    | 'leftovers'
    | 'failed'
    | 'webhook'
    | 'heard'
    | 'moved'
    | 'sent-for-nothing'
    | 'not-asked';
  readonly 'round-trip': 'ok' | 'lost' | 'failed' | 'cancelled' | 'heard' | 'unproven' | 'not-asked';
  readonly notifier: 'ok' | 'off' | 'failed' | 'timed-out' | 'too-many';
  readonly statistics: 'ok' | 'forbidden' | 'failed' | 'not-asked';
}

/** What a check is called, and what it found. */
export type DoctorTextKey = {
  [Name in DoctorCheckName]: `doctor.${Name}.${DoctorCodes[Name] | 'title'}`;
}[DoctorCheckName];
