import type { AppStatus } from '../status/app-status.ts';
import type { PlainKey } from '../text/catalogue.ts';

/** Each has an icon of its own (assets/README.md, "States"). */
export type TrayState = 'hearing' | 'starting' | 'degraded' | 'deaf' | 'do-not-disturb' | 'signed-out';

export interface TrayMark {
  readonly state: TrayState;
  /** What keeps calls, or their notices, from getting through, or from being proven to; null when nothing does. */
  readonly reason: PlainKey | null;
}

/**
 * One icon for all that can be the matter. What keeps calls away goes before do not disturb: an operator who wants
 * no notices still counts on the history.
 */
export function trayMarkOf(status: AppStatus): TrayMark {
  const isHeld = status.quiet !== null && (status.arrival.kind !== 'bad' || status.arrival.why === 'paused');
  return isHeld ? { state: 'do-not-disturb', reason: null } : markOf(status);
}

function markOf({ arrival: { why }, reachability, clock }: AppStatus): TrayMark {
  switch (why) {
    case 'yes':
      return { state: 'hearing', reason: null };
    case 'clock-off':
      return { state: 'hearing', reason: clock.state === 'behind' ? 'clock.behind' : 'clock.ahead' };
    case 'unseen':
      return { state: 'hearing', reason: 'tray.reason.unseen' };
    case 'starting':
    case 'connecting':
    case 'paused':
      return { state: 'starting', reason: null };
    case 'unproven':
      return { state: 'starting', reason: 'tray.reason.unproven' };
    case 'degraded':
      return { state: 'degraded', reason: reasonOf(reachability) };
    case 'portal-failed':
      return { state: 'degraded', reason: 'tray.reason.portal' };
    case 'notices':
      return { state: 'degraded', reason: 'tray.reason.notices' };
    case 'deaf':
      return { state: 'deaf', reason: reasonOf(reachability) };
    case 'moved':
    case 'foreign':
    case 'wrong-day':
    case 'not-installed':
    case 'not-kept':
      return { state: 'deaf', reason: `tray.reason.${why}` };
    case 'signed-out':
    case 'no-token':
      return { state: 'signed-out', reason: null };
    case 'operator-unknown':
      return { state: 'signed-out', reason: 'tray.reason.operator-unknown' };
  }
}

function reasonOf({ reason }: AppStatus['reachability']): PlainKey | null {
  switch (reason?.code) {
    case undefined:
      return null;
    case 'program-missing':
    case 'not-configured':
      return `tray.reason.${reason.code}`;
    case 'foreign-host':
    case 'foreign-origin':
      return 'tray.reason.foreign';
    case 'refused':
    case 'bad-answer':
    case 'program-failed':
    case 'program-ended':
    case 'name-free':
      return 'tray.reason.tunnel';
    case 'timed-out':
    case 'unreachable':
    case 'called-off':
    case 'no-tunnel':
    case 'connection-lost':
    case 'wrong-answer':
      return 'tray.reason.unreachable';
  }
}
