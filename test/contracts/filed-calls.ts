import type { Call } from '../../src/core/call/call.ts';
import type { CallHistory, HistoryPage, HistoryQuery } from '../../src/core/ports/call-history.ts';
import { callOf } from '../core/call/calls.ts';

export const baseMs = Date.UTC(2026, 2, 11, 14, 0, 0);

/** A call filed `seconds` after `baseMs`. */
export function filedCall(callId: string, seconds: number, changes: Partial<Call> = {}): Call {
  const startedAtMs = baseMs + seconds * 1000;
  return callOf({ callId, rangAtMs: null, startedAtMs, endedAtMs: null, ...changes });
}

export async function keep(history: CallHistory, ...calls: readonly Call[]): Promise<void> {
  await Promise.all(calls.map((call) => history.amend(call, () => call)));
}

export function idsIn({ calls }: HistoryPage): readonly string[] {
  return calls.map(({ callId }) => callId);
}

export async function idsFound(
  history: CallHistory,
  query: Partial<HistoryQuery> = {},
): Promise<readonly string[]> {
  return idsIn(await history.page({ limit: 200, ...query }));
}
