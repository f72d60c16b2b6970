import type { PortalIdentity } from '../../portal-identity.ts';
import type { PortalSettings } from '../../portal-settings.ts';
import { portalTime } from '../../portal-time.ts';
import { param } from '../rest-params.ts';
import { refused, result, type RestMethods } from './rest-method.ts';

export interface SystemParts {
  readonly identity: PortalIdentity;
  readonly settings: PortalSettings;
  readonly clock: () => number;
}

/** `app.info`, `scope` and `server.time` (bitrix24.md 6). */
export function systemMethods({ identity, settings, clock }: SystemParts): RestMethods {
  return {
    'app.info': {
      scopes: [],
      run(_params, { via }) {
        if (via !== 'application') {
          return refused('ACCESS_DENIED', 'Access denied! Application context required');
        }
        return result({
          ID: 12,
          CODE: identity.clientId,
          VERSION: 1,
          STATUS: 'L',
          INSTALLED: settings.installed,
          PAYMENT_EXPIRED: settings.paid ? 'N' : 'Y',
          DAYS: null,
          LANGUAGE_ID: 'de',
          LICENSE: 'de_pro100',
          LICENSE_TYPE: 'pro100',
          LICENSE_FAMILY: 'pro',
        });
      },
    },
    scope: {
      scopes: [],
      run: (params, { scopes }) =>
        result(
          param(params, 'FULL') === undefined ? scopes : ['crm', 'im', 'telephony', 'user', 'user_brief'],
        ),
    },
    'server.time': { scopes: [], run: () => result(portalTime(clock())) },
  };
}
