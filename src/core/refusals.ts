/** What gives away that a request does not come by the way Bitrix24 has to come. */
export interface ForeignRequest {
  readonly why: 'foreign-host' | 'foreign-origin';
  /** The header that did, as it came: hostile text. */
  readonly said: string;
}

/** What was refused under the secret path before it was read: it may have been calls. */
export interface Refusals extends ForeignRequest {
  /** Since the start. */
  readonly count: number;
  /** The last one, milliseconds since the Unix epoch; the rest describes it, too. */
  readonly atMs: number;
}

const longestSaid = 200;

export function createRefusals(): {
  note(foreign: ForeignRequest, nowMs: number): void;
  /** Null while there were none. */
  read(): Refusals | null;
} {
  let refusals: Refusals | null = null;
  return {
    note({ why, said }, nowMs) {
      refusals = { count: (refusals?.count ?? 0) + 1, atMs: nowMs, why, said: said.slice(0, longestSaid) };
    },
    read: () => refusals,
  };
}
