import { firstIdAt } from '../../src/adapters/history/call-ids.ts';
import { occursIn, searchTextOf, wantedOf } from '../../src/adapters/history/search-text.ts';
import { filedAtMs, type Call, type CallKey } from '../../src/core/call.ts';
import type { CallHistory, HistoryQuery, KeptCall } from '../../src/core/ports/call-history.ts';

export interface MemoryHistoryOptions {
  readonly keepNumbers?: () => boolean;
}

/** Keeps calls as long as the test lasts. Passes the contract suite of the real one. */
export function memoryHistory({ keepNumbers = () => true }: MemoryHistoryOptions = {}): CallHistory {
  const calls = new Map<string, KeptCall>();
  const ids = new Set<number>();
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  return {
    amend: (key, change) =>
      inTurn(() => {
        const kept = calls.get(nameOf(key));
        const before = kept ? callOf(kept) : null;
        const wanted = change(before);
        if (wanted === null) return null;
        const after = {
          ...wanted,
          ...(keepNumbers() ? {} : { number: null, companyNumber: null }),
          memberId: key.memberId,
          callId: key.callId,
        };
        calls.set(nameOf(key), { ...after, id: kept?.id ?? freeId(filedAtMs(after)) });
        return { before, after };
      }),
    page: (query) =>
      inTurn(() => {
        if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > 200)
          throw new RangeError('limit');
        const found = [...calls.values()]
          .filter((call) => isAskedFor(call, query))
          .toSorted((a, b) => b.id - a.id);
        const page = found.slice(0, query.limit);
        return { calls: page, next: found.length > query.limit ? (page.at(-1)?.id ?? null) : null };
      }),
    count: () => inTurn(() => calls.size),
    forgetBefore: (beforeMs) =>
      inTurn(() => {
        const old = [...calls].filter(([, { id }]) => id < firstIdAt(beforeMs));
        for (const [name] of old) calls.delete(name);
        return old.length;
      }),
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

  function freeId(ms: number): number {
    let id = firstIdAt(Number.isFinite(ms) ? Math.floor(ms) : Date.now());
    while (ids.has(id)) id++;
    ids.add(id);
    return id;
  }
}

function isAskedFor(call: KeptCall, query: HistoryQuery): boolean {
  const {
    directions = [],
    outcomes = [],
    origins = [],
    fromMs = 0,
    untilMs = Infinity,
    after = Infinity,
  } = query;
  const text = searchTextOf(call);
  return (
    (directions.length === 0 || directions.includes(call.direction)) &&
    (outcomes.length === 0 || outcomes.includes(call.outcome)) &&
    (origins.length === 0 || origins.includes(call.origin)) &&
    call.id >= firstIdAt(fromMs) &&
    call.id < firstIdAt(untilMs) &&
    call.id < after &&
    wantedOf(query.text ?? '').every((wanted) => occursIn(text, wanted))
  );
}

function callOf({ id: _id, ...call }: KeptCall): Call {
  return call;
}

function nameOf({ memberId, callId }: CallKey): string {
  return JSON.stringify([memberId, callId]);
}
