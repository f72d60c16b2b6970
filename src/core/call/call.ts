/** Which way a call went. `callback` and `announcement` are Bitrix24's CALL_TYPE 4 and 5 (bitrix24.md 2.6). */
export const directions = ['incoming', 'outgoing', 'callback', 'announcement', 'unknown'] as const;
export type Direction = (typeof directions)[number];

/**
 * How far a call got. `ringing` and `connected` are still open; the rest came with the END event, but for `end-unknown`: it must
 * be over by now, and no END came.
 * `elsewhere`: it rang for our operator and a colleague took it.
 */
export const outcomes = [
  'ringing',
  'connected',
  'answered',
  'elsewhere',
  'missed',
  'declined',
  'cancelled',
  'busy',
  'no-answer',
  'failed',
  'end-unknown',
] as const;
export type Outcome = (typeof outcomes)[number];

/** How we learned of a call: as it happened, more than two minutes late, or from the portal's statistics. */
export const origins = ['live', 'late', 'back-filled'] as const;
export type Origin = (typeof origins)[number];

/**
 * What became of the call's notice. `due`: it is to be told of; what the program did not get to is told of at its next start.
 * `timed-out`: the system did not say, so that nobody knows.
 */
export type NoticeFate =
  | 'due'
  | 'shown'
  | 'summed-up'
  | 'notices-off'
  | 'direction-off'
  | 'muted-number'
  | 'do-not-disturb'
  | 'failed'
  | 'timed-out'
  | 'too-many';

/** A CRM card that carries the number of a call (bitrix24.md 7.2). */
export interface CrmEntity {
  readonly kind: 'contact' | 'lead' | 'company';
  /** Decimal digits only: it becomes part of an address. */
  readonly id: string;
  /** Hostile text; empty for a card without a name. */
  readonly name: string;
}

/** Names a call for ever: a portal's CALL_ID is unique only within that portal. */
export interface CallKey {
  readonly memberId: string;
  readonly callId: string;
}

/** One call of our operator. Times are milliseconds since the Unix epoch, UTC. */
export interface Call extends CallKey {
  readonly operatorId: string;
  readonly direction: Direction;
  readonly outcome: Outcome;
  /** The client's number as Bitrix24 sent it, or null when withheld or not yet known. Hostile text. */
  readonly number: string | null;
  /** The company's own number that was called; only incoming calls of built-in telephony. */
  readonly companyNumber: string | null;
  /** ACCOUNT_SEARCH_ID or PORTAL_NUMBER, for example `reg133788`. */
  readonly line: string | null;
  /** Made by a PBX through `telephony.externalCall.*`: its START means ringing, not answered (bitrix24.md 2.3). */
  readonly viaRestApp: boolean;
  /** When INIT was raised. */
  readonly rangAtMs: number | null;
  /** When START was raised for our operator. */
  readonly startedAtMs: number | null;
  /** When END was raised. */
  readonly endedAtMs: number | null;
  /** Seconds, as the portal counted them. */
  readonly durationS: number | null;
  /** CALL_FAILED_CODE (bitrix24.md 2.7): a string such as `304`, `603-S`, `OTHER`. */
  readonly failedCode: string | null;
  readonly crmActivityId: string | null;
  /** The client's name and company once somebody looked them up. Hostile text. */
  readonly name: string | null;
  readonly company: string | null;
  /** Every card that was found for the number, the best first; empty when none was, or nobody looked. */
  readonly crm: readonly CrmEntity[];
  /** The operator made it private: whom it was with is nobody's business any more (`kept-call.ts`). */
  readonly isPrivate: boolean;
  /** The operator's own note. */
  readonly note: string | null;
  readonly origin: Origin;
  readonly notice: NoticeFate | null;
}

/** Whether somebody may be on the line. */
export function isOpen({ outcome }: Pick<Call, 'outcome'>): boolean {
  return outcome === 'ringing' || outcome === 'connected';
}

/** The moment a call is filed under: the earliest we know of it. It orders the history and never changes there. */
export function filedAtMs(call: Call): number {
  const known = [call.rangAtMs, call.startedAtMs, call.endedAtMs].filter((time) => time !== null);
  return Math.min(...known);
}

/** CALL_TYPE (bitrix24.md 2.6). 3 is an incoming call that was redirected. */
export function directionOf(callType: number | null): Direction {
  switch (callType) {
    case 1:
      return 'outgoing';
    case 2:
    case 3:
      return 'incoming';
    case 4:
      return 'callback';
    case 5:
      return 'announcement';
    case null:
    default:
      return 'unknown';
  }
}

/**
 * CALL_FAILED_CODE (bitrix24.md 2.7) in terms of what the operator did or did not get. An incoming call that nobody talked in is a
 * client who did not get through, whatever stood in his way: no money, a wrong route, a code that Bitrix24 made up since.
 * @param durationS as the portal counted them, null when it did not.
 */
export function outcomeOf(direction: Direction, failedCode: string, durationS: number | null): Outcome {
  const code = failedCode.trim().toUpperCase();
  if (code === '200') return 'answered';
  if (code === '603') return 'declined';
  if (direction === 'incoming') return gaveUp.has(code) || (durationS ?? 0) <= 0 ? 'missed' : 'failed';
  return outgoing.get(code) ?? 'failed';
}

/** A caller who gave up, or met a busy or absent operator: he may have waited, and that was counted. */
const gaveUp: ReadonlySet<string> = new Set(['304', '603-S', '486', '480']);
const outgoing: ReadonlyMap<string, Outcome> = new Map([
  ['304', 'no-answer'],
  ['603-S', 'cancelled'],
  ['486', 'busy'],
  ['480', 'no-answer'],
]);
