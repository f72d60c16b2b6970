/** Which id the server gave to the latest notice of a key. Remembers the newest ones only. */
export interface ShownIds {
  /**
   * Notices of one key go one after the other: `show` is told the id of the one before, 0 when there is none.
   * Throws what `show` throws.
   */
  inTurn(key: string, show: (replaces: number) => Promise<number>): Promise<void>;
}

const mostKeys = 200;

export function createShownIds(): ShownIds {
  const ids = new Map<string, Promise<number>>();
  return {
    async inTurn(key, show) {
      const before = ids.get(key) ?? Promise.resolve(0);
      const shown = before.then(show);
      ids.delete(key);
      ids.set(
        key,
        shown.catch(() => before),
      );
      const [oldest] = ids.keys();
      if (ids.size > mostKeys && oldest !== undefined) ids.delete(oldest);
      await shown;
    },
  };
}
