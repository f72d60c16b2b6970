/**
 * The limit on the number of requests (bitrix24.md 8): each adds one to the bucket of its source address, which drains
 * steadily; what comes when it is full is refused, and adds nothing (inferred). Enterprise portals allow
 * more, which is not played.
 */
export interface LeakyBucket {
  /** @returns false when it is full. */
  add(address: string): boolean;
}

export interface BucketSize {
  readonly perSecond: number;
  readonly burst: number;
}

export function createLeakyBucket(clock: () => number, size: () => BucketSize): LeakyBucket {
  const levels = new Map<string, { readonly level: number; readonly atMs: number }>();
  return {
    add(address) {
      const { perSecond, burst } = size();
      const nowMs = clock();
      const before = levels.get(address) ?? { level: 0, atMs: nowMs };
      const drained = (Math.max(0, nowMs - before.atMs) / 1000) * perSecond;
      const level = Math.max(0, before.level - drained);
      const fits = level + 1 <= burst;
      levels.set(address, { level: fits ? level + 1 : level, atMs: nowMs });
      return fits;
    },
  };
}
