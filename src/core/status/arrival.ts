import type { AppStatus, StatusFacts } from './app-status.ts';
import type { ReachabilityState } from '../tunnel/reachability-state.ts';
import type { Reach } from '../tunnel/reachability.ts';

/** What everybody wants to know first: whether calls arrive. Tray, window and band all say this, each in its own words. */
export interface Arrival {
  readonly kind: 'good' | 'warn' | 'open' | 'bad';
  readonly why:
    | 'yes'
    /** They do, though our own probe does not get round. */
    | 'unseen'
    | 'notices'
    /** They arrive, and cannot be kept: Bitrix24 is told so. */
    | 'not-kept'
    | 'portal-failed'
    | 'degraded'
    | 'starting'
    | 'connecting'
    | 'paused'
    /** Nothing is in the way, but none has come yet. */
    | 'unproven'
    | 'deaf'
    /** What comes in is refused, for it comes by a way that is none of ours. */
    | 'foreign'
    /** What comes in is refused, for it is more than a day away from the best clock known. */
    | 'wrong-day'
    /** They do; but the clock of this computer is wrong, which is a nuisance elsewhere. */
    | 'clock-off'
    /** Bitrix24 has to be given another address by hand. */
    | 'moved'
    | 'signed-out'
    | 'no-token'
    | 'not-installed'
    | 'operator-unknown';
}

/** What keeps calls away goes before what only impairs them. */
export function arrivalOf(facts: StatusFacts): Arrival {
  return keptAway(facts) ?? impaired(facts) ?? settled(facts);
}

/** How hearing is once deliveries are heeded as well as probes. */
export function heardStateOf(
  { state }: { readonly state: ReachabilityState },
  reach: Reach,
): ReachabilityState {
  if (reach.isBlind && (state === 'deaf' || state === 'degraded')) return 'hearing';
  return reach.isMoved && (state === 'hearing' || state === 'degraded') ? 'deaf' : state;
}

function keptAway(facts: StatusFacts): Arrival | null {
  const { portal, reachability } = facts;
  switch (portal.state) {
    case 'signed-out':
      return { kind: 'bad', why: portal.mode === 'app' ? 'signed-out' : 'no-token' };
    case 'not-installed':
    case 'operator-unknown':
      return { kind: 'bad', why: portal.state };
    case 'connecting':
    case 'connected':
    case 'failed':
      return reachability.state === 'paused' ? { kind: 'bad', why: 'paused' } : cutOff(facts);
  }
}

function cutOff(facts: StatusFacts): Arrival | null {
  const { reachability, reach } = facts;
  if (facts.historyTrouble !== null) return { kind: 'bad', why: 'not-kept' };
  if (isRefused(facts)) return { kind: 'bad', why: 'foreign' };
  if (isOfAnotherDay(facts)) return { kind: 'bad', why: 'wrong-day' };
  if (heardStateOf(reachability, reach) !== 'deaf' || isUntold(reachability)) return null;
  return { kind: 'bad', why: reach.isMoved && reachability.state !== 'deaf' ? 'moved' : 'deaf' };
}

/** The probe was, or something that may have been a call; and nothing genuine has come since. */
function isRefused({ reachability, refusals }: StatusFacts): boolean {
  const code = reachability.reason?.code;
  if (reachability.state === 'deaf' && (code === 'foreign-host' || code === 'foreign-origin')) return true;
  return refusals?.why === 'foreign-host' && refusals.isLast;
}

/** What has the right token and is refused may be a call, or an old one sent again by somebody: until one is believed, nobody knows. */
export function isOfAnotherDay({ refusals }: Pick<StatusFacts, 'refusals'>): boolean {
  return refusals?.why === 'another-day' && refusals.isLast;
}

function impaired({ portal, reachability, reach, notifier }: StatusFacts): Arrival | null {
  if (reach.isBlind && reachability.state !== 'hearing') return { kind: 'warn', why: 'unseen' };
  if (reachability.state === 'degraded') return { kind: 'warn', why: 'degraded' };
  if (portal.state === 'failed') return { kind: 'warn', why: 'portal-failed' };
  return notifier === 'failing' ? { kind: 'warn', why: 'notices' } : null;
}

function settled({ portal, reachability, reach, lastDelivery, clock }: StatusFacts): Arrival {
  if (reachability.state === 'starting') return { kind: 'open', why: 'starting' };
  if (portal.state === 'connecting') return { kind: 'open', why: 'connecting' };
  const needsProof = isUntold(reachability) || portal.mode === 'webhook';
  if (needsProof && lastDelivery === null && reach.heardAtMs === null)
    return { kind: 'open', why: 'unproven' };
  return clock.state === 'ahead' || clock.state === 'behind'
    ? { kind: 'warn', why: 'clock-off' }
    : { kind: 'good', why: 'yes' };
}

/** Without a tunnel of ours nothing is probed: only an event proves that calls arrive. */
function isUntold({ reason }: AppStatus['reachability']): boolean {
  return reason?.code === 'no-tunnel';
}
