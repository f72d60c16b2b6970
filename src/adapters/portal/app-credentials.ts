import type { PortalFailure } from '../../core/portal/portal-failure.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { createAppSession } from './app-session.ts';
import { oauthOrigin, portalOrigin, type LocalOrigins, type OAuthServerMemory } from './hosts.ts';
import { own, type Http } from './http-exchange.ts';
import type { Credentials } from './rest-client.ts';

export interface AppCredentialsParts {
  readonly http: Http;
  readonly settings: () => Settings['portal'];
  readonly secrets: SecretStore;
  readonly local: LocalOrigins | null;
  readonly oauthServer: Pick<OAuthServerMemory, 'read'>;
  readonly renamed: (domain: string) => void;
  readonly sessionEnded: (failure: PortalFailure) => void;
}

/** Of an OAuth local application: a token that lives an hour, and one that renews it (bitrix24.md 5.3). */
export function appCredentials(parts: AppCredentialsParts): Credentials {
  const { http, settings, secrets, local, oauthServer, renamed, sessionEnded } = parts;
  /** Under the domain of the settings; they may be the policy's, and keep the old name. */
  let move: { readonly from: string | null; readonly origin: string } | null = null;
  const session = createAppSession({
    secrets,
    async client() {
      const { domain, clientId } = settings();
      const { clientSecret } = await secrets.read();
      if (domain === null || clientId === null || clientSecret === null) return null;
      return { http, origin: oauthOrigin(domain, oauthServer.read(), local), clientId, clientSecret };
    },
    ended: sessionEnded,
    log: http.log,
  });
  return {
    via: 'app',
    async sign() {
      const { domain } = settings();
      const accessToken = await session.accessToken();
      if (domain === null || accessToken === null) return null;
      const origin = move?.from === domain ? move.origin : portalOrigin(domain, local);
      return { endpoint: `${origin}/rest/`, accessToken, secret: accessToken };
    },
    renew: session.renew,
    moved(origin) {
      move = { from: settings().domain, origin };
      if (local === null) renamed(new URL(origin).host);
    },
  };
}

/** Asks where the application asks, with somebody else's token: it is kept nowhere, and not renewed. */
export function lentCredentials(parts: AppCredentialsParts, accessToken: string): Credentials {
  const { settings, local } = parts;
  let moved: string | null = null;
  return {
    via: 'app',
    sign() {
      const { domain } = settings();
      if (domain === null) return Promise.resolve(null);
      const endpoint = `${moved ?? portalOrigin(domain, local)}/rest/`;
      return Promise.resolve({ endpoint, accessToken, secret: accessToken });
    },
    renew: () =>
      Promise.resolve({ kind: 'failed', failure: own('session-over', 'somebody else’s token has expired') }),
    moved(origin) {
      moved = origin;
    },
  };
}
