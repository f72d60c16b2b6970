import type { Clock } from '../ports/clock.ts';
import type { Portal } from '../ports/portal.ts';

export interface PortalClock {
  /** The portal's clock as far as it is known, else the machine's. Milliseconds since the Unix epoch. */
  now(): number;
  /** How far the portal is ahead of this machine, in milliseconds; negative: behind. Null while nobody knows. */
  offsetMs(): number | null;
  /** Asks the portal once. Settles within a minute; a portal that does not answer changes nothing. */
  measure(): Promise<void>;
}

/** `server.time` counts whole seconds and travels for a while; the median of some is closer, and one odd one does no harm. */
const remembered = 5;
/** More than clocks drift or are corrected by: somebody has set the machine's clock, or it slept. */
const jumpMs = 30_000;
/** A portal that cannot be asked must not be asked with every delivery. */
const askAgainMs = 60_000;

interface Sample {
  readonly offsetMs: number;
  /** Wall clock minus monotonic clock: changes only when the wall clock is set, or the machine sleeps. */
  readonly skewMs: number;
}

/** Deliveries are judged by when they left the portal (facts 1.5), so the portal's clock decides, not this machine's. */
export function createPortalClock(portal: () => Pick<Portal, 'serverTimeMs'>, clock: Clock): PortalClock {
  let samples: readonly Sample[] = [];
  let askedAtMs = Number.NEGATIVE_INFINITY;

  return {
    now() {
      const newest = samples.at(-1);
      const isOutdated = newest !== undefined && isJump(newest.skewMs, skewMs());
      if (isOutdated && clock.monotonic() - askedAtMs > askAgainMs) void measure();
      return clock.now() + (offsetMs() ?? 0);
    },
    offsetMs,
    measure,
  };

  async function measure(): Promise<void> {
    askedAtMs = clock.monotonic();
    const answer = await portal().serverTimeMs();
    if (answer.kind === 'failed') return;
    const sample = { offsetMs: answer.value - clock.now(), skewMs: skewMs() };
    const comparable = samples.filter((other) => !isJump(other.skewMs, sample.skewMs));
    samples = [...comparable, sample].slice(-remembered);
  }

  function offsetMs(): number | null {
    const sorted = samples.map((sample) => sample.offsetMs).toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }

  function skewMs(): number {
    return clock.now() - clock.monotonic();
  }
}

function isJump(one: number, other: number): boolean {
  return Math.abs(one - other) > jumpMs;
}
