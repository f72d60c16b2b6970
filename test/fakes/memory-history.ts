import { firstIdAt } from '../../src/adapters/history/store/call-ids.ts';
import { filedAtMs, type Call, type CallKey } from '../../src/core/call/call.ts';
import { callToKeep } from '../../src/core/call/kept-call.ts';
import type {
  CallHistory,
  HistoryChange,
  HistoryFilter,
  KeptCall,
} from '../../src/core/ports/call-history.ts';
import { occursIn, searchTextOf, wantedOf } from '../../src/core/text/search-text.ts';
import { naiveStatistics } from './naive-statistics.ts';

export interface MemoryHistoryOptions {
  readonly keepNumbers?: () => boolean;
  readonly now?: () => number;
}

/** Keeps calls as long as the test lasts. Passes the contract suite of the real one. */
export function memoryHistory(options: MemoryHistoryOptions = {}): CallHistory {
  const { keepNumbers = () => true, now = Date.now } = options;
  const calls = new Map<string, KeptCall>();
  const ids = new Set<number>();
  /** Until when each erased call must not come back. */
  const forgotten = new Map<string, number>();
  const listeners = new Set<(change: HistoryChange) => void>();
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  return {
    amend: (key, change) =>
      inTurn(() => {
        const kept = calls.get(nameOf(key));
        const before = kept ? callOf(kept) : null;
        const wanted = change(before);
        if (wanted === null || (before === null && isForgotten(key))) return null;
        return {
          before,
          after: callOf(write(kept, { ...wanted, memberId: key.memberId, callId: key.callId })),
        };
      }),
    annotate: (id, note) =>
      inTurn(() => {
        const kept = ofId(id);
        return kept && write(kept, { ...callOf(kept), note: note?.trim() ? note : null });
      }),
    makePrivate: (id) =>
      inTurn(() => {
        const kept = ofId(id);
        return kept && write(kept, { ...callOf(kept), isPrivate: true, note: null });
      }),
    page: ({ limit, after = Infinity, ...filter }) =>
      inTurn(() => {
        if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new RangeError('limit');
        const found = matching(filter).filter(({ id }) => id < after);
        const page = found.slice(0, limit);
        return { calls: page, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
      }),
    byId: (id) => inTurn(() => ofId(id)),
    due: () =>
      inTurn(() =>
        matching({})
          .filter(({ notice }) => notice === 'due')
          .toReversed(),
      ),
    count: () => inTurn(() => calls.size),
    countUpTo: (filter, atMost) => inTurn(() => Math.min(matching(filter).length, atMost)),
    async *walk(filter) {
      const found = await inTurn(() => matching(filter));
      for (let start = 0; start < found.length; start += 500) {
        if (closed) throw new Error('The call history is closed');
        yield found.slice(start, start + 500);
      }
    },
    statistics: (query) => inTurn(() => naiveStatistics([...calls.values()], query)),
    forgetBefore: (untilMs) => inTurn(() => remove(matching({ untilMs }))),
    erase: (what) =>
      inTurn(() => {
        if (what === 'everything') return remove([...calls.values()]);
        return remove('ids' in what ? what.ids.flatMap((id) => ofId(id) ?? []) : matching(what.filter));
      }),
    onChange(listener) {
      const hear = (change: HistoryChange) => listener(change);
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    async close() {
      closed = true;
      await last;
    },
  };

  function inTurn<T>(work: () => T): Promise<T> {
    if (closed) return Promise.reject(new Error('The call history is closed'));
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  }

  function write(kept: KeptCall | undefined, wanted: Call): KeptCall {
    const allowed = callToKeep(wanted, { keepNumbers: keepNumbers() });
    const call = { ...allowed, id: kept?.id ?? freeId(filedAtMs(allowed)) };
    calls.set(nameOf(call), call);
    if (JSON.stringify(call) !== JSON.stringify(kept))
      tell({ kind: 'call', call, isNew: kept === undefined });
    return call;
  }

  function remove(gone: readonly KeptCall[]): number {
    const there = new Set(gone.filter((call) => calls.delete(nameOf(call))));
    for (const call of there)
      if (call.id >= firstIdAt(now() - monthMs)) forgotten.set(nameOf(call), now() + monthMs);
    if (there.size > 0) tell({ kind: 'many' });
    return there.size;
  }

  function isForgotten(key: CallKey): boolean {
    return (forgotten.get(nameOf(key)) ?? -Infinity) >= now();
  }

  function tell(change: HistoryChange): void {
    for (const hear of listeners) hear(change);
  }

  function matching(filter: HistoryFilter): readonly KeptCall[] {
    return [...calls.values()].filter((call) => isAskedFor(call, filter)).toSorted((a, b) => b.id - a.id);
  }

  function ofId(id: number): KeptCall | null {
    return [...calls.values()].find((call) => call.id === id) ?? null;
  }

  function freeId(ms: number): number {
    let id = firstIdAt(Number.isFinite(ms) ? Math.floor(ms) : Date.now());
    while (ids.has(id)) id++;
    ids.add(id);
    return id;
  }
}

const monthMs = 31 * 24 * 60 * 60_000;

function isAskedFor(call: KeptCall, filter: HistoryFilter): boolean {
  const { directions = [], outcomes = [], origins = [], fromMs = 0, untilMs = Infinity } = filter;
  const text = searchTextOf(call);
  return (
    (directions.length === 0 || directions.includes(call.direction)) &&
    (outcomes.length === 0 || outcomes.includes(call.outcome)) &&
    (origins.length === 0 || origins.includes(call.origin)) &&
    (filter.withNote !== true || (call.note !== null && call.note !== '')) &&
    call.id >= firstIdAt(fromMs) &&
    call.id < firstIdAt(untilMs) &&
    wantedOf(filter.text ?? '').every((wanted) => occursIn(text, wanted))
  );
}

function callOf({ id: _id, ...call }: KeptCall): Call {
  return call;
}

function nameOf({ memberId, callId }: CallKey): string {
  return JSON.stringify([memberId, callId]);
}
