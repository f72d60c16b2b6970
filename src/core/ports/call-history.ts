import type { Call, CallKey, Direction, Origin, Outcome } from '../call.ts';
import type { CallChange } from '../verdict.ts';

/**
 * The calls of this operator, searchable, kept across restarts and power cuts.
 *
 * Times are milliseconds since the Unix epoch, UTC. What `keepNumbers: false` forbids is never written.
 * Implementations: `adapters/history/sqlite-history.ts`, `test/fakes/memory-history.ts`; both pass
 * `test/contracts/call-history-contract.ts`.
 */
export interface CallHistory {
  /**
   * Reads one call, lets `change` decide, and writes what it returns, as one step: changes to the same call
   * never overlap and happen in the order of their calls. `change` is called once or, when a write failed
   * and is tried again, more often; it must be pure.
   * @param change gets the call as kept, or null; returns it as it should be, or null to leave it alone.
   * @returns once the call is safe on the medium; null when `change` returned null.
   * @throws when the medium fails (disk full, file damaged); the call is then not kept.
   */
  amend(key: CallKey, change: (current: Call | null) => Call | null): Promise<CallChange | null>;

  /** One page, newest first. @throws RangeError when `limit` is not 1 to 200. */
  page(query: HistoryQuery): Promise<HistoryPage>;

  /** How many calls are kept. */
  count(): Promise<number>;

  /** Forgets calls filed before `beforeMs`. @returns how many. Long clean-ups let others in between. */
  forgetBefore(beforeMs: number): Promise<number>;

  /** Finishes what was asked and frees the medium. Safe to call twice; everything else rejects afterwards. */
  close(): Promise<void>;
}

export interface HistoryQuery {
  /**
   * Words that must all occur in name, company, note or number. Case, ё/е and the punctuation of numbers do
   * not matter; an empty text matches everything.
   */
  readonly text?: string;
  readonly directions?: readonly Direction[];
  readonly outcomes?: readonly Outcome[];
  readonly origins?: readonly Origin[];
  /** Filed at or after. */
  readonly fromMs?: number;
  /** Filed before. */
  readonly untilMs?: number;
  /** `next` of the page before. */
  readonly after?: number;
  /** 1 to 200. */
  readonly limit: number;
}

export interface HistoryPage {
  readonly calls: readonly KeptCall[];
  /** Where the next page starts, or null when this was the last. */
  readonly next: number | null;
}

export interface KeptCall extends Call {
  /** Stable for ever; greater means newer. */
  readonly id: number;
}
