import type { AccessTokens } from '../oauth/access-tokens.ts';
import { restError, type RestError } from './error-envelope.ts';
import type { IncomingRequest } from '../incoming-request.ts';
import type { PortalIdentity } from '../portal-identity.ts';
import type { PortalSettings } from '../portal-settings.ts';
import type { Caller } from './rest-methods/rest-method.ts';
import { operatorId, type PortalUser } from '../company/users.ts';

export interface AuthorizationParts {
  readonly identity: PortalIdentity;
  readonly settings: PortalSettings;
  readonly tokens: AccessTokens;
  readonly users: () => readonly PortalUser[];
}

export type Authorization =
  | { readonly kind: 'let-in'; readonly caller: Caller }
  | { readonly kind: 'refused'; readonly error: RestError };

/** Who is asking, by the webhook in the path or by an access token (bitrix24.md 5.3, 5.4, 5.5). */
export function authorize(request: IncomingRequest, parts: AuthorizationParts): Authorization {
  return request.webhook === null ? byToken(request, parts) : byWebhook(request.webhook, parts);
}

function byWebhook(
  { userId, secret }: NonNullable<IncomingRequest['webhook']>,
  { identity, settings, users }: AuthorizationParts,
): Authorization {
  const user = users().find(({ id }) => id === userId);
  // Its rights are those of its creator, the operator.
  if (userId !== operatorId || secret !== identity.incomingSecret || user === undefined) {
    return refused('NO_AUTH_FOUND');
  }
  if (!settings.paid) return refused('ACCESS_DENIED', 'REST is available only by subscription.');
  return { kind: 'let-in', caller: { via: 'webhook', user, scopes: settings.webhookScopes } };
}

function byToken({ token }: IncomingRequest, { settings, tokens, users }: AuthorizationParts): Authorization {
  if (token === null) return refused('NO_AUTH_FOUND');
  const holder = tokens.holderOf(token.value);
  // Inferred: the portal passes on what the OAuth server says of a token it does not know (bitrix24.md 5.4).
  if (holder.kind === 'unknown') return refused('invalid_token');
  // Inferred: the code is known, not when it comes (bitrix24.md 5.4).
  if (settings.appRemoved) return refused('APPLICATION_NOT_FOUND');
  if (holder.kind === 'expired') return refused('expired_token');
  const user = users().find(({ id }) => id === holder.userId);
  if (user === undefined) return refused('authorization_error');
  if (!settings.appAccess) return refused('user_access_error');
  if (!settings.paid) return refused('ACCESS_DENIED', 'REST is available only on commercial plans.');
  return { kind: 'let-in', caller: { via: 'application', user, scopes: settings.appScopes } };
}

function refused(code: string, description?: string): Authorization {
  return { kind: 'refused', error: restError(code, description) };
}
