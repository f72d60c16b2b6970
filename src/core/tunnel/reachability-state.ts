import type { ProbeFailure } from '../ports/public-probe.ts';
import type { TunnelFailure, TunnelTrouble } from '../ports/tunnel.ts';

export type ReachabilityState =
  /** Nothing is proven yet, in either direction. */
  | 'starting'
  /** The last probe came back. */
  | 'hearing'
  /** It heard a moment ago; one probe has failed since. */
  | 'degraded'
  /** Bitrix24 cannot reach us. Repair goes on without end, unless the user wants no tunnel. */
  | 'deaf'
  /** The user wants it so. */
  | 'paused';

/** A code to translate, and a detail for the log and the doctor, in English. */
export interface ReachabilityReason {
  readonly code: TunnelFailure | TunnelTrouble | ProbeFailure;
  readonly detail: string;
}

/** All the window, the tray, the doctor and the log need to say whether we can hear. */
export interface ReachabilityStatus {
  readonly state: ReachabilityState;
  /** null while there is nothing to complain of. */
  readonly reason: ReachabilityReason | null;
  /** When this state began, in milliseconds since the Unix epoch. */
  readonly sinceMs: number;
  /** The public address, as long as there is one. */
  readonly url: string | null;
  /** The last probe that came back. */
  readonly lastProbe: { readonly latencyMs: number; readonly atMs: number } | null;
}

export type ReachabilityNotice =
  | 'deaf'
  | 'hearing-again'
  /** It is deaf again and again, for times long and short. */
  | 'comes-and-goes'
  /** The operator has to give Bitrix24 another address: nobody else can. */
  | 'address-changed'
  /** And now it is the earlier one again. */
  | 'address-back';

/** What may have broken the tunnel without a word. */
export type RecheckCause = 'wake' | 'unlock' | 'network';
