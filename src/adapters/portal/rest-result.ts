import type { Answer } from '../../core/ports/portal.ts';
import { own } from './http-exchange.ts';

/** `result`, and what lists add (facts 8). */
export interface RestResult {
  readonly result: unknown;
  readonly next: unknown;
  readonly total: unknown;
}

/** The result in an answer that is no refusal. */
export function resultOf(body: unknown): Answer<RestResult> {
  if (typeof body !== 'object' || body === null || !('result' in body)) {
    return { kind: 'failed', failure: own('not-bitrix24', 'an answer without a result') };
  }
  const { result } = body;
  return {
    kind: 'ok',
    value: { result, next: 'next' in body ? body.next : null, total: 'total' in body ? body.total : null },
  };
}

/** `time.operating_reset_at` (facts 8), in milliseconds since the Unix epoch; null when it is not told. */
export function resetAtMs(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('time' in body)) return null;
  const { time } = body;
  if (typeof time !== 'object' || time === null || !('operating_reset_at' in time)) return null;
  const seconds = Number(time.operating_reset_at);
  return seconds > 0 ? seconds * 1000 : null;
}
