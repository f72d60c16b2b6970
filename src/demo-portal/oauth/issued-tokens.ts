import type { AccessTokens, TokenPair } from './access-tokens.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';
import { restError, type RestError } from '../rest/error-envelope.ts';
import type { PortalIdentity } from '../portal-identity.ts';
import type { PortalSettings } from '../portal-settings.ts';
import { textParam, type RestParams } from '../rest/rest-params.ts';

export interface TokenParts {
  readonly identity: PortalIdentity;
  readonly settings: PortalSettings;
  readonly tokens: AccessTokens;
  readonly codes: AuthorizationCodes;
}

export type TokenAnswer =
  { readonly kind: 'tokens'; readonly body: object } | { readonly kind: 'error'; readonly error: RestError };

/** What `/oauth/token/` says to a code or a refresh token (bitrix24.md 5.2 to 5.4). */
export function exchangeTokens(params: RestParams, parts: TokenParts): TokenAnswer {
  const { identity, settings, tokens, codes } = parts;
  const field = (name: string): string => textParam(params, name);
  const [grantType, code, refreshToken] = [field('GRANT_TYPE'), field('CODE'), field('REFRESH_TOKEN')];
  const given = grantType === 'authorization_code' ? code : refreshToken;
  if (!/^(authorization_code|refresh_token)$/.test(grantType) || given === '')
    return refused('invalid_request');
  // Wrong id or secret, or an application that is not installed there (bitrix24.md 5.4).
  const isOurs = field('CLIENT_ID') === identity.clientId && field('CLIENT_SECRET') === identity.clientSecret;
  if (!isOurs || settings.appRemoved) return refused('invalid_client');
  if (settings.deleted) return { kind: 'error', error: { ...restError('wrong_client'), status: 404 } };
  if (!settings.paid) return refused('PAYMENT_REQUIRED');
  const asked = field('SCOPE').split(',').filter(Boolean);
  if (asked.some((scope) => !settings.appScopes.includes(scope))) return refused('invalid_scope');

  if (grantType === 'refresh_token') {
    const pair = tokens.refresh(refreshToken);
    return pair === null ? refused('invalid_grant') : refreshed(pair, parts);
  }
  const userId = codes.take(code);
  return userId === null ? refused('invalid_grant') : exchanged(tokens.issuePair(userId), parts);
}

/** Neither `expires` nor `user_id` is listed for a code's answer (bitrix24.md 5.2). */
function exchanged(pair: TokenPair, { identity, settings }: TokenParts): TokenAnswer {
  const body = {
    access_token: pair.accessToken,
    refresh_token: pair.refreshToken,
    expires_in: settings.tokenLifetimeS,
    scope: settings.appScopes.join(','),
    // The OAuth server's, not the portal's (bitrix24.md 5.2).
    domain: new URL(identity.oauthOrigin).host,
    client_endpoint: `${identity.origin}/rest/`,
    server_endpoint: `${identity.oauthOrigin}/rest/`,
    member_id: identity.memberId,
    status: 'L',
  };
  return { kind: 'tokens', body };
}

/** The same and two fields more (bitrix24.md 5.3). */
function refreshed(pair: TokenPair, parts: TokenParts): TokenAnswer {
  const answer = exchanged(pair, parts);
  if (answer.kind === 'error') return answer;
  const more = { expires: Math.floor(pair.expiresAtMs / 1000), user_id: Number(pair.userId) };
  return { kind: 'tokens', body: { ...answer.body, ...more } };
}

function refused(code: string): TokenAnswer {
  return { kind: 'error', error: restError(code) };
}
