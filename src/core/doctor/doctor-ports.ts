import type { PortalFailure } from '../portal/portal-failure.ts';
import type { RoundTripOutcome } from '../portal/round-trip.ts';
import type { Clock } from '../ports/clock.ts';
import type { NoticeOutcome } from '../ports/notifier.ts';
import type { Portal } from '../ports/portal.ts';
import type { PublicProbe } from '../ports/public-probe.ts';
import type { DeskClock, Span } from '../timing/desk-clock.ts';
import type { Reach } from '../tunnel/reachability.ts';
import type { Refusals } from '../intake/refusals.ts';
import type { ReadSettings } from '../settings/settings.ts';
import type { UnneededEvent } from '../intake/unneeded-events.ts';
import type { Session } from '../intake/verify-delivery.ts';
import type { DoctorCheck, DoctorCheckName } from './doctor-check.ts';
import type { DoctorCodes } from './doctor-codes.ts';

/** What the doctor asks of the running program. */
export interface DoctorPorts {
  /** As the file says now. */
  readonly settings: () => ReadSettings;
  readonly session: () => Session;
  /** Webhook mode: whether there is an incoming webhook to ask with. */
  readonly hasIncomingWebhook: () => boolean;
  /** The portal of whoever is signed in now; in webhook mode the one of the incoming webhook. */
  readonly portal: () => Pick<
    Portal,
    'profile' | 'appInfo' | 'scopes' | 'events' | 'subscriptions' | 'serverTimeMs' | 'statistics'
  >;
  /** Whether our own listener answers a probe on 127.0.0.1, without the tunnel. Settles within 10 s, never rejects. */
  readonly listenerAnswers: () => Promise<boolean>;
  /** As the tunnel gave it; null while it is closed. */
  readonly publicUrl: () => string | null;
  /** What Bitrix24 has to call for a public address; holds the secret path. */
  readonly handlerUrl: (publicUrl: string) => string;
  /** The secret part of it. */
  readonly path: string;
  readonly probe: Pick<PublicProbe, 'ask'>;
  /** `PortalLink.roundTrip`. */
  readonly roundTrip: (waitMs: number) => Promise<RoundTripOutcome>;
  /** What genuine deliveries have shown; the only proof there is in webhook mode. */
  readonly reach: () => Reach;
  /** What was refused for the way it came since the start, and when something genuine last came in. */
  readonly refusals: () => Refusals | null;
  /** Genuine events that nobody needs, since the start. */
  readonly unneededEvents: () => readonly UnneededEvent[];
  /** This computer's clock, by what the portal and its deliveries have told so far. */
  readonly deskClock: () => DeskClock;
  readonly describeSpan: (span: Span) => string;
  /** Why no call can be kept, in English, after a look at the history's file; null while they can. Never rejects. */
  readonly historyTrouble: () => Promise<string | null>;
  /** How many calls are not deleted because nothing bears this computer's date out. */
  readonly withheld: () => number;
  /** Shows a notice that says what it is. */
  readonly tryNotice: () => Promise<NoticeOutcome>;
  /** A failure in the operator's words, and what he can do. */
  readonly describe: (failure: PortalFailure) => string;
  readonly clock: Clock;
}

export interface Finding<Name extends DoctorCheckName> {
  readonly state: DoctorCheck['state'];
  readonly code: DoctorCodes[Name];
  readonly values?: Readonly<Record<string, string>>;
  /** Where something better than the time it took was measured. */
  readonly tookMs?: number;
}

/** What was found before, by name. */
export type Found = Partial<Readonly<Record<DoctorCheckName, DoctorCheck>>>;

export type Check<Name extends DoctorCheckName> = (
  ports: DoctorPorts,
  found: Found,
) => Promise<Finding<Name>> | Finding<Name>;

/** Whether all of these were found in order, or in an order that calls can live with. */
export function passed(found: Found, ...names: readonly DoctorCheckName[]): boolean {
  return names.every((name) => found[name]?.state === 'ok' || found[name]?.state === 'warning');
}

export function isAppMode(ports: DoctorPorts): boolean {
  return ports.settings().settings.portal.mode === 'app';
}

/** Whether there is anything to ask the portal with. */
export function canAsk(ports: DoctorPorts): boolean {
  return isAppMode(ports) || ports.hasIncomingWebhook();
}
