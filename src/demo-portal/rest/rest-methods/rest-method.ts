import type { RestError } from '../error-envelope.ts';
import { restError } from '../error-envelope.ts';
import type { RestParams } from '../rest-params.ts';
import type { PortalUser } from '../../company/users.ts';

/** On whose behalf a method runs: an application with a user's token, or the incoming webhook of a user. */
export interface Caller {
  readonly via: 'application' | 'webhook';
  readonly user: PortalUser;
  /** Besides basic. */
  readonly scopes: readonly string[];
}

export type RestAnswer =
  | { readonly kind: 'result'; readonly result: unknown; readonly total?: number; readonly next?: number }
  | { readonly kind: 'error'; readonly error: RestError };

export interface RestMethod {
  /** One of these must have been granted; none for the basic ones. */
  readonly scopes: readonly string[];
  run(params: RestParams, caller: Caller): RestAnswer;
}

/** Bitrix24's names, lower case. */
export type RestMethods = Readonly<Record<string, RestMethod>>;

export function result(value: unknown): RestAnswer {
  return { kind: 'result', result: value };
}

export function refused(code: string, description?: string): RestAnswer {
  return { kind: 'error', error: restError(code, description) };
}

/** What only an application may call: a webhook is refused (bitrix24.md 4.1, 5.5; inferred for some). */
export function forApplications(run: RestMethod['run']): RestMethod {
  return {
    scopes: [],
    run: (params, caller) =>
      caller.via === 'application' ? run(params, caller) : refused('WRONG_AUTH_TYPE'),
  };
}

const pageSize = 50;

/**
 * One page of a list, with `total` and `next`. Inferred: an offset inside a page is that page. `start=-1` leaves the
 * count out (bitrix24.md 7.1).
 */
export function page(rows: readonly unknown[], start: number): RestAnswer {
  const from = start > 0 ? Math.floor(start / pageSize) * pageSize : 0;
  const shown = rows.slice(from, from + pageSize);
  if (start < 0) return { kind: 'result', result: shown };
  const next = from + pageSize;
  return { kind: 'result', result: shown, total: rows.length, ...(next < rows.length && { next }) };
}
