/**
 * What an administrator of the demo company, or Bitrix24 itself, can change while the portal runs. All of it is read
 * afresh with every request.
 */
export interface PortalSettings {
  /** False: `app.info` says so, and no application handler is called, without a word; all else works (bitrix24.md 4.5). */
  installed: boolean;
  /** The application was deleted: `invalid_client`, APPLICATION_NOT_FOUND, and no redirect of authorize. */
  appRemoved: boolean;
  /** False: the OAuth server says PAYMENT_REQUIRED, REST ACCESS_DENIED, and no application handler is called. */
  paid: boolean;
  /** True: every REST call is answered with PORTAL_DELETED. */
  deleted: boolean;
  /** Whether the signed-in user may use the application; else `user_access_error`, and no redirect of authorize. */
  appAccess: boolean;
  operatorIsAdmin: boolean;
  /** The operator's right "Call statistics - View" (bitrix24.md 7.1); an administrator always has `any`. */
  statisticsRight: 'none' | 'own' | 'any';
  /** Who is signed in to Bitrix24 in the browser that opens the authorize page. */
  browserUserId: string;
  /** In the application's card, besides basic. */
  appScopes: readonly string[];
  /** Chosen for the incoming webhook, besides basic. */
  webhookScopes: readonly string[];
  /** Of access tokens made from now on; 3600 in a real portal (bitrix24.md 5.3). */
  tokenLifetimeS: number;
  /** Of refresh tokens made from now on; 180 days in a real portal (bitrix24.md 5.3). */
  refreshLifetimeS: number;
  /** How long a used refresh token still works. Not documented (bitrix24.md 5.3), so none unless a test wants it. */
  refreshGraceMs: number;
  /** Requests a second that drain from the bucket of one address, and how many fill it (bitrix24.md 8). */
  rateLimit: { readonly perSecond: number; readonly burst: number };
  /** Execution seconds a method may use within ten minutes: the limit is not published, 480 is an example (bitrix24.md 8). */
  operatingLimitS: number;
}

export function newPortalSettings(operatorId: string): PortalSettings {
  return {
    installed: true,
    appRemoved: false,
    paid: true,
    deleted: false,
    appAccess: true,
    operatorIsAdmin: false,
    statisticsRight: 'own',
    browserUserId: operatorId,
    appScopes: ['telephony'],
    webhookScopes: ['telephony'],
    tokenLifetimeS: 3600,
    refreshLifetimeS: 180 * 24 * 3600,
    refreshGraceMs: 0,
    rateLimit: { perSecond: 2, burst: 50 },
    operatingLimitS: 480,
  };
}
