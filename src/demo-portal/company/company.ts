import { createAccessTokens } from '../oauth/access-tokens.ts';
import { createAuthorizationCodes } from '../oauth/authorization-codes.ts';
import { createCrm } from './crm.ts';
import { createEventQueue, type QueueOptions } from '../events/event-queue.ts';
import { createLeakyBucket } from '../rest/request-bucket.ts';
import { oauthRouter } from '../oauth/oauth-server.ts';
import { createOperatingTime } from '../rest/operating-time.ts';
import { createPlannedFailures } from '../planned-failures.ts';
import { newPortalIdentity, type DomainKind } from '../portal-identity.ts';
import { newPortalSettings } from '../portal-settings.ts';
import { createRaiseEvent } from '../events/raise-event.ts';
import { createRequestLog } from '../request-log.ts';
import { eventMethods } from '../rest/rest-methods/event-methods.ts';
import { systemMethods } from '../rest/rest-methods/system-methods.ts';
import { telephonyMethods } from '../rest/rest-methods/telephony-methods.ts';
import { userMethods } from '../rest/rest-methods/user-methods.ts';
import { restRouter } from '../rest/rest-router.ts';
import type { Served } from '../rest/rest-server.ts';
import { createCallStatistics } from './call-statistics.ts';
import { createSubscriptions } from '../events/bound-events.ts';
import { operatorId, usersWith } from './users.ts';

export interface CompanyOptions extends QueueOptions {
  /** Where it is served. */
  readonly origin: string;
  readonly domain: DomainKind;
  readonly clock: () => number;
}

/** Everything that the demo company's portal keeps, put together; nothing of it listens yet. */
export type Company = ReturnType<typeof createCompany>;

/** @returns the parts, each knowing only those it needs */
export function createCompany({ origin, domain, clock, ...queueOptions }: CompanyOptions) {
  const settings = newPortalSettings(operatorId);
  const crm = createCrm();
  const parts = {
    clock,
    settings,
    crm,
    identity: newPortalIdentity(origin, domain),
    tokens: createAccessTokens({ clock, lifetimes: () => settings }),
    codes: createAuthorizationCodes(clock),
    subscriptions: createSubscriptions(),
    queue: createEventQueue(queueOptions),
    statistics: createCallStatistics(crm),
    bucket: createLeakyBucket(clock, () => settings.rateLimit),
    operating: createOperatingTime(clock),
    failures: createPlannedFailures(),
    log: createRequestLog(),
    users: () => usersWith(settings.operatorIsAdmin),
  };
  return { ...parts, raise: createRaiseEvent(parts) };
}

/** What a listener of the company's answers. */
export function servedBy(company: Company): Served {
  const methods = {
    ...systemMethods(company),
    ...userMethods(company.users),
    ...eventMethods(company),
    ...telephonyMethods(company),
  };
  return {
    rest: restRouter({ ...company, methods }),
    oauth: oauthRouter(company),
    currentOrigin: () => company.identity.origin,
  };
}
