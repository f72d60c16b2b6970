import type { Call, CallKey } from '../../../core/call/call.ts';
import type { CallHistory, KeptCall } from '../../../core/ports/call-history.ts';
import { searchTextOf } from '../../../core/text/search-text.ts';
import type { CallStore } from './call-store.ts';
import { facetOf } from './codes.ts';
import type { Changes } from './changes.ts';
import type { GroupCommit } from './group-commit.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { StatisticsCache } from '../statistics/statistics-cache.ts';

export interface AmendPorts {
  readonly store: CallStore;
  readonly index: SearchIndex;
  readonly cache: StatisticsCache;
  readonly commits: GroupCommit;
  readonly changes: Changes;
  /** Takes from a call what must not be written. */
  readonly keep: (call: Call) => Call;
  readonly onWritten: () => void;
  /** Makes sure that no byte is left of what was taken from calls. */
  readonly cleanUp: () => Promise<void>;
}

interface Written {
  readonly before: KeptCall | null;
  readonly after: KeptCall;
  readonly differs: boolean;
}

type Amended =
  | { readonly kind: 'amended'; readonly written: Written | null }
  | { readonly kind: 'threw'; readonly error: unknown };

/** @returns the port's `amend`, `annotate` and `makePrivate`: the only ways to write a call. */
export function createAmend(ports: AmendPorts): Pick<CallHistory, 'amend' | 'annotate' | 'makePrivate'> {
  const { store, index, cache, commits, changes, keep, onWritten, cleanUp } = ports;

  return {
    async amend(key, change) {
      const written = await amend(
        () => store.find(key),
        (kept) => ofKey(change(kept && withoutId(kept)), key),
      );
      if (written === null) return null;
      return { before: written.before && withoutId(written.before), after: withoutId(written.after) };
    },
    async annotate(id, note) {
      const written = await amend(
        () => store.byId(id),
        (kept) => kept && { ...withoutId(kept), note: note?.trim() ? note : null },
      );
      return written && written.after;
    },
    async makePrivate(id) {
      const written = await amend(
        () => store.byId(id),
        (kept) => kept && { ...withoutId(kept), isPrivate: true, note: null },
      );
      if (written?.differs) await cleanUp();
      return written && written.after;
    },
  };

  async function amend(
    find: () => KeptCall | null,
    change: (kept: KeptCall | null) => Call | null,
  ): Promise<Written | null> {
    const amended = await commits.run<Amended>(() => {
      const before = find();
      let wanted: Call | null;
      try {
        wanted = change(before);
      } catch (error) {
        // Nothing is written yet, so the others in the transaction need not suffer.
        return { kind: 'threw', error };
      }
      if (wanted !== null && before === null && store.isForgotten(wanted)) wanted = null;
      return { kind: 'amended', written: wanted && write(before, wanted) };
    });
    if (amended.kind === 'threw') throw amended.error;
    if (amended.written?.differs) {
      onWritten();
      changes.tell({ kind: 'call', call: amended.written.after, isNew: amended.written.before === null });
    }
    return amended.written;
  }

  function write(before: KeptCall | null, wanted: Call): Written {
    const call = keep(wanted);
    if (before === null) {
      const id = store.insert(call);
      index.put(id, call);
      cache.mark(id);
      return { before, after: { ...call, id }, differs: true };
    }
    const differs = store.update(before, call);
    if (call.isPrivate && !before.isPrivate) store.leaveWord();
    if (differs) cache.mark(before.id);
    if (differs && isFoundOtherwise(before, call)) index.put(before.id, call);
    return { before, after: { ...call, id: before.id }, differs };
  }
}

function ofKey(call: Call | null, { memberId, callId }: CallKey): Call | null {
  return call && { ...call, memberId, callId };
}

function isFoundOtherwise(before: Call, after: Call): boolean {
  if (facetOf(before) !== facetOf(after)) return true;
  const [old, young] = [searchTextOf(before), searchTextOf(after)];
  return old.digits !== young.digits || old.folded !== young.folded;
}

function withoutId({ id: _id, ...call }: KeptCall): Call {
  return call;
}
