import type { PortalStatus } from '../status/app-status.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Portal } from '../ports/portal.ts';
import type { SameSecret } from '../ports/same-secret.ts';
import type { SecretStore } from '../ports/secret-store.ts';
import type { Timers } from '../ports/timers.ts';
import type { Settings } from '../settings/settings.ts';

/** What the link asks of a portal. */
export type LinkedPortal = Pick<
  Portal,
  'profile' | 'appInfo' | 'scopes' | 'subscriptions' | 'bind' | 'unbind' | 'raiseTest' | 'confirmAccessToken'
>;

export interface PortalLinkPorts {
  /** The portal of whoever is signed in now; in webhook mode the one of the incoming webhook. */
  readonly portal: () => LinkedPortal;
  readonly settings: () => Pick<Settings['portal'], 'mode' | 'domain' | 'operatorId'>;
  readonly secrets: SecretStore;
  /** The secret part of the handler's address: rows that end with it are ours. */
  readonly path: string;
  /** Writes `portal.operatorId`; must not throw. */
  readonly keepOperator: (operatorId: string) => void;
  /** Forgets `portal.memberId` and `portal.operatorId`, when the operator signs out; must not throw. */
  readonly forgetPortal: () => void;
  /**
   * The handler's address that last brought a test back, across restarts; holds the secret path. Null while the portal may still
   * bring tests to it. Must not throw.
   */
  readonly proven: { read(): string | null; keep(handlerUrl: string | null): void };
  /** `PortalClock.measure`. */
  readonly measureClock: () => Promise<void>;
  readonly timers: Timers;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  /** 32 hex characters or more that nobody can guess. */
  readonly newNonce: () => string;
  readonly sameSecret: SameSecret;
  readonly log: Log;
  /** After every change of the status. */
  readonly changed: (status: PortalStatus) => void;
}
