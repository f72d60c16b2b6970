import type { SameSecret } from '../ports/same-secret.ts';
import type { Delivery } from './delivery.ts';
import type { Rejected } from './verdict.ts';

/** Whom we believe, and whose calls we keep. */
export interface Session {
  /** Null until the first genuine delivery pins it (webhook mode). */
  readonly memberId: string | null;
  /** Null while no portal is connected: then nothing is believed. */
  readonly applicationToken: string | null;
  /** The logged-in user's Bitrix24 id, or null when nobody has said who he is. */
  readonly operatorId: string | null;
}

const minuteMs = 60_000;
/**
 * Whoever holds the token can write any `ts`, so age is no proof of origin, and nobody's clock may cost a call. This far off it
 * is no call of today's: what was captured then is not worth believing. Within it, what comes again is caught by CALL_ID.
 */
const furthestMs = 24 * 60 * minuteMs;
const lateAfterMs = 2 * minuteMs;

export interface Verification {
  readonly session: Session;
  /** How old what was made then is by the best clock known, in milliseconds (`PortalClock.ageOf`). */
  readonly ageOf: (sentAtMs: number) => number;
  readonly sameSecret: SameSecret;
}

/**
 * Why a delivery is not believed, or null. Every check runs whatever the others found, so that the time
 * it takes tells a forger nothing. Source: bitrix24.md 3.1 (application_token), 3.4 (recommended checks), 1.5 (ts).
 */
export function objectionTo(
  { event, sender }: Delivery,
  { session, ageOf, sameSecret }: Verification,
): Rejected | null {
  const tokenIsRight = sameSecret(sender.applicationToken, session.applicationToken ?? '');
  const portalIsRight = sameSecret(sender.memberId, session.memberId ?? sender.memberId);
  const ageMs = event.sentAtMs === null ? 0 : ageOf(event.sentAtMs);
  if (session.applicationToken === null || !tokenIsRight) return { reason: 'wrong-token' };
  if (!portalIsRight) return { reason: 'wrong-portal', memberId: sender.memberId };
  if (Math.abs(ageMs) > furthestMs) return { reason: 'too-old', ageMs };
  return null;
}

/** Late calls go to the history but are not announced one by one. */
export function isLate(sentAtMs: number, nowMs: number): boolean {
  return nowMs - sentAtMs > lateAfterMs;
}
