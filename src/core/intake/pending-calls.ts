import type { CallKey } from '../call/call.ts';
import type { CallEnd, CallEvent, CallInit } from './delivery.ts';

/** What is known of a call that nobody has claimed for our operator yet. */
export interface Pending {
  readonly init: CallInit | null;
  readonly end: CallEnd | null;
}

export interface PendingCalls {
  /** Keeps what INIT and END say; START says nothing worth waiting for. */
  remember(event: CallEvent, nowMs: number): void;
  recall(key: CallKey): Pending;
}

/** A queue may hold a caller for long before an operator takes him. */
const longestWaitMs = 2 * 60 * 60_000;
const mostWaiting = 5_000;

interface Entry extends Pending {
  readonly sinceMs: number;
}

const nothing: Pending = { init: null, end: null };

/**
 * The calls of the whole company pass through here and must never reach a disk (src/README.md, "From delivery to notice"):
 * memory only, at most 5,000 of them, each for two hours at most. INITs that a re-registered call leaves behind
 * (bitrix24.md 2.1) and colleagues' calls simply expire.
 */
export function createPendingCalls(): PendingCalls {
  /** In the order they were first heard of, so the oldest are at the front. */
  const entries = new Map<string, Entry>();

  return {
    remember(event, nowMs) {
      forgetOld(entries, nowMs);
      if (event.kind === 'start') return;
      const key = keyOf(event);
      const known = entries.get(key) ?? { ...nothing, sinceMs: nowMs };
      entries.set(key, event.kind === 'init' ? { ...known, init: event } : { ...known, end: event });
    },
    recall: (key) => entries.get(keyOf(key)) ?? nothing,
  };
}

/** JSON, because neither id is ours to make assumptions about. */
function keyOf({ memberId, callId }: CallKey): string {
  return JSON.stringify([memberId, callId]);
}

function forgetOld(entries: Map<string, Entry>, nowMs: number): void {
  for (const [key, { sinceMs }] of entries) {
    if (entries.size < mostWaiting && nowMs - sinceMs < longestWaitMs) return;
    entries.delete(key);
  }
}
