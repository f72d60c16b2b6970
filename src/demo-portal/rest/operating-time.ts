/** What one method may still do for one application or webhook (bitrix24.md 8). */
export interface OperatingTime {
  /** Adds execution seconds to the minute under way, which began with the first call in it. */
  spend(key: string, seconds: number): void;
  /** Seconds used in the last ten minutes. */
  used(key: string): number;
  /** When the oldest minute of them is given back, in whole Unix seconds. */
  resetAt(key: string): number;
}

const minuteS = 60;
const minutesKept = 10;

interface Minute {
  /** Unix seconds. */
  readonly sinceS: number;
  readonly seconds: number;
}

/**
 * Ten minutes, not those of the clock: each begins with the first call in it (bitrix24.md 8).
 * @param clock milliseconds since the epoch
 */
export function createOperatingTime(clock: () => number): OperatingTime {
  const minutesOf = new Map<string, readonly Minute[]>();
  return {
    spend(key, seconds) {
      const minutes = current(key);
      const [last] = minutes.slice(-1).filter(({ sinceS }) => nowS() < sinceS + minuteS);
      const before = last === undefined ? minutes : minutes.slice(0, -1);
      const minute = { sinceS: last?.sinceS ?? nowS(), seconds: (last?.seconds ?? 0) + seconds };
      minutesOf.set(key, [...before, minute]);
    },
    used: (key) => current(key).reduce((sum, { seconds }) => sum + seconds, 0),
    resetAt: (key) => (current(key)[0]?.sinceS ?? nowS()) + minutesKept * minuteS,
  };

  function nowS(): number {
    return Math.floor(clock() / 1000);
  }

  function current(key: string): readonly Minute[] {
    return (minutesOf.get(key) ?? []).filter(({ sinceS }) => nowS() < sinceS + minutesKept * minuteS);
  }
}
