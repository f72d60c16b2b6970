import type { Call } from './call.ts';
import { lastTenOf } from '../text/phone-digits.ts';

/** What the statistics take from a single call. */
type Counted = Pick<
  Call,
  'direction' | 'outcome' | 'durationS' | 'rangAtMs' | 'startedAtMs' | 'viaRestApp' | 'number'
>;

/** Nobody talks longer, nor lets it ring: a number beyond is a mistake, and must not drown the others. */
const longestS = 86_400;

/** Whole seconds our operator talked, a day at most: what a colleague took, or nobody did, is none of it. */
export function talkSOf({ outcome, durationS }: Pick<Counted, 'outcome' | 'durationS'>): number {
  return outcome === 'answered' && durationS !== null ? bounded(Math.round(durationS), longestS) : 0;
}

/** Whose talk it is: everything but an incoming call is dialled from our side. */
export function talkSideOf({ direction }: Pick<Counted, 'direction'>): 'incoming' | 'outgoing' | null {
  if (direction === 'unknown') return null;
  return direction === 'incoming' ? 'incoming' : 'outgoing';
}

/** Milliseconds it rang, for an answered incoming call of built-in telephony: elsewhere START is no answer (bitrix24.md 2.3). */
export function answerDelayMsOf(call: Omit<Counted, 'durationS' | 'number'>): number | null {
  if (call.direction !== 'incoming' || call.outcome !== 'answered' || call.viaRestApp) return null;
  if (call.rangAtMs === null || call.startedAtMs === null) return null;
  return bounded(call.startedAtMs - call.rangAtMs, longestS * 1000);
}

function bounded(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

/** Calls with the same one are calls with the same person, however the number was written; null when withheld. */
export function contactOf({ number }: Pick<Counted, 'number'>): string | null {
  const digits = lastTenOf(number ?? '');
  return digits === '' ? null : digits;
}
