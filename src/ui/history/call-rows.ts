import type { ShownCall } from '../../contract/window-api.ts';

/** One place of the list. `call` is null where it was read before, is far from what is shown, and was let go. */
export interface Row {
  readonly id: number;
  readonly atMs: number;
  readonly call: ShownCall | null;
}

/** So many calls are held around what is shown; the rest are numbers. */
const heldAround = 1_500;

export function rowOf(call: ShownCall): Row {
  return { id: call.id, atMs: shownAtMs(call), call };
}

/** The moment a call is listed under: the earliest that is known of it. */
export function shownAtMs({ rangAtMs, startedAtMs, endedAtMs }: ShownCall): number {
  const known = [rangAtMs, startedAtMs, endedAtMs].filter((time) => time !== null);
  return known.length === 0 ? 0 : Math.min(...known);
}

/** Where a call is, or would be: rows go from the newest id to the oldest. */
export function placeOf(
  rows: readonly Row[],
  id: number,
): { readonly index: number; readonly there: boolean } {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.id ?? 0) > id) low = middle + 1;
    else high = middle;
  }
  return { index: low, there: rows[low]?.id === id };
}

/** Puts calls where they belong; a call that is there already is replaced. */
export function withCalls(rows: readonly Row[], calls: readonly ShownCall[]): readonly Row[] {
  const merged = [...rows];
  for (const call of calls) {
    const { index, there } = placeOf(merged, call.id);
    merged.splice(index, there ? 1 : 0, rowOf(call));
  }
  return merged;
}

/** Lets go of calls far from what is shown, so that a million of them cost numbers, not calls. */
export function trimmed(rows: readonly Row[], first: number, last: number): readonly Row[] {
  if (rows.length < 4 * heldAround) return rows;
  const far = (index: number) => index < first - heldAround || index > last + heldAround;
  return rows.map((row, index) => (row.call !== null && far(index) ? { ...row, call: null } : row));
}
