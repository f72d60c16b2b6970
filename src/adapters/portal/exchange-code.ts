import { failureOf } from '../../core/portal/failure-of.ts';
import type { Answer } from '../../core/ports/portal.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import type { Application, SignInOutcome } from '../../core/ports/sign-in.ts';
import { oauthOrigin, portalOrigin, renamedTo, type LocalOrigins, type OAuthServerMemory } from './hosts.ts';
import { exchange, own, type Http } from './http-exchange.ts';
import { askForTokens } from './oauth-tokens.ts';

export interface ExchangeCodeParts extends Http {
  readonly secrets: SecretStore;
  readonly local: LocalOrigins | null;
  /** Told which OAuth server is the portal's, before a sign-in is over. */
  readonly oauthServer?: Pick<OAuthServerMemory, 'keep'>;
}

/** What the browser brings back (bitrix24.md 5.1). */
export interface Redirected {
  readonly code: string;
  /** Of the portal: as it calls itself, and what it is. */
  readonly domain: string | null;
  readonly memberId: string | null;
  readonly serverDomain: string | null;
}

/** Changes the code into tokens, and keeps them when they are the portal's that was asked for. Never rejects. */
export async function exchangeCode(
  { domain, clientId, clientSecret }: Application,
  redirected: Redirected,
  parts: ExchangeCodeParts,
): Promise<SignInOutcome> {
  const { secrets, local, log, oauthServer } = parts;
  const origin = oauthOrigin(domain, redirected.serverDomain, local);
  const client = { http: parts, origin, clientId, clientSecret };
  const answer = await askForTokens(client, { grant_type: 'authorization_code', code: redirected.code });
  if (answer.kind === 'failed') return answer;
  const { accessToken, refreshToken, memberId, scopes } = answer.value;
  if (redirected.memberId !== null && redirected.memberId !== memberId) {
    return { kind: 'failed', failure: own('foreign-host', 'the tokens are for another portal') };
  }
  const named = await nameOfPortal(domain, { ...parts, accessToken, redirected });
  if (named.kind === 'failed') return named;
  try {
    await secrets.set({ accessToken, refreshToken, clientSecret });
  } catch (error) {
    log.error('the session could not be kept', { error });
    return { kind: 'failed', failure: own('unexpected', 'the secrets could not be written') };
  }
  if (local === null) oauthServer?.keep(new URL(origin).host);
  return { kind: 'signed-in', domain: named.value, memberId, scopes };
}

/**
 * A portal may call itself by another name than it was asked by: an alias, or it was renamed (bitrix24.md 3.2, 5.4). Then only
 * the portal that was asked can tell whether the token is good there, or where it has moved to.
 */
async function nameOfPortal(
  asked: string,
  {
    accessToken,
    redirected,
    local,
    ...http
  }: ExchangeCodeParts & { accessToken: string; redirected: Redirected },
): Promise<Answer<string>> {
  const origin = portalOrigin(asked, local);
  if (redirected.domain === null || redirected.domain.toLowerCase() === new URL(origin).host)
    return { kind: 'ok', value: asked };
  const came = await exchange(http, {
    name: 'profile',
    url: `${origin}/rest/profile`,
    body: JSON.stringify({ auth: accessToken }),
    contentType: 'application/json',
    secrets: [accessToken],
  });
  switch (came.kind) {
    case 'answered':
      return { kind: 'ok', value: asked };
    case 'failed':
      return came;
    case 'refused':
      return { kind: 'failed', failure: failureOf({ ...came.refusal, via: 'app', retryAtMs: null }) };
    case 'moved': {
      const now = renamedTo(came.location, `${origin}/rest/`);
      return now !== null && new URL(now).host === redirected.domain.toLowerCase()
        ? { kind: 'ok', value: new URL(now).host }
        : { kind: 'failed', failure: own('foreign-host', 'the portal that was asked is another one') };
    }
  }
}
