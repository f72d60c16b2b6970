import type { HookCall, HookOutcome } from '../../core/ports/hook-runner.ts';

export interface HookBounds {
  readonly timeoutMs: number;
  /** Breaks it off. */
  readonly closing: AbortSignal;
}

/** What the answer says beyond its status is of no use, and may be endless: it is not read. Never rejects. */
export async function postJson(
  { url, body }: Extract<HookCall, { readonly kind: 'post' }>,
  { timeoutMs, closing }: HookBounds,
): Promise<HookOutcome> {
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'user-agent': 'Offhook' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([late, closing]),
    });
    await response.body?.cancel();
    return { kind: 'answered', status: response.status };
  } catch (error) {
    return late.aborted ? { kind: 'timed-out', output: '' } : { kind: 'failed', detail: detailOf(error) };
  }
}

/** fetch says `fetch failed`, and why one level deeper. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error
    ? cause.message || String('code' in cause ? cause.code : cause.name)
    : error.message;
}
