/** What one method may still do for one application or webhook (facts 8). */
export interface OperatingTime {
  /** Adds execution seconds to the minute under way. */
  spend(key: string, seconds: number): void;
  /** Seconds used in the last ten minutes. */
  used(key: string): number;
  /** When the oldest minute of them is given back, in whole Unix seconds. */
  resetAt(key: string): number;
}

const minuteS = 60;
const minutesKept = 10;

/** Ten buckets of a minute each. @param clock milliseconds since the epoch */
export function createOperatingTime(clock: () => number): OperatingTime {
  const minutesOf = new Map<string, Map<number, number>>();
  return {
    spend(key, seconds) {
      const minutes = current(key);
      minutes.set(thisMinute(), (minutes.get(thisMinute()) ?? 0) + seconds);
      minutesOf.set(key, minutes);
    },
    used: (key) => [...current(key).values()].reduce((sum, seconds) => sum + seconds, 0),
    resetAt: (key) => (Math.min(thisMinute(), ...current(key).keys()) + minutesKept) * minuteS,
  };

  function thisMinute(): number {
    return Math.floor(clock() / 1000 / minuteS);
  }

  function current(key: string): Map<number, number> {
    const kept = [...(minutesOf.get(key) ?? [])].filter(([minute]) => minute > thisMinute() - minutesKept);
    return new Map(kept);
  }
}
