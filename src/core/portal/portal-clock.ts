import type { Delivery } from '../intake/delivery.ts';
import type { Clock } from '../ports/clock.ts';
import type { Portal } from '../ports/portal.ts';
import { aheadOfPortal, isOrdinary, tolerableMs, type Heard } from './delivery-clock.ts';

export interface PortalClock {
  /** The portal's clock as far as it is known, else the machine's. Milliseconds since the Unix epoch. */
  now(): number;
  /** How old something is that the portal made at `sentAtMs`, by the best clock known; negative: ahead of it. Milliseconds. */
  ageOf(sentAtMs: number): number;
  /** A genuine delivery is here: it tells the portal's clock wherever the portal cannot be asked. */
  heard(event: Delivery['event']): void;
  /** How far the portal is ahead of this machine, in milliseconds; negative: behind. Null while nobody knows. */
  offsetMs(): number | null;
  reading(): ClockReading;
  /** The portal's clock where something has told it since the machine's clock last jumped, else null. Milliseconds since the epoch. */
  provenNow(): number | null;
  /** Asks the portal once. Settles within a minute; a portal that does not answer changes nothing. */
  measure(): Promise<void>;
}

/** What is known of this machine's clock, compared with the portal's. */
export interface ClockReading {
  /** How far it is ahead, in milliseconds; negative: behind. Null while nothing has told. */
  readonly aheadMs: number | null;
  /**
   * How far it is ahead unless the only deliveries so far were held up on their way; null when that is not the question.
   */
  readonly perhapsAheadMs: number | null;
}

/** `server.time` counts whole seconds and travels for a while; the median of some is closer, and one odd one does no harm. */
const asked = 5;
/** So many deliveries are remembered: clocks drift. */
const remembered = 30;
/** More than clocks drift or are corrected by: somebody has set the machine's clock, or it slept. */
const jumpMs = 30_000;
/** A portal that cannot be asked must not be asked with every delivery. */
const askAgainMs = 60_000;
/** Jumps upon jumps leave ever more that may be. */
const mostExpected = 8;

/**
 * Deliveries are judged by when they left the portal (bitrix24.md 1.5), so the portal's clock decides, not this machine's: as REST
 * tells it, else as genuine deliveries do, else as it was before the machine's clock jumped.
 * @param expectedAheadMs how far the machine was ahead the last time the program ran; null when that is not known.
 */
export function createPortalClock(
  portal: () => Pick<Portal, 'serverTimeMs'>,
  clock: Clock,
  expectedAheadMs: number | null = null,
): PortalClock {
  let offsets: readonly number[] = [];
  let heard: ReadonlyMap<string, Heard> = new Map();
  let expected: readonly number[] = expectedAheadMs === null ? [] : [expectedAheadMs];
  /** What is taken for true after a jump, until something tells. */
  let assumedMs: number | null = null;
  /** Wall clock minus monotonic clock: changes only when the wall clock is set, or the machine sleeps. */
  let skewMs = skew();
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let hasAsked = false;

  return {
    now: () => clock.now() - (known() ?? 0),
    ageOf(sentAtMs) {
      const lagMs = clock.now() - sentAtMs;
      const aheadMs = known() ?? 0;
      const fitting = offsets.length > 0 ? undefined : expected.find((other) => isOrdinary(lagMs - other));
      return lagMs - (fitting ?? aheadMs);
    },
    heard(event) {
      if (event.sentAtMs === null) return;
      followJump();
      const about = 'callId' in event ? event.callId : event.kind;
      const key = JSON.stringify([event.kind, about, event.sentAtMs]);
      // What comes again, by whoever's doing, says nothing new.
      if (heard.has(key)) return;
      const lagMs = clock.now() - event.sentAtMs;
      heard = new Map(
        [...heard, [key, { lagMs, atMs: clock.monotonic(), about }] as const].slice(-remembered),
      );
    },
    offsetMs() {
      const aheadMs = known();
      return aheadMs === null ? null : 0 - aheadMs;
    },
    reading() {
      const aheadMs = known();
      return { aheadMs, perhapsAheadMs: aheadMs === null ? smallestLag() : null };
    },
    provenNow() {
      followJump();
      const aheadMs = told();
      return aheadMs === null ? null : clock.now() - aheadMs;
    },
    measure,
  };

  async function measure(): Promise<void> {
    askedAtMs = clock.monotonic();
    const answer = await portal().serverTimeMs();
    if (answer.kind === 'failed') return;
    followJump();
    hasAsked = true;
    offsets = [...offsets, answer.value - clock.now()].slice(-asked);
  }

  function known(): number | null {
    followJump();
    const isOutdated = hasAsked && offsets.length === 0;
    if (isOutdated && clock.monotonic() - askedAtMs > askAgainMs) void measure();
    return told() ?? assumedMs;
  }

  function told(): number | null {
    if (offsets.length > 0) return 0 - medianOf(offsets);
    return aheadOfPortal([...heard.values()], expected);
  }

  /** Null, too, while it is none that anybody has to worry about. */
  function smallestLag(): number | null {
    return heard.size === 0 ? null : Math.min(...[...heard.values()].map(({ lagMs }) => lagMs));
  }

  function skew(): number {
    return clock.now() - clock.monotonic();
  }

  /**
   * A clock that went back was set. One that went forward was set, or the machine slept: then it is as far ahead as before. Which
   * of both shows with the next delivery; until then it slept, unless the jump has just put right what was wrong.
   */
  function followJump(): void {
    const byMs = skew() - skewMs;
    skewMs += byMs;
    if (Math.abs(byMs) <= jumpMs) return;
    const beforeMs = told() ?? assumedMs;
    const maybe = beforeMs === null ? [0, ...expected] : [beforeMs, ...expected];
    expected = maybe.flatMap((aheadMs) => (byMs > 0 ? [aheadMs, aheadMs + byMs] : [aheadMs + byMs]));
    expected = [...new Set(expected)].slice(0, mostExpected);
    assumedMs = beforeMs === null ? null : afterJump(beforeMs, byMs);
    offsets = [];
    heard = new Map();
  }
}

function afterJump(beforeMs: number, byMs: number): number {
  const setMs = beforeMs + byMs;
  const isPutRight = Math.abs(setMs) <= tolerableMs && Math.abs(beforeMs) > tolerableMs;
  return byMs < 0 || isPutRight ? setMs : beforeMs;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return Number(sorted[Math.floor(sorted.length / 2)]);
}
