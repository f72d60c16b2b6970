import type { CallPage, ShownCall, WindowApi } from '../../contract/window-api.ts';
import type { HistoryFilter } from '../../core/ports/call-history.ts';
import { onReconnected } from '../app/live-value.ts';
import { placeOf, rowOf, trimmed, withCalls, type Row } from './call-rows.ts';

/** What the table shows. A new object whenever something changed. */
export interface CallListState {
  readonly rows: readonly Row[];
  /** All of the history that matches is in `rows`. */
  readonly complete: boolean;
  readonly phase: 'loading' | 'ready' | 'failed';
  /** How many match, as far as it was worth counting; null while nobody knows. */
  readonly total: { readonly count: number; readonly capped: boolean } | null;
  /** New calls held back because the reader is busy further down. */
  readonly waiting: readonly ShownCall[];
  /** The filter `rows` answer; while a newer one is on its way, still the one before. */
  readonly filter: HistoryFilter;
}

/** The calls that match, read page by page as the reader goes down; new ones come by themselves. */
export interface CallList {
  read(): CallListState;
  subscribe(listener: () => void): () => void;
  /** What was found before stays until the first page of the new search is there: nothing flickers. */
  search(filter: HistoryFilter): void;
  /** The reader sees these rows: what is missing there, or soon will be, is read. */
  reach(first: number, last: number): void;
  /** @param busy asked when a new call arrives: if so it waits, so that nothing moves under the reader's eyes. */
  watchReader(busy: () => boolean): void;
  showWaiting(): void;
  /** Reads again what is shown. */
  again(): void;
}

const firstPage = 50;
const nextPages = 200;
const readAhead = 150;
/** Who has read further than this finds himself at its end when much was deleted. */
const mostReadAgain = 2_000;

export function createCallList(api: WindowApi, filter: HistoryFilter): CallList {
  const listeners = new Set<() => void>();
  let state: CallListState = {
    rows: [],
    complete: false,
    phase: 'loading',
    total: null,
    waiting: [],
    filter,
  };
  let wanted = filter;
  let turn = 0;
  let reading = false;
  let busy = () => false;

  api.on('history.changed', (change) => {
    if (change.kind === 'many') refresh();
    else void changed(change.call);
  });
  onReconnected(api, refresh);
  refresh();

  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    search(asked) {
      if (JSON.stringify(asked) === JSON.stringify(wanted)) return;
      wanted = asked;
      start(firstPage);
    },
    reach,
    watchReader(asked) {
      busy = asked;
    },
    showWaiting,
    again: refresh,
  };

  function set(change: Partial<CallListState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  /** As much as is shown now, so that the reader stays where he is. */
  function refresh(): void {
    start(Math.min(mostReadAgain, Math.max(firstPage, state.rows.length)));
  }

  function start(atLeast: number): void {
    const mine = ++turn;
    const asked = wanted;
    reading = false;
    if (state.rows.length === 0) set({ phase: 'loading' });
    readCalls(asked, atLeast).then(
      (page) => mine === turn && begin(page, asked),
      () => mine === turn && set({ phase: 'failed' }),
    );
  }

  async function readCalls(asked: HistoryFilter, atLeast: number): Promise<CallPage> {
    const limit = Math.min(nextPages, atLeast);
    let read = await api.request('history.page', { filter: asked, after: null, limit });
    while (read.next !== null && read.calls.length < atLeast) {
      const { calls, next } = await api.request('history.page', { filter: asked, after: read.next, limit });
      read = { calls: [...read.calls, ...calls], next };
    }
    return read;
  }

  function begin({ calls, next }: CallPage, asked: HistoryFilter): void {
    const complete = next === null;
    const held = heldBack(calls, asked);
    const rows = calls.filter((call) => !held.includes(call)).map(rowOf);
    const total = complete ? { count: calls.length, capped: false } : state.total;
    set({ rows, complete, phase: 'ready', waiting: held, filter: asked, total });
    if (!complete) count(turn);
  }

  /** What is new at the top would push down what is being read; another search is read from its top. */
  function heldBack(calls: readonly ShownCall[], asked: HistoryFilter): readonly ShownCall[] {
    const top = state.rows[0]?.id ?? Infinity;
    return asked === state.filter && busy() ? calls.filter(({ id }) => id > top) : [];
  }

  /** After the first page, not beside it: the reader waits for calls, not for their number. */
  function count(mine: number): void {
    api.request('history.count', { filter: wanted }).then(
      (total) => mine === turn && set({ total }),
      () => mine === turn && set({ total: null }),
    );
  }

  function reach(first: number, last: number): void {
    if (reading || state.phase !== 'ready') return;
    const gap = state.rows.findIndex((row, index) => index >= first && index <= last && row.call === null);
    const from = gap === -1 ? state.rows.length : gap;
    if (gap === -1 && (state.complete || last + readAhead < state.rows.length)) return;
    reading = true;
    const mine = turn;
    const after = state.rows[from - 1]?.id ?? null;
    api.request('history.page', { filter: wanted, after, limit: nextPages }).then(
      (page) => mine === turn && add(page, from, { first, last }),
      () => mine === turn && (reading = false),
    );
  }

  function add({ calls, next }: CallPage, from: number, seen: { first: number; last: number }): void {
    reading = false;
    const atEnd = from === state.rows.length;
    const rows = atEnd ? [...state.rows, ...calls.map(rowOf)] : withCalls(state.rows, calls);
    set({ rows: trimmed(rows, seen.first, seen.last), ...(atEnd && { complete: next === null }) });
  }

  /** Only the history knows whether a call matches a search: the page that would begin with it tells. */
  async function changed(call: ShownCall): Promise<void> {
    if (replace(call)) return;
    const mine = turn;
    const ask = { filter: wanted, after: call.id + 1, limit: 1 };
    const found = await api.request('history.page', ask).catch(() => null);
    const match = found?.calls[0];
    if (mine !== turn || match?.id !== call.id || replace(match)) return;
    const total = state.total && { ...state.total, count: state.total.count + (state.total.capped ? 0 : 1) };
    if (busy())
      return set({
        waiting: withCalls(state.waiting.map(rowOf), [match]).flatMap(({ call }) => call ?? []),
        total,
      });
    insert([match], total);
  }

  function replace(call: ShownCall): boolean {
    const waits = state.waiting.some(({ id }) => id === call.id);
    if (waits) set({ waiting: state.waiting.map((other) => (other.id === call.id ? call : other)) });
    if (waits || !placeOf(state.rows, call.id).there) return waits;
    set({ rows: withCalls(state.rows, [call]) });
    return true;
  }

  /** What is older than all that was read comes with its page. */
  function insert(calls: readonly ShownCall[], total: CallListState['total']): void {
    const oldest = state.rows.at(-1)?.id ?? 0;
    const near = calls.filter(({ id }) => state.complete || id > oldest);
    set({ rows: withCalls(state.rows, near), waiting: [], total });
  }

  function showWaiting(): void {
    if (state.waiting.length > 0) insert(state.waiting, state.total);
  }
}
