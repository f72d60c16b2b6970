import { createPortalClock, type PortalClock } from '../../src/core/portal/portal-clock.ts';
import { failureOf } from './portal/small-portal.ts';

/** The portal's clock where the portal cannot be asked: only deliveries tell it. */
export function unaskedClock(now: () => number, monotonic: () => number = now): PortalClock {
  const serverTimeMs = async () => ({ kind: 'failed' as const, failure: failureOf('unreachable') });
  return createPortalClock(() => ({ serverTimeMs }), { now, monotonic });
}
