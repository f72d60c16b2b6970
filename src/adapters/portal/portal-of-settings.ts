import type { Fetch } from './http-exchange.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Portal } from '../../core/ports/portal.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import type { Timers } from '../../core/ports/timers.ts';
import type { Settings } from '../../core/settings.ts';
import { createAppSession } from './app-session.ts';
import { oauthOrigin, portalOrigin, type LocalOrigins } from './hosts.ts';
import { own } from './http-exchange.ts';
import { createLeakyBucket } from './leaky-bucket.ts';
import { createRestClient, type Credentials } from './rest-client.ts';
import { createRestPortal } from './rest-portal.ts';

export interface PortalParts {
  readonly settings: () => Settings['portal'];
  readonly secrets: SecretStore;
  readonly fetch: Fetch;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: () => number;
  /** Origins on this machine instead of Bitrix24's: the demo portal and tests only. */
  readonly local: LocalOrigins | null;
  /** The portal has another name now. */
  readonly renamed: (domain: string) => void;
  readonly log: Log;
}

/** @returns the portal as the settings and secrets of that moment mean it: an application's, or a webhook's. */
export function portalOfSettings(parts: PortalParts): () => Portal {
  const bucket = createLeakyBucket(parts.clock, parts.timers);
  const app = appCredentials(parts);
  const portalWith = (credentials: Credentials): Portal => {
    const client = { ...parts, bucket };
    return createRestPortal({
      via: credentials.via,
      call: createRestClient({ ...client, credentials }),
      callWith: (accessToken) => createRestClient({ ...client, credentials: lent(app, accessToken) }),
      clientId: () => parts.settings().clientId,
      clock: parts.clock,
    });
  };
  const portals = { app: portalWith(app), webhook: portalWith(webhookCredentials(parts)) };
  return () => portals[parts.settings().mode];
}

function appCredentials({
  settings,
  secrets,
  fetch,
  userAgent,
  local,
  renamed,
  log,
}: PortalParts): Credentials {
  /** After a rename the old name is no longer asked; on this machine it is the origin that moves. */
  let moved: string | null = null;
  const session = createAppSession({
    secrets,
    async client() {
      const { domain, clientId } = settings();
      const { clientSecret } = await secrets.read();
      if (domain === null || clientId === null || clientSecret === null) return null;
      return { fetch, userAgent, origin: oauthOrigin(domain, null, local), clientId, clientSecret };
    },
    log,
  });
  return {
    via: 'app',
    endpoint() {
      const { domain } = settings();
      if (domain === null) return Promise.resolve(null);
      return Promise.resolve(`${moved ?? portalOrigin(domain, local)}/rest/`);
    },
    async auth() {
      const token = await session.accessToken();
      return token === null ? null : { auth: token };
    },
    renew: session.renew,
    renamed(origin) {
      if (local !== null) moved = origin;
      else renamed(new URL(origin).host);
    },
  };
}

/** Asks where the application asks, as somebody else: his token is not renewed. */
function lent(app: Credentials, accessToken: string): Credentials {
  return {
    ...app,
    auth: () => Promise.resolve({ auth: accessToken }),
    renew: () =>
      Promise.resolve({ kind: 'failed', failure: own('session-over', 'somebody else’s token has expired') }),
  };
}

/** `https://HOST/rest/USER/SECRET/`, as Bitrix24 shows it (facts 5.5). */
const webhookPath = /^\/rest\/\d{1,15}\/[A-Za-z0-9]{8,64}\/?$/;

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
  return {
    via: 'webhook',
    async endpoint() {
      const { incomingWebhookUrl } = await secrets.read();
      return incomingWebhookUrl === null ? null : webhookEndpoint(incomingWebhookUrl, local);
    },
    auth: () => Promise.resolve({}),
    renew: () =>
      Promise.resolve({ kind: 'failed', failure: own('wrong-webhook', 'a webhook cannot be renewed') }),
    renamed: () => log.warn('the portal of the incoming webhook has another name now: make a new webhook'),
  };
}
