/** What one genuine delivery says of this machine's clock. */
export interface Heard {
  /** The machine's clock when it came, minus the portal's when the event was made: never less than the machine is ahead. */
  readonly lagMs: number;
  /** When it came, by the monotonic clock. */
  readonly atMs: number;
  /** The call, or whatever else it is about. */
  readonly about: string;
}

/** `ts` counts whole seconds, and no two deliveries take equally long (bitrix24.md 1.5). */
const jitterMs = 5_000;
/** A delivery takes no longer on an ordinary day. */
const ordinaryMs = 30_000;
/** Less than this is no fault that anybody has to hear of, and makes no call late. */
export const tolerableMs = 2 * 60_000;
const enough = 3;
/** What came from a queue comes all at once, whenever it was made; what keeps its distance was not held up. */
const apartMs = 10_000;

/**
 * How far this machine's clock is ahead of the portal's, in milliseconds (negative: behind), by the smallest lag that something
 * else bears out: an event cannot come before it was made, but it may have been held up for long, and one alone proves nothing.
 * Three that agree do, unless all of one call came at once; one does, when it agrees with what was expected; and what is ahead of
 * the machine's clock does while nothing else is known, for no delay explains it.
 * @param expected how far ahead it may well be: as it was before the clock jumped, or the last time the program ran.
 * @returns null while nothing is borne out.
 */
export function aheadOfPortal(heard: readonly Heard[], expected: readonly number[]): number | null {
  const sorted = heard.toSorted((one, other) => one.lagMs - other.lagMs);
  for (const { lagMs } of sorted) {
    if (lagMs >= 0 && lagMs <= tolerableMs) return 0;
    if (isAgreedOn(sorted.filter((other) => other.lagMs >= lagMs && other.lagMs - lagMs <= jitterMs))) {
      return lagMs;
    }
    const fitting = expected.find((aheadMs) => isOrdinary(lagMs - aheadMs));
    if (fitting !== undefined) return Math.min(lagMs, fitting);
  }
  const [first] = sorted;
  return first !== undefined && first.lagMs < 0 ? first.lagMs : null;
}

/** Whether a delivery usually takes so long, as far as clocks and whole seconds can tell. */
export function isOrdinary(delayMs: number): boolean {
  return delayMs >= -jitterMs && delayMs <= ordinaryMs;
}

function isAgreedOn(agreeing: readonly Heard[]): boolean {
  if (agreeing.length < enough) return false;
  const times = agreeing.map(({ atMs }) => atMs);
  return (
    new Set(agreeing.map(({ about }) => about)).size > 1 || Math.max(...times) - Math.min(...times) >= apartMs
  );
}
