import { randomBytes } from 'node:crypto';
import type { SameSecret } from '../../core/ports/same-secret.ts';
import type { Application, SignIn, SignInOutcome } from '../../core/ports/sign-in.ts';
import { exchangeCode, type ExchangeCodeParts, type Redirected } from './exchange-code.ts';
import { portalOrigin, type LocalOrigins } from './hosts.ts';
import { openRedirectServer } from './redirect-server.ts';

export interface OAuthSignInParts extends ExchangeCodeParts {
  readonly sameSecret: SameSecret;
}

/** Bitrix24 shows its own error page and never comes back; whoever went for a coffee may. */
const patienceMs = 10 * 60_000;

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

/** Documented parameters only: the redirect address is taken from the application's settings (bitrix24.md 5.1). */
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
  const { searchParams: given } = new URL(trimmed);
  const code = given.get('code') ?? '';
  if (!sameSecret(given.get('state') ?? '', state) || !/^[\w.-]{1,255}$/.test(code)) return null;
  const [domain, memberId, serverDomain] = [
    given.get('domain'),
    given.get('member_id'),
    given.get('server_domain'),
  ];
  return { code, domain, memberId, serverDomain };
}
