import type { Arrival } from './arrival.ts';
import type { DeskClock } from '../timing/desk-clock.ts';
import type { ReachabilityState, ReachabilityStatus } from '../tunnel/reachability-state.ts';
import type { Reach } from '../tunnel/reachability.ts';
import type { Refusals } from '../intake/refusals.ts';
import type { TunnelKind } from '../tunnel/tunnel-kinds.ts';
import type { PortalFailure } from '../portal/portal-failure.ts';

/** All that the status strip, the tray and the status view say. Times are milliseconds since the Unix epoch. */
export interface AppStatus {
  /** Whether calls arrive, of all that follows: what is shown first, and what everything else that is shown must agree with. */
  readonly arrival: Arrival;
  /** What our own probes say. */
  readonly reachability: ReachabilityStatus;
  /** What genuine deliveries say. */
  readonly reach: Reach;
  readonly portal: PortalStatus;
  /** The address Bitrix24 has to call; shown to be pasted, so it holds the secret path. Null while no tunnel is open. */
  readonly handlerUrl: string | null;
  readonly tunnelKind: TunnelKind;
  /** The last genuine delivery since the start. */
  readonly lastDelivery: { readonly atMs: number } | null;
  /** What was refused for the way it came, or for its time, under the secret path; null while nothing was. */
  readonly refusals: Refusals | null;
  /** Hooks that calls asked for and that were not run, since too many ran already; null while there were none. */
  readonly droppedHooks: { readonly count: number; readonly atMs: number } | null;
  /** From the portal's `ts` to our answer, of the last 200 live deliveries; null while there were none. */
  readonly deliveryDelay: { readonly p50Ms: number; readonly p95Ms: number; readonly count: number } | null;
  /** How the clock of this computer compares with the portal's. */
  readonly clock: DeskClock;
  /** Do not disturb, whoever asked for it; `untilMs` null: a schedule. */
  readonly quiet: { readonly untilMs: number | null } | null;
  /** Why no call can be kept, in English; null while they can. */
  readonly historyTrouble: string | null;
  /** How many calls are past their retention by a clock that nothing bears out, and kept for that. */
  readonly withheld: number;
  readonly notifier: 'works' | 'unknown' | 'failing';
}

/** Everything but the conclusion. */
export type StatusFacts = Omit<AppStatus, 'arrival'>;

/** How the program stands with Bitrix24. */
export interface PortalStatus {
  readonly mode: 'app' | 'webhook';
  readonly domain: string | null;
  readonly operator: { readonly id: string; readonly name: string | null } | null;
  readonly state:
    /** Nobody signed in (app mode), or no application token (webhook mode). With a failure: why the session is over, or that the application was removed from the portal. */
    | 'signed-out'
    /** Not proven yet; or signed in, and waiting for a public address to subscribe with. */
    | 'connecting'
    /**
     * Calls can arrive: a test event came back from the portal, or did the last time this address was used. In webhook mode: a
     * token is set, and who the operator is; a failure then says why the portal cannot be asked for names.
     */
    | 'connected'
    /** The application is not installed completely: Bitrix24 sends nothing (bitrix24.md 4.5). */
    | 'not-installed'
    /** A token is set but nobody says who the operator is. */
    | 'operator-unknown'
    | 'failed';
  /** Its `retryAtMs` is when the next attempt begins by itself. */
  readonly failure: PortalFailure | null;
  readonly sinceMs: number;
}

export interface ReachabilityBand {
  readonly fromMs: number;
  readonly untilMs: number;
  /** `off`: the program did not run. */
  readonly state: ReachabilityState | 'off';
}
