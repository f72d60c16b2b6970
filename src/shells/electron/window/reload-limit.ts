const atMost = 3;
const withinMs = 60_000;

/** Whether a page that crashed may be loaded again: at most three times a minute. */
export function createReloadLimit(nowMs: () => number): () => boolean {
  let crashes: readonly number[] = [];
  return () => {
    const now = nowMs();
    crashes = [...crashes.filter((at) => now - at < withinMs), now];
    return crashes.length <= atMost;
  };
}
