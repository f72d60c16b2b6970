import type { Log } from '../ports/log.ts';
import type { ReachabilityStatus } from './reachability-state.ts';

/** Probes come every half a minute; a day of them would push everything else out of the log. */
const logEveryMs = 10 * 60_000;

/** Notes probes that came back: one in ten minutes for everybody, the others for who looks closely. */
export function createProbeLog(
  log: Log,
  lastDeliveryAgeS: () => number | null,
): (status: Pick<ReachabilityStatus, 'lastProbe'>) => void {
  let loggedAtMs = Number.NEGATIVE_INFINITY;
  return ({ lastProbe }) => {
    if (lastProbe === null) return;
    const isDue = lastProbe.atMs - loggedAtMs >= logEveryMs;
    if (isDue) loggedAtMs = lastProbe.atMs;
    log[isDue ? 'info' : 'debug']('tunnel probe', {
      latencyMs: Math.round(lastProbe.latencyMs),
      lastDeliveryAgeS: lastDeliveryAgeS(),
    });
  };
}
