export interface Turns {
  /** Settles when it is one's turn; null when too many wait already. */
  take(): Promise<void> | null;
  giveBack(): void;
}

/** First come, first served. @param atOnce how many may have their turn, @param most how many may wait for theirs. */
export function createTurns(atOnce: number, most: number): Turns {
  const waiting: (() => void)[] = [];
  let taken = 0;

  return {
    take() {
      if (taken < atOnce) {
        taken += 1;
        return Promise.resolve();
      }
      return waiting.length < most ? new Promise((go) => waiting.push(go)) : null;
    },
    giveBack() {
      const next = waiting.shift();
      if (next === undefined) taken -= 1;
      else next();
    },
  };
}
