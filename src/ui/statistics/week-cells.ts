import type { CallStatistics } from '../../core/ports/call-history.ts';

/** One hour of the week. */
export type Cell = CallStatistics['hours'][number];

/** 1 Monday to 7 Sunday. */
export const weekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);

/** Undefined where nobody called. */
export function cellAt(cells: readonly Cell[], weekday: number, hour: number): Cell | undefined {
  return cells.find((cell) => cell.weekday === weekday && cell.hour === hour);
}
