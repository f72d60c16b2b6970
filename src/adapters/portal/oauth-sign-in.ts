import type { Fetch } from './http-exchange.ts';
import { randomBytes } from 'node:crypto';
import type { Log } from '../../core/ports/log.ts';
import type { SameSecret } from '../../core/ports/same-secret.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import type { Application, SignIn, SignInOutcome } from '../../core/ports/sign-in.ts';
import type { Timers } from '../../core/ports/timers.ts';
import { oauthOrigin, portalOrigin, type LocalOrigins } from './hosts.ts';
import { askForTokens } from './oauth-tokens.ts';
import { openRedirectServer } from './redirect-server.ts';

export interface OAuthSignInParts {
  readonly secrets: SecretStore;
  readonly fetch: Fetch;
  readonly userAgent: string;
  readonly sameSecret: SameSecret;
  readonly timers: Timers;
  readonly local: LocalOrigins | null;
  readonly log: Log;
}

/** Bitrix24 shows its own error page and never comes back; whoever went for a coffee may. */
const patienceMs = 10 * 60_000;

/** What the browser brings back (facts 5.1). */
interface Redirected {
  readonly code: string;
  readonly serverDomain: string | null;
}

/** OAuth 2.0 of a local application: authorize in the browser, then exchange the code, which lives 30 seconds. */
export function createOAuthSignIn(parts: OAuthSignInParts): SignIn {
  return {
    async start(application) {
      const state = randomBytes(16).toString('hex');
      const { promise: outcome, resolve: settle } = Promise.withResolvers<SignInOutcome>();
      let isWaiting = true;
      const server = await openRedirectServer(application.redirectPort, take);
      const callOff = parts.timers.after(patienceMs, () => end({ kind: 'timed-out' }));

      return {
        authorizeUrl: authorizeUrlOf(application, state, parts.local),
        portTaken: !server.isListening,
        paste: take,
        cancel: () => end({ kind: 'cancelled' }),
        outcome,
      };

      function take(address: string): boolean {
        const redirected = isWaiting ? redirectedTo(address, state, parts.sameSecret) : null;
        if (redirected === null) return false;
        stopWaiting();
        void exchangeCode(application, redirected, parts).then(settle);
        return true;
      }

      function end(how: SignInOutcome): void {
        if (!isWaiting) return;
        stopWaiting();
        settle(how);
      }

      function stopWaiting(): void {
        isWaiting = false;
        callOff();
        server.close();
      }
    },
  };
}

/** Documented parameters only: the redirect address is taken from the application's settings (facts 5.1). */
function authorizeUrlOf(
  { domain, clientId }: Application,
  state: string,
  local: LocalOrigins | null,
): string {
  const url = new URL(`${portalOrigin(domain, local)}/oauth/authorize/`);
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('state', state);
  return url.href;
}

function redirectedTo(address: string, state: string, sameSecret: SameSecret): Redirected | null {
  const trimmed = address.trim();
  if (!URL.canParse(trimmed)) return null;
  const { searchParams } = new URL(trimmed);
  const code = searchParams.get('code') ?? '';
  if (!sameSecret(searchParams.get('state') ?? '', state) || !/^[\w.-]{1,255}$/.test(code)) return null;
  return { code, serverDomain: searchParams.get('server_domain') };
}

async function exchangeCode(
  { domain, clientId, clientSecret }: Application,
  { code, serverDomain }: Redirected,
  { secrets, fetch, userAgent, local, log }: OAuthSignInParts,
): Promise<SignInOutcome> {
  const origin = oauthOrigin(domain, serverDomain, local);
  const client = { fetch, userAgent, origin, clientId, clientSecret };
  const answer = await askForTokens(client, { grant_type: 'authorization_code', code });
  if (answer.kind === 'failed') return { kind: 'failed', failure: answer.failure };
  const { accessToken, refreshToken, memberId, scopes } = answer.value;
  try {
    await secrets.set({ accessToken, refreshToken, clientSecret });
  } catch (error) {
    log.error('the session could not be kept', { error });
    const detail = 'the secrets could not be written';
    return { kind: 'failed', failure: { why: 'unexpected', code: null, detail, retryAtMs: null } };
  }
  return { kind: 'signed-in', domain, memberId, scopes };
}
