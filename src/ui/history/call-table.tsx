import { useEffect, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject } from 'react';
import type { ShownCall } from '../../contract/window-api.ts';
import { useFormats, useText, useWindow } from '../app/window-context.ts';
import type { CallListState } from './call-list.ts';
import { placeOf } from './call-rows.ts';
import { ColumnHeads } from './column-heads.tsx';
import type { Point } from './open-dialog.ts';
import { listActionOf, type ListAction } from './list-keys.ts';
import { NewCallsPill } from './new-calls-pill.tsx';
import { PlacedRow } from './placed-row.tsx';
import { soughtIn } from './marks.ts';
import { useMemo } from 'react';
import { useCallScroll } from './use-call-scroll.ts';
import './call-table.css';

interface CallTableProps {
  readonly list: CallListState;
  readonly chosenId: number | null;
  readonly grid: RefObject<HTMLDivElement | null>;
  /** Another call is the chosen one. */
  readonly onChoose: (call: ShownCall) => void;
  /** A key or the right button asks for something to be done with a call; `call` is null where none is chosen. */
  readonly onAction: (action: Exclude<ListAction, object>, on: { call: ShownCall | null; at: Point }) => void;
  /** A call is wanted in full: a click. */
  readonly onOpen: (call: ShownCall) => void;
}

/** The calls, as many as there are; only those on screen are drawn. One tab stop, arrows inside. */
export function CallTable({ list, chosenId, grid, onChoose, onAction, onOpen }: CallTableProps): ReactNode {
  const text = useText();
  const formats = useFormats();
  const scroll = useCallScroll(list, grid);
  const sought = useMemo(() => soughtIn(list.filter.text ?? ''), [list.filter.text]);
  const { index: chosenIndex, there } = placeOf(list.rows, chosenId ?? Infinity);
  useLiveReading(grid);

  function move(by: number): void {
    // A call that is gone leaves its place to start from.
    const from = there || by < 0 ? chosenIndex : chosenIndex - 1;
    const index = Math.min(Math.max(from + by, 0), list.rows.length - 1);
    const call = list.rows[index]?.call;
    if (call) onChoose(call);
    scroll.show(index);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const action = listActionOf(event, scroll.pageSize());
    if (action === null) return;
    // The letter that begins a search belongs into the search field, which has the focus by then.
    if (action !== 'search') event.preventDefault();
    if (typeof action === 'object') return move(action.moveBy);
    const row = document.querySelector(`#call-${chosenId ?? 0}`)?.getBoundingClientRect();
    const call = there ? (list.rows[chosenIndex]?.call ?? null) : null;
    onAction(action, { call, at: { x: (row?.left ?? 0) + 48, y: row?.bottom ?? 0 } });
  }

  function callUnder({ target }: MouseEvent): ShownCall | null {
    const id = target instanceof Element ? target.closest('[role=row]')?.id.replace('call-', '') : undefined;
    const { index, there } = placeOf(list.rows, Number(id));
    return there ? (list.rows[index]?.call ?? null) : null;
  }

  return (
    <div className="call-table">
      <div
        ref={grid}
        role="grid"
        className="call-grid"
        tabIndex={0}
        aria-label={text('history.title')}
        aria-rowcount={list.complete ? list.rows.length + 1 : -1}
        aria-activedescendant={there ? `call-${chosenId}` : undefined}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const call = callUnder(event);
          if (call) onOpen(call);
        }}
        onContextMenu={(event) => {
          const call = callUnder(event);
          if (!call) return;
          event.preventDefault();
          onChoose(call);
          onAction('menu', { call, at: { x: event.clientX, y: event.clientY } });
        }}
      >
        <ColumnHeads day={scroll.topDay} />
        <div role="presentation" className="call-rows" style={{ height: scroll.height }}>
          {scroll.items.map(({ index, start, size }) => (
            <PlacedRow
              key={list.rows[index]?.id ?? 'more'}
              row={list.rows[index]}
              index={index}
              start={start}
              size={size}
              day={scroll.dayAt(index)}
              chosen={list.rows[index]?.id === chosenId}
              sought={sought}
              text={text}
              formats={formats}
            />
          ))}
        </div>
      </div>
      <NewCallsPill count={list.waiting.length} onShow={() => grid.current?.scrollTo({ top: 0 })} />
    </div>
  );
}

/** New calls wait while somebody reads: further down, or with the keyboard in the list. */
function useLiveReading(grid: RefObject<HTMLDivElement | null>): void {
  const { calls } = useWindow();
  useEffect(() => {
    const list = grid.current;
    if (!list) return;
    const busy = () => list.scrollTop > 8 || (document.activeElement === list && document.hasFocus());
    const settle = () => {
      if (!busy()) calls.showWaiting();
    };
    calls.watchReader(busy);
    list.addEventListener('blur', settle);
    window.addEventListener('blur', settle);
    return () => {
      calls.watchReader(() => false);
      list.removeEventListener('blur', settle);
      window.removeEventListener('blur', settle);
    };
  }, [calls, grid]);
}
