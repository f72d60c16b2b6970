import type { AppStatus } from '../../core/app-status.ts';

/** What matters first: whether calls arrive. The words of each are `status.arrive.<why>`. */
export interface Arrival {
  readonly kind: 'good' | 'warn' | 'open' | 'bad';
  readonly why:
    | 'yes'
    | 'notices'
    | 'portal-failed'
    | 'degraded'
    | 'starting'
    | 'connecting'
    | 'paused'
    | 'unproven'
    | 'deaf'
    | 'signed-out'
    | 'no-token'
    | 'not-installed'
    | 'operator-unknown';
}

/** The same order as the tray's icon: what keeps calls away goes before what only impairs them. */
export function arrivalOf(status: AppStatus): Arrival {
  return keptAway(status) ?? impaired(status) ?? settled(status);
}

function keptAway({ portal, hearing }: AppStatus): Arrival | null {
  switch (portal.state) {
    case 'signed-out':
      return { kind: 'bad', why: portal.mode === 'app' ? 'signed-out' : 'no-token' };
    case 'not-installed':
    case 'operator-unknown':
      return { kind: 'bad', why: portal.state };
    case 'connecting':
    case 'connected':
    case 'failed':
      if (hearing.state === 'paused') return { kind: 'bad', why: 'paused' };
      return hearing.state === 'deaf' && !isUntold(hearing) ? { kind: 'bad', why: 'deaf' } : null;
  }
}

function impaired({ portal, hearing, notifier }: AppStatus): Arrival | null {
  if (hearing.state === 'degraded') return { kind: 'warn', why: 'degraded' };
  if (portal.state === 'failed') return { kind: 'warn', why: 'portal-failed' };
  return notifier === 'failing' ? { kind: 'warn', why: 'notices' } : null;
}

function settled({ portal, hearing, lastDelivery }: AppStatus): Arrival {
  if (hearing.state === 'starting') return { kind: 'open', why: 'starting' };
  if (portal.state === 'connecting') return { kind: 'open', why: 'connecting' };
  if (isUntold(hearing) && lastDelivery === null) return { kind: 'open', why: 'unproven' };
  return { kind: 'good', why: 'yes' };
}

/** Without a tunnel of ours nothing is probed: only an event proves that calls arrive. */
function isUntold({ reason }: AppStatus['hearing']): boolean {
  return reason?.code === 'no-tunnel';
}
