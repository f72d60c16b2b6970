import type { AccessTokens } from './oauth/access-tokens.ts';
import type { AuthorizationCodes } from './oauth/authorization-codes.ts';
import type { Crm, CrmEntry, NewCrmEntry } from './company/crm.ts';
import type { Delivery } from './events/event-queue.ts';
import type { OperatingTime } from './rest/operating-time.ts';
import type { Failure, PlannedFailures } from './planned-failures.ts';
import { newApplicationToken, type PortalIdentity } from './portal-identity.ts';
import type { PortalSettings } from './portal-settings.ts';
import type { RaiseEvent } from './events/raise-event.ts';
import type { Subscription, Subscriptions } from './events/bound-events.ts';
import { adminId } from './company/users.ts';

/** What an administrator of the demo company, time, or bad luck can do to it. */
export interface PortalAdmin {
  /** Changes any of the portal's settings at once: `set({ installed: false })`. */
  set(changed: Partial<PortalSettings>): void;
  settings(): Readonly<PortalSettings>;
  /** Every access token answers `expired_token` from now on; refresh tokens still work. */
  expireAccessTokens(): void;
  /** The session is over: access tokens count as expired, refresh tokens and codes answer `invalid_grant`. */
  revoke(): void;
  /** Moves the portal to another name and port; the old one answers REST with a 302 (bitrix24.md 5.4). The OAuth server stays. */
  rename(domain?: string): Promise<{ readonly origin: string; readonly domain: string }>;
  /** Marks the plan as paid, or not (PAYMENT_REQUIRED). Short for `set({ paid })`. */
  pay(paid: boolean): void;
  /** Every REST call answers PORTAL_DELETED, the OAuth server 404 (bitrix24.md 5.4; inferred for every call). */
  deletePortal(): void;
  /** Lets the next call of a method fail, or the next so many. `oauth/token`, `oauth/authorize` and `*` work too. */
  failNext(method: string, failure: Failure, times?: number): void;
  /** Uses up execution time of a method for the application and the webhook; more than 480 s in ten minutes block it. */
  spendOperatingTime(method: string, seconds: number): void;
  addContact(entry: NewCrmEntry): CrmEntry;
  /** All subscription rows, also those nobody may see. */
  subscriptions(): readonly Subscription[];
  /** Completes the installation and POSTs ONAPPINSTALL to the initial installation path (bitrix24.md 3.5, 4.5). */
  install(installUrl: string): Promise<readonly Delivery[]>;
  /** Raises ONAPPUPDATE, and drops every handler of the application (bitrix24.md 3.5). */
  update(change?: { readonly newApplicationToken?: boolean }): Promise<readonly Delivery[]>;
  /** Raises ONAPPUNINSTALL, drops the application's handlers and ends its sessions (bitrix24.md 3.5). */
  uninstall(options?: { readonly clean?: boolean }): Promise<readonly Delivery[]>;
}

export interface AdminParts {
  readonly identity: PortalIdentity;
  readonly settings: PortalSettings;
  readonly tokens: AccessTokens;
  readonly codes: AuthorizationCodes;
  readonly failures: PlannedFailures;
  readonly operating: OperatingTime;
  readonly crm: Crm;
  readonly subscriptions: Subscriptions;
  readonly raise: RaiseEvent;
  /** Opens another listener. @returns its origin. */
  readonly listen: () => Promise<string>;
}

export function createPortalAdmin(parts: AdminParts): PortalAdmin {
  const { identity, settings, tokens, failures, operating, crm, subscriptions } = parts;
  return {
    set: (changed) => void Object.assign(settings, changed),
    settings: () => ({ ...settings }),
    expireAccessTokens: tokens.expireAccessTokens,
    revoke: () => endSessions(parts),
    async rename(wanted) {
      const origin = await parts.listen();
      const isHost = identity.domain === new URL(identity.origin).host;
      const domain = wanted ?? (isHost ? new URL(origin).host : `renamed-${identity.domain}`);
      Object.assign(identity, { origin, domain });
      return { origin, domain };
    },
    pay(paid) {
      settings.paid = paid;
    },
    deletePortal() {
      settings.deleted = true;
    },
    failNext: (method, failure, times = 1) => failures.plan(method, failure, times),
    spendOperatingTime(method, seconds) {
      for (const via of ['application', 'webhook'])
        operating.spend(`${via} ${method.toLowerCase()}`, seconds);
    },
    addContact: crm.add,
    subscriptions: subscriptions.all,
    ...lifeCycle(parts),
  };
}

type LifeCycle = Pick<PortalAdmin, 'install' | 'update' | 'uninstall'>;

function lifeCycle({ identity, settings, subscriptions, raise, ...parts }: AdminParts): LifeCycle {
  return {
    install(installUrl) {
      settings.installed = true;
      settings.appRemoved = false;
      subscriptions.add({
        event: 'ONAPPINSTALL',
        handlerUrl: installUrl,
        owner: 'application',
        authType: '0',
      });
      const data = { VERSION: '1', ACTIVE: 'Y', INSTALLED: 'Y', LANGUAGE_ID: 'de' };
      return raise({ event: 'ONAPPINSTALL', data, raisedBy: adminId });
    },
    update({ newApplicationToken: renewed = false } = {}) {
      if (renewed) identity.applicationToken = newApplicationToken();
      const data = { VERSION: '2', PREVIOUS_VERSION: '1', LANGUAGE_ID: 'de' };
      const delivered = raise({ event: 'ONAPPUPDATE', data, raisedBy: adminId });
      dropHandlers();
      return delivered;
    },
    uninstall({ clean = false } = {}) {
      const data = { LANGUAGE_ID: 'de', CLEAN: clean ? '1' : '0' };
      const delivered = raise({ event: 'ONAPPUNINSTALL', data, raisedBy: adminId });
      dropHandlers();
      settings.appRemoved = true;
      endSessions(parts);
      return delivered;
    },
  };

  function dropHandlers(): void {
    subscriptions.remove(({ owner }) => owner === 'application');
  }
}

function endSessions({ tokens, codes }: Pick<AdminParts, 'tokens' | 'codes'>): void {
  tokens.revoke();
  codes.forgetAll();
}
