import type { Request } from 'express';
import { isRecord, textParam, type RestParams } from './rest/rest-params.ts';

/** A request as the portal reads it: JSON, form or query, no matter which. */
export interface IncomingRequest {
  /** What the path names: `profile`, `oauth/token`. */
  readonly method: string;
  /** User and secret of the path, when it is a webhook's. */
  readonly webhook: { readonly userId: string; readonly secret: string } | null;
  /** All that was sent but the token. */
  readonly params: RestParams;
  readonly token: { readonly value: string; readonly in: 'body' | 'query' | 'header' } | null;
}

/** @returns null for a path that is not REST's. Two slashes count as one (bitrix24.md 9.4: clients append to `…/rest/`). */
export function readRestRequest(request: Request): IncomingRequest | null {
  const path = request.path.split('/').filter((part) => part !== '');
  const last = path.at(-1)?.replace(/\.json$/, '') ?? '';
  const [rest, userId = '', secret = ''] = path;
  if (rest !== 'rest') return null;
  const { params, token } = readParams(request);
  if (path.length === 2) return { method: last, webhook: null, params, token };
  return path.length === 4 ? { method: last, webhook: { userId, secret }, params, token } : null;
}

/**
 * Parameters of the query and the body together; the token from either, or from a Bearer header, which is not documented
 * (bitrix24.md 5.3).
 */
export function readParams(request: Request): Pick<IncomingRequest, 'params' | 'token'> {
  const query: unknown = request.query;
  const body: unknown = request.body;
  const inQuery = isRecord(query) ? query : {};
  const inBody = isRecord(body) ? body : {};
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const found = [
    { value: tokenOf(inBody), in: 'body' as const },
    { value: tokenOf(inQuery), in: 'query' as const },
    { value: bearer, in: 'header' as const },
  ].find(({ value }) => value !== '');
  const sent = Object.entries({ ...inQuery, ...inBody }).filter(
    ([name]) => !/^(auth|access_token)$/i.test(name),
  );
  return { params: Object.fromEntries(sent), token: found ?? null };
}

function tokenOf(params: RestParams): string {
  return textParam(params, 'AUTH') || textParam(params, 'ACCESS_TOKEN');
}
