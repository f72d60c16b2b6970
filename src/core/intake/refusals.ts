/** What gives away that a request does not come by the way Bitrix24 has to come. */
export interface ForeignRequest {
  readonly why: 'foreign-host' | 'foreign-origin';
  /** The header that did, as it came: hostile text. */
  readonly said: string;
}

/** What was refused though it had the right token, for its time. */
export interface RefusedForTime {
  readonly why: 'another-day';
  /** When it was made, as it says. */
  readonly said: string;
}

/** What was refused under the secret path, and may have been calls. */
export interface Refusals {
  readonly why: ForeignRequest['why'] | RefusedForTime['why'];
  readonly said: string;
  /** Nothing genuine has come since. Not told by the times: a clock may have been set meanwhile. */
  readonly isLast: boolean;
  /** Since the start. */
  readonly count: number;
  /** The last one, milliseconds since the Unix epoch; the rest describes it, too. */
  readonly atMs: number;
}

const longestSaid = 200;

export function createRefusals(): {
  note(refused: ForeignRequest | RefusedForTime, nowMs: number): void;
  /** A genuine delivery came. */
  believed(): void;
  /** Null while there were none. */
  read(): Refusals | null;
} {
  let refusals: Refusals | null = null;
  return {
    note({ why, said }, nowMs) {
      const count = (refusals?.count ?? 0) + 1;
      refusals = { count, atMs: nowMs, isLast: true, why, said: said.slice(0, longestSaid) };
    },
    believed() {
      if (refusals !== null) refusals = { ...refusals, isLast: false };
    },
    read: () => refusals,
  };
}
