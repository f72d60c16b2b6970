import type { Clock } from '../ports/clock.ts';

/**
 * What time it surely is: what is deleted is gone, so nothing is on the word of a clock that may have jumped. The machine's clock
 * counts where the portal's bears it out, or, while that is not known, the newest call and the last run: a day's difference is
 * nothing, more is a machine that was off for long, or a clock that is wrong, and nobody can tell which.
 */
export interface ProvenTime {
  /** The machine's clock, or what bears witness where that is earlier by more than a day. Milliseconds since the Unix epoch. */
  now(): number;
  /** Whether the machine's clock is more than a day away from what bears witness. */
  isDoubtful(): boolean;
  /** The newest call was filed then; null: there is none. */
  newestCall(atMs: number | null): void;
  /** @param portalNow the portal's clock as it or its deliveries have told since the machine's clock last jumped, else null. */
  followPortal(portalNow: () => number | null): void;
  /** Remembers for the next run that the program ran until now. */
  stamp(): void;
}

export interface ProvenTimePorts {
  readonly clock: Clock;
  /** Across runs. */
  readonly memory: { read(): string | null; keep(text: string): void };
}

const dayMs = 24 * 60 * 60_000;

export function createProvenTime({ clock, memory }: ProvenTimePorts): ProvenTime {
  let lastRunMs = timeIn(memory.read());
  /** When that was true, by the monotonic clock. */
  let sinceMs = clock.monotonic();
  let newestMs: number | null = null;
  let portalNow: () => number | null = () => null;

  return {
    now() {
      const [machineMs, witnessMs] = [clock.now(), witness()];
      return witnessMs !== null && machineMs - witnessMs > dayMs ? witnessMs : machineMs;
    },
    isDoubtful,
    newestCall(atMs) {
      newestMs = atMs;
    },
    followPortal(followed) {
      portalNow = followed;
    },
    stamp() {
      const witnessMs = witness();
      // Nothing has ever borne out this clock, and nothing is kept yet that could be lost by it.
      if (witnessMs === null) return;
      const nowMs = isDoubtful() ? witnessMs : clock.now();
      [lastRunMs, sinceMs] = [nowMs, clock.monotonic()];
      memory.keep(String(Math.round(nowMs)));
    },
  };

  function isDoubtful(): boolean {
    const witnessMs = witness();
    return witnessMs !== null && Math.abs(clock.now() - witnessMs) > dayMs;
  }

  function witness(): number | null {
    return portalNow() ?? latestOf(newestMs, ranUntil());
  }

  /** The program has run since, and time goes by whatever the clock says. */
  function ranUntil(): number | null {
    return lastRunMs === null ? null : lastRunMs + clock.monotonic() - sinceMs;
  }
}

function latestOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/** What cannot be read is as good as nothing. */
function timeIn(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
