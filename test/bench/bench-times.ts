import type { BenchRow } from './bench-row.ts';

/** @returns milliseconds of each time, one after the other. */
export async function timesOf(times: number, work: () => Promise<unknown>): Promise<readonly number[]> {
  const measured: number[] = [];
  for (let n = 0; n < times; n++) {
    const startedMs = performance.now();
    await work();
    measured.push(performance.now() - startedMs);
  }
  return measured;
}

export function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const startedMs = performance.now();
  const result = work();
  return { result, ms: performance.now() - startedMs };
}

export function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** @param target `most` is null where there is none. */
export function benchRow(
  what: string,
  value: number,
  target: { unit: string; most: number | null },
): BenchRow {
  const { unit, most } = target;
  return {
    what,
    measured: `${value.toFixed(2)} ${unit}`,
    target: most === null ? 'none' : `≤ ${most} ${unit}`,
    peer: 'none',
    met: most === null || value <= most,
  };
}
