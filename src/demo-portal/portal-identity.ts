import { randomBytes, randomInt } from 'node:crypto';

/** What the portal, its one local application and its webhooks are known by. Everything secret is new on every start. */
export interface PortalIdentity {
  /** Host name; another after a rename. */
  domain: string;
  /** Where REST is served now; another after a rename. */
  origin: string;
  /** Where the OAuth server is. It does not move when a portal is renamed. */
  readonly oauthOrigin: string;
  readonly memberId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of the application. Another secret than the outgoing webhook's (bitrix24.md 3.1); an update may bring a new one. */
  applicationToken: string;
  /** The registered address of the application, where authorize sends the browser to. */
  redirectUrl: string;
  /** Of the outgoing webhook. */
  readonly outgoingToken: string;
  /** Of the operator's incoming webhook. */
  readonly incomingSecret: string;
}

const madeUpDomain = 'demo.bitrix24.example';
const memberId = 'de300000000000000000000000000b24';

/** `made-up`: a name that leads nowhere. `host`: `127.0.0.1:PORT`, for clients that build addresses from the domain. */
export type DomainKind = 'made-up' | 'host';

export function newPortalIdentity(origin: string, domain: DomainKind): PortalIdentity {
  return {
    domain: domain === 'host' ? new URL(origin).host : madeUpDomain,
    origin,
    oauthOrigin: origin,
    memberId,
    clientId: `local.${randomBytes(7).toString('hex')}.${randomInt(10_000_000, 100_000_000)}`,
    clientSecret: alphanumeric(50),
    applicationToken: newApplicationToken(),
    redirectUrl: 'http://127.0.0.1:7000/',
    outgoingToken: newApplicationToken(),
    incomingSecret: alphanumeric(16),
  };
}

/** 32 hex characters, as in the samples (bitrix24.md 3.1). */
export function newApplicationToken(): string {
  return randomBytes(16).toString('hex');
}

/** Letters and digits, as Bitrix24's codes and tokens are made of. */
export function alphanumeric(length: number): string {
  return randomBytes(length * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, length);
}
