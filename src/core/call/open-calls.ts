import type { CallHistory } from '../ports/call-history.ts';
import type { Clock } from '../ports/clock.ts';

/** A call that is still open after so long was ended without our hearing of it: an update need not wait for it. */
const longestCallMs = 2 * 60 * 60_000;

/** Whether somebody is on the line at the moment, as far as was heard since now. */
export function followOpenCalls(
  history: Pick<CallHistory, 'onChange'>,
  clock: Clock,
): { readonly isOnCall: () => boolean; readonly close: () => void } {
  const open = new Map<number, number>();
  const close = history.onChange((change) => {
    if (change.kind === 'many') return open.clear();
    const { id, outcome, startedAtMs } = change.call;
    if (outcome === 'ringing' || outcome === 'connected') open.set(id, startedAtMs ?? clock.now());
    else open.delete(id);
  });
  return {
    isOnCall: () => [...open.values()].some((sinceMs) => clock.now() - sinceMs < longestCallMs),
    close,
  };
}
