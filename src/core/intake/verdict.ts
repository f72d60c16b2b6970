import type { Call } from '../call/call.ts';

/**
 * What became of one delivery. The listener turns it into an HTTP status, the log into a line, the
 * tests into an assertion; nothing else is derived from it. It carries no secret.
 */
export type Verdict =
  | { readonly kind: 'accepted'; readonly change: CallChange }
  | { readonly kind: 'ignored'; readonly reason: Ignored }
  | { readonly kind: 'rejected'; readonly why: Rejected }
  /** The call could not be written. Nothing is claimed to be kept, and Bitrix24 will not send it again. */
  | { readonly kind: 'unstored'; readonly change: CallChange | null };

/** A call of ours before and after an event; afterwards with the number, whether or not numbers are kept. */
export interface CallChange {
  /** Null when the event made the call known. */
  readonly before: Call | null;
  readonly after: Call;
}

/** Genuine, but nothing of ours to keep. */
export type Ignored =
  | 'waiting-for-start'
  | 'someone-elses-call'
  | 'already-recorded'
  /** The operator has deleted the call. */
  | 'erased'
  | 'event-not-needed'
  | 'operator-unknown'
  /** About the application itself: nothing to keep, but the portal link has been told. */
  | 'about-the-application';

/** Not to be believed; or, when it is `incomplete`, genuine and of no use. */
export type Rejected =
  | { readonly reason: 'malformed'; readonly problems: readonly string[] }
  | { readonly reason: 'incomplete'; readonly event: string; readonly problems: readonly string[] }
  | { readonly reason: 'wrong-token' }
  | { readonly reason: 'wrong-portal'; readonly memberId: string }
  | { readonly reason: 'too-old'; readonly ageMs: number };
