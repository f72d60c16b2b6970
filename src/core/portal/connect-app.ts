import type { Profile } from '../ports/portal.ts';
import { failedBy, ownFailure, type Connection } from './connection.ts';
import type { LinkedPortal } from './link-ports.ts';
import { linkTimes } from './link-times.ts';
import type { RoundTrip } from './round-trip.ts';
import { bindAll, planFor, unbindAll } from './subscriptions.ts';

export interface AppConnectionParts {
  readonly portal: LinkedPortal;
  readonly trips: RoundTrip;
  readonly handlerUrl: string | null;
  readonly path: string;
  /** False as soon as something newer is to be done: what is left of this is then pointless. */
  readonly isCurrent: () => boolean;
  readonly identified: (profile: Profile) => void;
  readonly measureClock: () => Promise<void>;
}

/** From "somebody has signed in" to "calls arrive": who it is, what is bound, and the proof (bitrix24.md 3.1, 4). */
export async function connectApp(parts: AppConnectionParts): Promise<Connection | null> {
  const { portal, handlerUrl, isCurrent } = parts;
  const profile = await portal.profile();
  if (!isCurrent()) return null;
  if (profile.kind === 'failed') return failedBy(profile.failure);
  parts.identified(profile.value);
  await parts.measureClock();

  const info = await portal.appInfo();
  if (!isCurrent()) return null;
  if (info.kind === 'failed') return failedBy(info.failure);
  if (!info.value.installed) return { kind: 'not-installed' };
  if (info.value.paymentExpired) return failedBy(ownFailure('plan', 'the application is not paid for'));
  return handlerUrl === null ? { kind: 'needs-address' } : subscribe(parts, handlerUrl);
}

async function subscribe(parts: AppConnectionParts, handlerUrl: string): Promise<Connection | null> {
  const { portal, path, isCurrent } = parts;
  const rows = await portal.subscriptions();
  if (rows.kind === 'failed') return failedBy(rows.failure);
  const { missing, leftovers } = planFor(rows.value, { handlerUrl, path });
  const objection = missing.length === 0 || !isCurrent() ? null : await objectionToBinding(portal);
  if (objection !== null) return objection;
  const bound = await bindAll(portal, { missing, handlerUrl }, isCurrent);
  if (bound.kind === 'failed') return failedBy(bound.failure);
  await unbindAll(portal, leftovers, isCurrent);
  return isCurrent() ? prove(parts.trips) : null;
}

/** Asked only when there is something to bind: without the scope Bitrix24 says no more than that it knows no such event. */
async function objectionToBinding(portal: LinkedPortal): Promise<Connection | null> {
  const scopes = await portal.scopes();
  if (scopes.kind === 'failed') return failedBy(scopes.failure);
  return scopes.value.includes('telephony')
    ? null
    : failedBy(ownFailure('missing-scope', 'the application lacks the scope telephony'));
}

async function prove(trips: RoundTrip): Promise<Connection | null> {
  const trip = await trips.ask(linkTimes.roundTripMs);
  switch (trip.kind) {
    case 'returned':
      return { kind: 'connected', failure: null };
    case 'lost':
      return { kind: 'test-lost' };
    case 'failed':
      return failedBy(trip.failure);
    case 'cancelled':
      return null;
  }
}
