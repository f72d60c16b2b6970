import { isAppMode, passed, type Check, type DoctorPorts, type Found } from './doctor-ports.ts';

/** How long a test event may take that is to show what our own probe cannot. */
const roundTripMs = 20_000;

export const checkTunnel: Check<'tunnel'> = async (ports, found) => {
  const url = ports.publicUrl();
  // The demo's portal is on this machine, and hears without one.
  if (url === null && ports.settings().settings.tunnel.kind === 'none')
    return { state: 'failed', code: 'none' };
  if (!passed(found, 'listener')) return { state: 'skipped', code: 'not-asked' };
  if (url === null) return { state: 'failed', code: 'closed' };
  const outcome = await ports.probe.ask(url);
  if (outcome.kind === 'unheard') {
    const { why, detail } = outcome;
    const values = { detail };
    return (await isHeardOtherwise(ports, found))
      ? { state: 'warning', code: 'unseen', values }
      : { state: 'failed', code: why, values };
  }
  const ms = Math.round(outcome.latencyMs);
  return { state: 'ok', code: 'ok', values: { ms: String(ms) }, tookMs: ms };
};

/** This machine need not be able to reach its own public address; what comes from Bitrix24 knows better than our probe. */
async function isHeardOtherwise(ports: DoctorPorts, found: Found): Promise<boolean> {
  if (ports.reach().isBlind) return true;
  if (!isAppMode(ports) || !passed(found, 'sign-in', 'installed')) return false;
  return (await ports.roundTrip(roundTripMs)).kind === 'returned';
}

/** A browser's page is no call, and is refused rightly; another host name may have been the operator's own proxy, and what is of another day calls by a wrong clock. */
export const checkRefusals: Check<'refusals'> = ({ refusals }) => {
  const refused = refusals();
  if (refused === null) return { state: 'ok', code: 'ok' };
  const { why, count, said, isLast } = refused;
  const isWorse = why !== 'foreign-origin' && isLast;
  return { state: isWorse ? 'failed' : 'warning', code: why, values: { count: String(count), said } };
};
