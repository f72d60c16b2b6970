import type { PortalFailure } from '../../core/portal/portal-failure.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Portal } from '../../core/ports/portal.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { appCredentials, lentCredentials } from './app-credentials.ts';
import type { LocalOrigins, OAuthServerMemory } from './hosts.ts';
import { own, type Http } from './http-exchange.ts';
import { createLeakyBucket } from './leaky-bucket.ts';
import { createRestClient, type Credentials } from './rest-client.ts';
import { createRestPortal } from './rest-portal.ts';

export interface PortalParts extends Http {
  readonly settings: () => Settings['portal'];
  readonly secrets: SecretStore;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  /** Origins on this machine instead of Bitrix24's: the demo portal and tests only. */
  readonly local: LocalOrigins | null;
  /** What the sign-in kept; without it the portal's domain decides. */
  readonly oauthServer?: Pick<OAuthServerMemory, 'read'>;
  /** The portal has another name now. */
  readonly renamed: (domain: string) => void;
  /** Bitrix24 ended the session of the application; its tokens are gone. */
  readonly sessionEnded: (failure: PortalFailure) => void;
}

/** @returns the portal as the settings and secrets of that moment mean it: an application's, or a webhook's. */
export function portalOfSettings(parts: PortalParts): () => Portal {
  const bucket = createLeakyBucket(parts.clock, parts.timers);
  const app = { ...parts, http: parts, oauthServer: parts.oauthServer ?? { read: () => null } };
  const clientWith = (credentials: Credentials) => createRestClient({ ...parts, bucket, credentials });
  const portalWith = (credentials: Credentials): Portal =>
    createRestPortal({
      via: credentials.via,
      call: clientWith(credentials),
      callWith: (accessToken) => clientWith(lentCredentials(app, accessToken)),
      clientId: () => parts.settings().clientId,
      clock: parts.clock,
    });
  const portals = { app: portalWith(appCredentials(app)), webhook: portalWith(webhookCredentials(parts)) };
  return () => portals[parts.settings().mode];
}

/** `https://HOST/rest/USER/SECRET/`, as Bitrix24 shows it (bitrix24.md 5.5). */
const webhookPath = /^\/rest\/\d{1,15}\/([A-Za-z0-9]{8,64})\/?$/;

/** The address of the methods of an incoming webhook, with a slash at its end; null when it is none. */
export function webhookEndpoint(address: string, local: LocalOrigins | null): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin, pathname, search, hash } = new URL(address);
  const isTrusted = protocol === 'https:' || origin === local?.portal;
  // Bitrix24 shows it with a method at its end.
  const path = pathname.replace(/\/profile(\.json)?\/?$/, '/');
  return isTrusted && webhookPath.test(path) && search + hash === ''
    ? `${origin}${path.replace(/\/?$/, '/')}`
    : null;
}

function webhookCredentials({ secrets, local, log }: PortalParts): Credentials {
  let move: { readonly from: string; readonly origin: string } | null = null;
  let endpoint: string | null = null;
  return {
    via: 'webhook',
    async sign() {
      const { incomingWebhookUrl } = await secrets.read();
      endpoint = incomingWebhookUrl === null ? null : webhookEndpoint(incomingWebhookUrl, local);
      if (endpoint === null) return null;
      const { origin, pathname } = new URL(endpoint);
      const secret = webhookPath.exec(pathname)?.[1] ?? pathname;
      const now = move?.from === endpoint ? move.origin : origin;
      return { endpoint: `${now}${pathname}`, accessToken: null, secret };
    },
    renew: () =>
      Promise.resolve({ kind: 'failed', failure: own('wrong-webhook', 'a webhook cannot be renewed') }),
    moved(origin) {
      if (endpoint !== null) move = { from: endpoint, origin };
      log.warn('the portal of the incoming webhook has another name now; its old address still leads there');
    },
  };
}
