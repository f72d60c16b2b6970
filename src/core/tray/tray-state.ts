import type { AppStatus } from '../app-status.ts';
import type { PlainKey } from '../texts/catalogue.ts';

/** Each has an icon of its own (assets/README.md, "States"). */
export type TrayState = 'hearing' | 'starting' | 'degraded' | 'deaf' | 'do-not-disturb' | 'signed-out';

export interface TrayMark {
  readonly state: TrayState;
  /** What keeps calls, or their notices, from getting through; null when nothing does. */
  readonly reason: PlainKey | null;
}

/**
 * One icon for all that can be the matter. What keeps calls away goes before do not disturb: an operator who wants
 * no notices still counts on the history.
 */
export function trayMarkOf(status: AppStatus): TrayMark {
  return keptAway(status) ?? held(status) ?? impaired(status) ?? { state: settled(status), reason: null };
}

function keptAway({ portal, hearing }: AppStatus): TrayMark | null {
  switch (portal.state) {
    case 'signed-out':
      return { state: 'signed-out', reason: null };
    case 'operator-unknown':
      return { state: 'signed-out', reason: 'tray.reason.operator-unknown' };
    case 'not-installed':
      return { state: 'deaf', reason: 'tray.reason.not-installed' };
    case 'connecting':
    case 'connected':
    case 'failed':
      return hearing.state === 'deaf' && !isUntold(hearing)
        ? { state: 'deaf', reason: reasonOf(hearing) }
        : null;
  }
}

function held({ quiet }: AppStatus): TrayMark | null {
  return quiet === null ? null : { state: 'do-not-disturb', reason: null };
}

function impaired({ portal, hearing, notifier }: AppStatus): TrayMark | null {
  if (hearing.state === 'degraded') return { state: 'degraded', reason: reasonOf(hearing) };
  if (portal.state === 'failed') return { state: 'degraded', reason: 'tray.reason.portal' };
  if (notifier === 'failing') return { state: 'degraded', reason: 'tray.reason.notices' };
  return null;
}

function settled({ portal, hearing, lastDelivery }: AppStatus): TrayState {
  if (portal.state === 'connecting' || hearing.state === 'starting') return 'starting';
  return isUntold(hearing) && lastDelivery === null ? 'starting' : 'hearing';
}

/** The operator wants no tunnel, and nothing is probed: only a delivery proves that calls arrive. */
function isUntold({ state, reason }: AppStatus['hearing']): boolean {
  return state === 'paused' || reason?.code === 'no-tunnel';
}

function reasonOf({ reason }: AppStatus['hearing']): PlainKey | null {
  switch (reason?.code) {
    case undefined:
      return null;
    case 'program-missing':
    case 'not-configured':
      return `tray.reason.${reason.code}`;
    case 'refused':
    case 'bad-answer':
    case 'program-failed':
    case 'program-ended':
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
