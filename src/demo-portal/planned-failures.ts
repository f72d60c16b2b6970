/**
 * How a call fails when a test wants it to. `error`: Bitrix24's envelope, with the status that belongs to the code
 * unless another is given, and never with Retry-After. `html-page`: what a proxy or a captive portal says. `hang`: no
 * answer. `cut`: the connection breaks, before or after the method did its work. `held`: waits, then goes on as usual.
 */
export type Failure =
  | { readonly kind: 'error'; readonly code: string; readonly status?: number; readonly description?: string }
  | { readonly kind: 'html-page'; readonly status?: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'cut'; readonly when?: 'before' | 'after' }
  | { readonly kind: 'held'; readonly until: Promise<unknown> };

export interface PlannedFailures {
  /**
   * @param method in Bitrix24's spelling, in any case; `oauth/token` and `oauth/authorize` for the OAuth server; `*`
   * for whatever comes next. @param times the next so many calls of it
   */
  plan(method: string, failure: Failure, times: number): void;
  /** Takes the first that is planned for this method. */
  take(method: string): Failure | null;
}

export function createPlannedFailures(): PlannedFailures {
  const planned: { readonly method: string; readonly failure: Failure }[] = [];
  return {
    plan(method, failure, times) {
      for (let left = times; left > 0; left--) planned.push({ method: method.toLowerCase(), failure });
    },
    take(method) {
      const index = planned.findIndex((one) => one.method === '*' || one.method === method.toLowerCase());
      const [taken] = index < 0 ? [] : planned.splice(index, 1);
      return taken?.failure ?? null;
    },
  };
}
