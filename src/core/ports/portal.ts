import type { CrmEntity } from '../call/call.ts';
import type { PortalFailure } from '../portal/portal-failure.ts';

/** What a portal answered, or why it did not. */
export type Answer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: PortalFailure };

/**
 * One Bitrix24 portal, asked over REST on behalf of the operator who signed in (bitrix24.md 4, 6, 7, 8). Which portal that is
 * was decided at sign-in; nothing a delivery says can change it.
 *
 * Never rejects. Every call settles within a minute; a call that was refused for its rate is tried again inside that time.
 * What only an OAuth application may ask (bitrix24.md 5.5) fails with `app-mode-only` in webhook mode, without asking.
 * Implementations: `adapters/portal/rest-portal.ts`, for an application and for a webhook, `test/fakes/scripted-portal.ts`;
 * all pass `test/contracts/portal-contract.ts`.
 */
export interface Portal {
  /** `profile`: who is signed in (bitrix24.md 6). */
  profile(): Promise<Answer<Profile>>;
  /** `app.info`; app mode only. */
  appInfo(): Promise<Answer<AppInfo>>;
  /** `scope`: what the application or webhook was granted, lower case. */
  scopes(): Promise<Answer<readonly string[]>>;
  /** `events`: the codes that may be bound, upper case; app mode only. */
  events(): Promise<Answer<readonly string[]>>;
  /** `event.get`: the rows this user may see (bitrix24.md 4.2); app mode only. */
  subscriptions(): Promise<Answer<readonly SubscriptionRow[]>>;
  /** `event.bind`; already bound is success (bitrix24.md 4.1); app mode only. */
  bind(event: string, handlerUrl: string): Promise<Answer<'bound' | 'already-bound'>>;
  /** `event.unbind`; app mode only. @returns how many rows went. */
  unbind(row: SubscriptionRow): Promise<Answer<number>>;
  /** `event.test`: asks for an ONAPPTEST that carries the nonce (bitrix24.md 3.1, 3.5); app mode only. */
  raiseTest(nonce: string): Promise<Answer<null>>;
  /** `server.time`, in milliseconds since the Unix epoch, as of the middle of the round trip. */
  serverTimeMs(): Promise<Answer<number>>;
  /** `telephony.externalCall.searchCrmEntities` (bitrix24.md 7.2); empty when the CRM does not know the number. */
  searchCrm(number: string): Promise<Answer<readonly CrmEntity[]>>;
  /**
   * `voximplant.statistic.get`: one page of ended calls, in the order of their rows, which is that of their ends (bitrix24.md 7.1).
   * Each row comes once, whatever is added meanwhile. `forbidden` without the right.
   */
  statistics(query: PortalStatisticsQuery): Promise<Answer<PortalStatisticsPage>>;
  /** Whether somebody else's access token is good at this portal, for our application; it is used once and kept nowhere. */
  confirmAccessToken(accessToken: string): Promise<Answer<null>>;
}

export interface Profile {
  /** Decimal digits. */
  readonly userId: string;
  /** First and last name; hostile text. */
  readonly name: string;
  readonly isAdmin: boolean;
}

export interface AppInfo {
  /** False: bound handlers get nothing, without a word (bitrix24.md 4.5). */
  readonly installed: boolean;
  /** L, F, D, T, P or S (bitrix24.md 3.3). */
  readonly status: string;
  readonly paymentExpired: boolean;
}

/** One row of `event.get`. */
export interface SubscriptionRow {
  /** Upper case. */
  readonly event: string;
  readonly handlerUrl: string;
  /** The user whose tokens go into deliveries; 0 for none. */
  readonly authType: number;
}

export interface PortalStatisticsQuery {
  readonly operatorId: string;
  /** CALL_START_DATE at or after, milliseconds since the Unix epoch. */
  readonly fromMs: number;
  /** `lastId` of the page before; null for the first page. */
  readonly afterId: string | null;
}

export interface PortalStatisticsPage {
  readonly calls: readonly PortalCallRecord[];
  /** Row of the last call on this page, after which the next begins; null when there are no more. */
  readonly lastId: string | null;
}

/** A row of the portal's call statistics, in Bitrix24's terms made plain. */
export interface PortalCallRecord {
  readonly callId: string;
  readonly operatorId: string | null;
  /** CALL_TYPE 1 to 5 (bitrix24.md 2.6), or null when it is something else. */
  readonly callType: number | null;
  readonly number: string | null;
  readonly line: string | null;
  readonly beganAtMs: number;
  readonly durationS: number;
  readonly failedCode: string;
  readonly crmActivityId: string | null;
  readonly viaRestApp: boolean;
}
