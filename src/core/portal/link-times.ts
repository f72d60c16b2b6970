import { retryDelayMs } from '../timing/retry-delay.ts';
import type { PortalFailure, PortalFailureReason } from './portal-failure.ts';

const minuteMs = 60_000;

/**
 * A whole office shares one bucket of the portal: 2 requests a second, 50 at most (bitrix24.md 8). What nobody waits for is spread
 * so that five hundred desktops that start in the same second stay under it: seven requests each in an hour.
 */
export const linkTimes = {
  /** Calls arrive as before; this only makes sure. */
  leisurelyMs: 60 * minuteMs,
  /** Nothing arrives until it is done. Changes that come in a shower are gathered, too. */
  urgentMs: 3_000,
  /** How long a starting program waits for its address, before it looks at the portal without one. */
  addressMs: 15_000,
  roundTripMs: minuteMs,
  /** What nobody told us of, such as a row somebody removed, is noticed within a working day. */
  recheckMs: 8 * 60 * minuteMs,
  /** Somebody else has to mend it, and will not tell us. */
  patientMs: 10 * minuteMs,
} as const;

/** What may be over in a moment. The rest waits for a person. */
const passing: ReadonlySet<PortalFailureReason> = new Set<PortalFailureReason>([
  'unreachable',
  'timed-out',
  'not-bitrix24',
  'too-many-requests',
  'operation-limit',
  'portal-trouble',
  'unexpected',
]);

/** Four times as patient as the tunnel: who retries here takes from the bucket of the whole office. */
const patience = 4;

export function mayPass({ why }: PortalFailure): boolean {
  return passing.has(why);
}

/** @returns milliseconds. @param random 0 to 1. */
export function linkRetryMs(
  failure: PortalFailure,
  { attempt, random, nowMs }: { readonly attempt: number; readonly random: number; readonly nowMs: number },
): number {
  const ownMs = mayPass(failure)
    ? patience * retryDelayMs(attempt, random)
    : jittered(linkTimes.patientMs, random);
  const earliestMs = failure.retryAtMs === null ? 0 : failure.retryAtMs - nowMs;
  return Math.max(ownMs, earliestMs + linkTimes.urgentMs * random);
}

/** A quarter more or less. */
export function jittered(delayMs: number, random: number): number {
  return delayMs * (0.75 + random / 2);
}
