/** Keeps count of work nobody waits for, so that a stop can. */
export function trackWork(): { start(work: Promise<unknown>): void; finished(): Promise<void> } {
  const unfinished = new Set<Promise<unknown>>();
  return {
    start(work) {
      unfinished.add(work);
      void work.finally(() => unfinished.delete(work));
    },
    async finished() {
      await Promise.allSettled(unfinished);
    },
  };
}
