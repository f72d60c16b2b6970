import type { AccessTokens } from '../oauth/access-tokens.ts';
import type { PhpFields } from './form-body.ts';
import type { PortalIdentity } from '../portal-identity.ts';
import type { PortalSettings } from '../portal-settings.ts';
import type { Subscription } from './bound-events.ts';

export interface AuthParts {
  readonly identity: PortalIdentity;
  readonly settings: PortalSettings;
  readonly tokens: AccessTokens;
}

/** The events that bring a refresh token; ordinary ones never do, whatever their sample pages show (bitrix24.md 3.2). */
const withRefreshToken = new Set(['ONAPPINSTALL', 'ONAPPUPDATE', 'ONAPPTEST', 'ONOFFLINEEVENT']);
/** The application is gone: its token is the only proof left (bitrix24.md 3.5). */
const withoutTokens = new Set(['ONAPPUNINSTALL']);

/**
 * The auth block of one delivery (bitrix24.md 3.2): exactly five keys for an outgoing webhook and wherever there is no user,
 * though the documentation calls `scope` and `status` required; else tokens of the user the row is bound to, or of
 * whoever raised the event, with `expires` and `user_id`, which it does not list.
 * @param raisedBy user id, null when nobody did: the line of built-in telephony has no user
 */
export function deliveryAuth(row: Subscription, raisedBy: string | null, parts: AuthParts): PhpFields {
  const { identity, tokens } = parts;
  if (row.owner === 'webhook') return senderOf(identity, identity.outgoingToken);
  const userId = row.authType === '0' ? raisedBy : row.authType;
  if (userId === null || withoutTokens.has(row.event)) return senderOf(identity, identity.applicationToken);
  const refreshToken = withRefreshToken.has(row.event) ? tokens.issueRefresh(userId) : null;
  const { accessToken, expiresAtMs } = tokens.issueAccess(userId);
  return {
    access_token: accessToken,
    expires: String(Math.floor(expiresAtMs / 1000)),
    expires_in: String(parts.settings.tokenLifetimeS),
    scope: parts.settings.appScopes.join(','),
    status: 'L',
    // Null members vanish from the body (bitrix24.md 1.1).
    refresh_token: refreshToken,
    user_id: userId,
    ...senderOf(identity, identity.applicationToken),
  };
}

function senderOf({ domain, origin, oauthOrigin, memberId }: PortalIdentity, token: string): PhpFields {
  return {
    domain,
    client_endpoint: `${origin}/rest/`,
    server_endpoint: `${oauthOrigin}/rest/`,
    member_id: memberId,
    application_token: token,
  };
}
