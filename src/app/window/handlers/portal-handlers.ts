import { webhookEndpoint } from '../../../adapters/portal/portal-of-settings.ts';
import type { LocalOrigins } from '../../../adapters/portal/hosts.ts';
import type {
  SignInEnded,
  SignInStarted,
  WebhookConnected,
  WindowRequests,
} from '../../../contract/window-api.ts';
import type { Application, SignInAttempt, SignInOutcome } from '../../../core/ports/sign-in.ts';
import { readSettings, type Settings } from '../../../core/settings/settings.ts';
import type { PortalConnection } from '../../portal-service.ts';
import type { SessionFiles } from '../../session-files.ts';
import type { RequestHandlers, WindowEventBus } from '../window-service.ts';

export interface PortalHandlerParts {
  readonly connection: PortalConnection;
  readonly files: SessionFiles;
  readonly local: LocalOrigins | null;
  readonly openInBrowser: ((url: string) => void) | null;
  /** Tells the window which secrets are kept now. */
  readonly tellSecrets: () => void;
  readonly events: WindowEventBus;
}

type Handlers = Pick<
  RequestHandlers,
  'sign-in.start' | 'sign-in.paste' | 'sign-in.cancel' | 'webhook.connect' | 'sign-out'
>;

/** How the window connects a portal: by an application, or by webhooks. */
export function portalHandlers(parts: PortalHandlerParts): Handlers {
  const { connection, openInBrowser, events } = parts;
  let attempt: SignInAttempt | null = null;

  return {
    async 'sign-in.start'(ask): Promise<SignInStarted> {
      const application = await applicationOf(ask, parts);
      if ('field' in application) return { kind: 'wrong', ...application };
      attempt?.cancel();
      const started = await connection.signIn.start(application);
      attempt = started;
      void tellEnd(started, application);
      openInBrowser?.(started.authorizeUrl);
      const redirectUrl = `http://127.0.0.1:${application.redirectPort}/`;
      const { authorizeUrl, portTaken } = started;
      return { kind: 'waiting', authorizeUrl, redirectUrl, portTaken };
    },
    'sign-in.paste': ({ address }) => ({ understood: attempt?.paste(address) ?? false }),
    'sign-in.cancel'() {
      attempt?.cancel();
      return null;
    },
    'webhook.connect': (ask) => connectWebhook(ask, parts),
    async 'sign-out'() {
      attempt?.cancel();
      await connection.link.signOut();
      parts.tellSecrets();
      return null;
    },
  };

  async function tellEnd(started: SignInAttempt, application: Application): Promise<void> {
    const outcome = await started.outcome;
    if (attempt === started) attempt = null;
    events.emit('sign-in.ended', await ended(outcome, application, parts));
  }
}

async function applicationOf(
  { domain, clientId, clientSecret }: WindowRequests['sign-in.start']['ask'],
  { files }: PortalHandlerParts,
): Promise<Application | { readonly field: 'domain' | 'clientId' | 'clientSecret' }> {
  const host = hostIn(domain);
  const { problems } = readSettings({ portal: { domain: host, clientId: clientId.trim() } });
  if (host === null || problems.some(({ key }) => key === 'portal.domain')) return { field: 'domain' };
  if (problems.length > 0) return { field: 'clientId' };
  // Typed in before, or given by the policy: it is never shown, so it need not be typed again.
  const secret = clientSecret.trim() || (await files.secrets.read()).clientSecret;
  if (secret === null) return { field: 'clientSecret' };
  const { redirectPort } = files.settings.current().portal;
  return { domain: host, clientId: clientId.trim(), clientSecret: secret, redirectPort };
}

/** `company.bitrix24.com`, also when a whole address was copied from the browser. */
function hostIn(text: string): string | null {
  const address = /^https?:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  return URL.canParse(address) ? new URL(address).hostname.toLowerCase() : null;
}

async function ended(
  outcome: SignInOutcome,
  { clientId }: Application,
  { files, connection, tellSecrets }: PortalHandlerParts,
): Promise<SignInEnded> {
  if (outcome.kind === 'failed')
    return { kind: 'failed', why: outcome.failure.why, code: outcome.failure.code };
  if (outcome.kind !== 'signed-in') return { kind: outcome.kind };
  const before = files.settings.current().portal;
  const isAnother = before.clientId !== clientId || before.memberId !== outcome.memberId;
  const { domain, memberId } = outcome;
  const values = { mode: 'app', domain, clientId, memberId } as const;
  const lost = keepAll(values, files);
  if (lost !== null) return { kind: 'failed', why: 'unexpected', code: lost };
  await connection.link.signedIn(isAnother);
  tellSecrets();
  return { kind: 'signed-in' };
}

/** What is decided by the policy already, and the same, is not written. @returns the key that could not be kept. */
function keepAll(values: Partial<Settings['portal']>, { settings }: SessionFiles): string | null {
  const before = settings.current().portal;
  const names = ['mode', 'domain', 'clientId', 'memberId', 'operatorId'] as const;
  const changed = names.filter((name) => values[name] !== undefined && values[name] !== before[name]);
  return changed.find((name) => settings.set(`portal.${name}`, values[name]).kind !== 'kept') ?? null;
}

async function connectWebhook(
  ask: WindowRequests['webhook.connect']['ask'],
  parts: PortalHandlerParts,
): Promise<WebhookConnected> {
  const { files, connection } = parts;
  const kept = await files.secrets.read();
  const applicationToken = ask.applicationToken.trim() || kept.applicationToken;
  if (applicationToken === null || !/^[A-Za-z0-9]{8,128}$/.test(applicationToken)) {
    return { kind: 'wrong', field: 'applicationToken', why: 'shape' };
  }
  const typed = ask.incomingWebhookUrl?.trim() ?? '';
  const incomingWebhookUrl = typed === '' ? kept.incomingWebhookUrl : webhookEndpoint(typed, parts.local);
  if (typed !== '' && incomingWebhookUrl === null)
    return { kind: 'wrong', field: 'incomingWebhookUrl', why: 'shape' };
  const operatorId = ask.operatorId?.trim() ?? '';
  if (!/^\d{0,15}$/.test(operatorId)) return { kind: 'wrong', field: 'operatorId', why: 'shape' };
  if (operatorId === '' && incomingWebhookUrl === null)
    return { kind: 'wrong', field: 'operatorId', why: 'missing' };

  await files.secrets.set({ applicationToken, incomingWebhookUrl });
  // Another token may be another portal's: the first delivery that has it tells.
  const isAnother = applicationToken !== kept.applicationToken;
  const domain = incomingWebhookUrl === null ? null : new URL(incomingWebhookUrl).hostname;
  const lost = keepAll(
    {
      mode: 'webhook',
      ...(isAnother && { memberId: null }),
      ...(operatorId !== '' && { operatorId }),
      ...(domain !== null && parts.local === null && { domain }),
    },
    files,
  );
  if (lost !== null) return { kind: 'wrong', field: 'operatorId', why: lost };
  parts.tellSecrets();
  return identified(connection, incomingWebhookUrl !== null);
}

/** Who the incoming webhook belongs to, when there is one. */
async function identified(connection: PortalConnection, canAsk: boolean): Promise<WebhookConnected> {
  const profile = canAsk ? await connection.portal().profile() : null;
  connection.link.reconnect();
  if (profile?.kind === 'failed')
    return { kind: 'wrong', field: 'incomingWebhookUrl', why: profile.failure.why };
  return { kind: 'connected', operatorName: profile?.value.name ?? null };
}
