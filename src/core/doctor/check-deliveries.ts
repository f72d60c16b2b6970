import { planFor } from '../portal/subscriptions.ts';
import { canAsk, isAppMode, passed, type Check, type DoctorPorts, type Finding } from './doctor-ports.ts';

const roundTripMs = 20_000;
/** Recent enough that nobody has changed the webhook's address since, most likely. */
const provenForMs = 24 * 60 * 60_000;
const hourMs = 60 * 60_000;

export const checkSubscriptions: Check<'subscriptions'> = async (ports, found) => {
  const url = ports.publicUrl();
  if (!isAppMode(ports)) return byHand(ports, url);
  if (!passed(found, 'sign-in') || url === null) return { state: 'skipped', code: 'not-asked' };
  const rows = await ports.portal().subscriptions();
  if (rows.kind === 'failed') {
    return { state: 'failed', code: 'failed', values: { problem: ports.describe(rows.failure) } };
  }
  const plan = planFor(rows.value, { handlerUrl: ports.handlerUrl(url), path: ports.path });
  if (plan.missing.length > 0) {
    return { state: 'failed', code: 'missing', values: { events: plan.missing.join(', ') } };
  }
  const count = String(plan.leftovers.length);
  return plan.leftovers.length > 0
    ? { state: 'warning', code: 'leftovers', values: { count } }
    : { state: 'ok', code: 'ok' };
};

export const checkRoundTrip: Check<'round-trip'> = async (ports, found) => {
  if (!isAppMode(ports)) return lastHeard(ports);
  const isSensible = passed(found, 'sign-in', 'installed', 'listener', 'tunnel', 'subscriptions');
  if (!isSensible) return { state: 'skipped', code: 'not-asked' };
  const trip = await ports.roundTrip(roundTripMs);
  switch (trip.kind) {
    case 'returned': {
      const ms = Math.round(trip.latencyMs);
      return { state: 'ok', code: 'ok', values: { ms: String(ms) }, tookMs: ms };
    }
    case 'failed':
      return { state: 'failed', code: 'failed', values: { problem: ports.describe(trip.failure) } };
    case 'lost':
      return { state: 'failed', code: trip.kind };
    case 'cancelled':
      return { state: 'skipped', code: trip.kind };
  }
};

/** An outgoing webhook cannot be asked which address it calls: it shows by what has come. */
function byHand(
  { reach, handlerUrl, unneededEvents }: DoctorPorts,
  url: string | null,
): Finding<'subscriptions'> {
  const { isMoved, heardAtMs } = reach();
  if (isMoved && url !== null) {
    return { state: 'failed', code: 'moved', values: { address: handlerUrl(url) } };
  }
  const unneeded = unneededEvents();
  if (unneeded.length > 0) {
    const events = unneeded.map(({ name, count }) => `${name} (${count})`).join(', ');
    return { state: 'warning', code: 'sent-for-nothing', values: { events } };
  }
  return heardAtMs === null ? { state: 'skipped', code: 'webhook' } : { state: 'ok', code: 'heard' };
}

/** A webhook cannot be asked for a test: only a call proves that its address is ours. */
function lastHeard({ reach, clock }: DoctorPorts): Finding<'round-trip'> {
  const { heardAtMs } = reach();
  const agoMs = heardAtMs === null ? Number.POSITIVE_INFINITY : clock.now() - heardAtMs;
  if (Math.abs(agoMs) > provenForMs) return { state: 'skipped', code: 'unproven' };
  return { state: 'ok', code: 'heard', values: { minutes: String(Math.max(0, Math.round(agoMs / 60_000))) } };
}

export const checkStatistics: Check<'statistics'> = async (ports, found) => {
  const { operatorId } = ports.session();
  if (!canAsk(ports) || !passed(found, 'sign-in') || operatorId === null) {
    return { state: 'skipped', code: 'not-asked' };
  }
  const fromMs = ports.clock.now() - hourMs;
  const page = await ports.portal().statistics({ operatorId, fromMs, afterId: null });
  if (page.kind === 'ok') return { state: 'ok', code: 'ok' };
  if (page.failure.why === 'forbidden') return { state: 'warning', code: 'forbidden' };
  return { state: 'warning', code: 'failed', values: { problem: ports.describe(page.failure) } };
};
