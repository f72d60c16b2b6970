import type { Call, CallKey, Direction, Origin, Outcome } from '../call/call.ts';
import type { CallChange } from '../intake/verdict.ts';

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
   * @returns once the call is safe on the medium; null when `change` returned null, or the call was erased before.
   * @throws when the medium fails (disk full, file damaged); the call is then not kept.
   */
  amend(key: CallKey, change: (current: Call | null) => Call | null): Promise<CallChange | null>;

  /** One page, newest first. @throws RangeError when `limit` is not 1 to 200. */
  page(query: HistoryQuery): Promise<HistoryPage>;

  /** One call by its id, or null. */
  byId(id: number): Promise<KeptCall | null>;

  /** Every call whose notice is still `due`, oldest first: the program ended before it was told of. */
  due(): Promise<readonly KeptCall[]>;

  /** How many calls are kept. */
  count(): Promise<number>;

  /** How many calls match, counted no further than `atMost`: what a million calls match is not worth waiting for. */
  countUpTo(filter: HistoryFilter, atMost: number): Promise<number>;

  /** Writes the operator's note on a call; an empty one is null. @returns the call as it is now, or null when it is gone. */
  annotate(id: number, note: string | null): Promise<KeptCall | null>;

  /**
   * Takes from a call whom it was with, and its note, as thoroughly as `erase`; what is still heard of it leaves no more than
   * that it took place. @returns the call as it is now, once nothing is left of the rest, or null when it is gone.
   * @throws when the medium fails, as `erase` does.
   */
  makePrivate(id: number): Promise<KeptCall | null>;

  /**
   * Every matching call, newest first, as it was when the first page was asked for; a walk costs memory for one page and may
   * be left early. One that takes more than two minutes, or meets an erasure, goes on with the calls as they are then.
   */
  walk(filter: HistoryFilter): AsyncIterable<readonly KeptCall[]>;

  /** The pictures of a period, in numbers, as of one moment. @throws RangeError when the period is empty. */
  statistics(query: StatisticsQuery): Promise<CallStatistics>;

  /**
   * Forgets calls filed before `beforeMs`, as thoroughly as `erase`, and what was set aside as damaged and last written before
   * then. @returns how many calls.
   */
  forgetBefore(beforeMs: number): Promise<number>;

  /**
   * Forgets what matches for good: afterwards no byte of it is in the file, its log or its index, and for a month no event and
   * no statistics bring it back: `amend` leaves it alone. `everything` takes along what was set aside as damaged.
   * @returns how many, once nothing is left of them. Others are let in between; only changes wait while the file is written
   * anew, some 4 s for a million calls.
   * @throws when the medium fails: what is gone by then stays gone, and the rest of its bytes go at the next start.
   */
  erase(
    what: { readonly ids: readonly number[] } | { readonly filter: HistoryFilter } | 'everything',
  ): Promise<number>;

  /**
   * Hears of every change once it is safe on the medium. A listener must not throw.
   * @returns a function that ends it.
   */
  onChange(listener: (change: HistoryChange) => void): () => void;

  /** Finishes what was asked and frees the medium. Safe to call twice; everything else rejects afterwards. */
  close(): Promise<void>;
}

export type HistoryChange =
  /** One call is new, or is not what it was. */
  | { readonly kind: 'call'; readonly call: KeptCall; readonly isNew: boolean }
  /** So many changed, or went, that asking again is the way to know. */
  | { readonly kind: 'many' };

/** What became of the place where calls are kept, while the program ran: the operator has to know. */
export type HistoryNews =
  /** It was removed: what it held is gone, and an empty one was begun. */
  | { readonly kind: 'begun-anew' }
  /** Another one was put in its place, and is used from now on. */
  | { readonly kind: 'replaced' }
  /** What was put in its place is damaged: it was kept under this name, and an empty one was begun. */
  | { readonly kind: 'set-aside'; readonly file: string }
  /** No call can be kept; told once, until `usable`. The reason is in English, for the log and the doctor. */
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'usable' };

/** What a call must match; an empty filter matches every call. */
export interface HistoryFilter {
  /**
   * Words that must all occur in name, company, note or number. Case, ё/е and the punctuation of numbers do
   * not matter; an empty text matches everything.
   */
  readonly text?: string;
  readonly directions?: readonly Direction[];
  readonly outcomes?: readonly Outcome[];
  readonly origins?: readonly Origin[];
  /** True: only calls with a note. */
  readonly withNote?: boolean;
  /** Filed at or after. */
  readonly fromMs?: number;
  /** Filed before. */
  readonly untilMs?: number;
}

export interface HistoryQuery extends HistoryFilter {
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

/** A period, and the days it is told by. */
export interface StatisticsQuery {
  /** Filed at or after. */
  readonly fromMs: number;
  /** Filed before. */
  readonly untilMs: number;
  /**
   * Local midnights that cut the period into days, ascending, the first at or before `fromMs`, at most 400 of them; when the
   * period is longer the caller gives the beginnings of weeks or months. The caller knows the time zone and its summer time.
   */
  readonly dayStartsMs: readonly number[];
  /** For the hour and weekday of the heat map: ascending, the first at or before `fromMs`; several where clocks are changed. */
  readonly utcOffsets: readonly UtcOffset[];
}

/** What is added to UTC for local time, from a moment on. */
export interface UtcOffset {
  readonly fromMs: number;
  readonly minutes: number;
}

export interface CallStatistics {
  readonly total: number;
  /** One entry for each of `dayStartsMs` that has calls. */
  readonly days: readonly DayCount[];
  /** Calls by local weekday (1 Monday to 7 Sunday) and hour (0 to 23); cells without a call are left out. */
  readonly hours: readonly {
    readonly weekday: number;
    readonly hour: number;
    readonly calls: number;
    readonly missed: number;
  }[];
  /** Seconds our operator talked (`core/call/call-figures.ts`), incoming and outgoing. */
  readonly talkS: { readonly incoming: number; readonly outgoing: number };
  /**
   * The ten numbers with most calls, among equals the one with the newer call; numbers with the same last ten digits are one.
   * Number and name are those of the newest calls that have them.
   */
  readonly topContacts: readonly {
    readonly name: string | null;
    readonly number: string;
    readonly calls: number;
    readonly talkS: number;
  }[];
  /** Median milliseconds from INIT to START of answered incoming calls of built-in telephony; null when none has both. */
  readonly medianAnswerDelayMs: number | null;
}

export interface DayCount {
  /** One of `dayStartsMs`. */
  readonly dayStartMs: number;
  readonly direction: Direction;
  readonly outcome: Outcome;
  readonly calls: number;
}
