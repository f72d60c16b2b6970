import { z } from 'zod';
import type { Answer } from '../../core/ports/portal.ts';
import { failureOf } from '../../core/portal/failure-of.ts';
import { exchange, own, type Http } from './http-exchange.ts';

export interface OAuthClient {
  readonly http: Http;
  /** Of the OAuth server. */
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A pair is worth something only together: each refresh replaces both (bitrix24.md 5.3). */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly memberId: string;
  readonly scopes: readonly string[];
}

export type Grant =
  | { readonly grant_type: 'authorization_code'; readonly code: string }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string };

const token = z.string().min(1).max(2_000);
const pairSchema = z.object({
  access_token: token,
  refresh_token: token,
  member_id: z.string().min(1).max(255),
  scope: z.string().max(4_000).default(''),
});

/**
 * `/oauth/token/` (bitrix24.md 5.2, 5.3). A form by POST, which is not documented but was seen to work, because a secret in
 * an address ends in logs. Never rejects.
 */
export async function askForTokens(client: OAuthClient, grant: Grant): Promise<Answer<TokenPair>> {
  const form = { ...grant, client_id: client.clientId, client_secret: client.clientSecret };
  const answer = await exchange(client.http, {
    name: 'oauth/token',
    url: `${client.origin}/oauth/token/`,
    body: new URLSearchParams(form).toString(),
    contentType: 'application/x-www-form-urlencoded',
    secrets: [client.clientSecret, grant.grant_type === 'refresh_token' ? grant.refresh_token : grant.code],
  });
  if (answer.kind === 'failed') return answer;
  if (answer.kind === 'moved')
    return { kind: 'failed', failure: own('foreign-host', 'the OAuth server sent us elsewhere') };
  if (answer.kind === 'refused')
    return { kind: 'failed', failure: failureOf({ ...answer.refusal, via: 'oauth', retryAtMs: null }) };
  const pair = pairSchema.safeParse(answer.body);
  if (!pair.success) return { kind: 'failed', failure: own('not-bitrix24', 'no tokens in the answer') };
  const { access_token, refresh_token, member_id, scope } = pair.data;
  const scopes = scope.split(',').filter((name) => name !== '');
  return {
    kind: 'ok',
    value: { accessToken: access_token, refreshToken: refresh_token, memberId: member_id, scopes },
  };
}
