import type { Call } from '../../core/call.ts';
import type { CallHistory, KeptCall } from '../../core/ports/call-history.ts';
import type { CallChange } from '../../core/verdict.ts';
import type { CallStore } from './call-store.ts';
import { facetOf } from './codes.ts';
import type { GroupCommit } from './group-commit.ts';
import { searchTextOf } from './search-text.ts';
import type { SearchIndex } from './search-index.ts';

export interface AmendPorts {
  readonly store: CallStore;
  readonly index: SearchIndex;
  readonly commits: GroupCommit;
  /** Takes from a call what must not be written. */
  readonly keep: (call: Call) => Call;
  readonly onWritten: () => void;
}

type Amended =
  | { readonly kind: 'amended'; readonly change: CallChange | null }
  | { readonly kind: 'threw'; readonly error: unknown };

/** @returns the port's `amend`. */
export function createAmend({ store, index, commits, keep, onWritten }: AmendPorts): CallHistory['amend'] {
  return async (key, change) => {
    const amended = await commits.run<Amended>(() => {
      const kept = store.find(key);
      const before = kept && withoutId(kept);
      let wanted: Call | null;
      try {
        wanted = change(before);
      } catch (error) {
        // Nothing is written yet, so the others in the transaction need not suffer.
        return { kind: 'threw', error };
      }
      if (wanted === null) return { kind: 'amended', change: null };
      const after = { ...keep(wanted), memberId: key.memberId, callId: key.callId };
      write(kept, after);
      return { kind: 'amended', change: { before, after } };
    });
    if (amended.kind === 'threw') throw amended.error;
    if (amended.change) onWritten();
    return amended.change;
  };

  function write(kept: KeptCall | null, after: Call): void {
    if (kept === null) index.mark(store.insert(after));
    else if (store.update(kept, after) && isFoundOtherwise(kept, after)) index.mark(kept.id);
  }
}

function isFoundOtherwise(before: Call, after: Call): boolean {
  if (facetOf(before) !== facetOf(after)) return true;
  const [old, young] = [searchTextOf(before), searchTextOf(after)];
  return old.digits !== young.digits || old.folded !== young.folded;
}

function withoutId({ id: _id, ...call }: KeptCall): Call {
  return call;
}
