import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, type RefObject } from 'react';
import { useLayout } from '../app/use-media.ts';
import { useNow } from '../app/use-now.ts';
import { useFormats, useWindow } from '../app/window-context.ts';
import { startOfDay } from '../words/formats.ts';
import type { CallListState } from './call-list.ts';
import type { Row } from './call-rows.ts';

export interface CallScroll {
  /** What is on screen, and a little around it; positions are within the rows. */
  readonly items: readonly VirtualItem[];
  readonly height: number;
  /** The day of the topmost row. */
  readonly topDay: string;
  /** The day that begins with this row, or null. */
  dayAt(index: number): string | null;
  /** Brings a row into sight. */
  show(index: number): void;
  /** Rows on a page. */
  pageSize(): number;
}

/** In rem: they grow with the reader's font. `call-table.css` has the same. */
const sizes = {
  wide: { heads: 2, row: 2.5 },
  medium: { heads: 0, row: 3.5 },
  narrow: { heads: 0, row: 3.5 },
};
const dayRem = 1.75;

/** Which rows are on screen, and how far the list is scrolled. */
export function useCallScroll(list: CallListState, grid: RefObject<HTMLDivElement | null>): CallScroll {
  const { calls } = useWindow();
  const formats = useFormats();
  const nowMs = useNow(60_000);
  const layout = useLayout();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { rows } = list;
  const row = sizes[layout].row * rem;
  const heads = sizes[layout].heads * rem;
  const day = dayRem * rem;

  const virtualizer = useVirtualizer({
    count: rows.length + (list.complete ? 0 : 1),
    getScrollElement: () => grid.current,
    estimateSize: useCallback((index: number) => row + (startsDay(rows, index) ? day : 0), [rows, row, day]),
    getItemKey: useCallback((index: number) => rows[index]?.id ?? 'more', [rows]),
    scrollMargin: heads,
    scrollPaddingStart: heads + day,
    overscan: 8,
    useFlushSync: false,
  });
  // Sizes are known, not measured: only another layout changes them.
  useEffect(() => virtualizer.measure(), [virtualizer, row, heads]);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => calls.reach(first, last), [calls, first, last, list]);

  const top = (virtualizer.scrollOffset ?? 0) + heads + day;
  const topRow = rows[items.find(({ end }) => end > top)?.index ?? first];
  return {
    items: items.map((item) => ({ ...item, start: item.start - heads })),
    height: virtualizer.getTotalSize(),
    topDay: topRow ? formats.day(topRow.atMs, nowMs) : '',
    dayAt: (index) => (startsDay(rows, index) ? formats.day(rows[index]?.atMs ?? 0, nowMs) : null),
    show: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    pageSize: () => Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / row) - 2),
  };
}

function startsDay(rows: readonly Row[], index: number): boolean {
  const row = rows[index];
  const before = rows[index - 1];
  if (!row) return false;
  return !before || startOfDay(before.atMs) !== startOfDay(row.atMs);
}
