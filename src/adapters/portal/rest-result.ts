import type { Answer } from '../../core/ports/portal.ts';
import { own } from './http-exchange.ts';

/** `result`, and what a list adds when there is more of it (bitrix24.md 8). */
export interface RestResult {
  readonly result: unknown;
  readonly next: unknown;
}

/** The result in an answer that is no refusal. */
export function resultOf(body: unknown): Answer<RestResult> {
  if (typeof body !== 'object' || body === null || !('result' in body)) {
    return { kind: 'failed', failure: own('not-bitrix24', 'an answer without a result') };
  }
  const { result } = body;
  return { kind: 'ok', value: { result, next: 'next' in body ? body.next : null } };
}
