/** Why a tunnel did not come up. */
export type TunnelFailure =
  /** It did not answer within the start limit. */
  | 'timed-out'
  /** Its server, or the way there, could not be reached. */
  | 'unreachable'
  /** Its server said no. */
  | 'refused'
  /** Something answered that is not a tunnel server: a captive portal, a landing page. */
  | 'bad-answer'
  /** The program it needs is not installed; `detail` says what to do. */
  | 'program-missing'
  /** The program it needs gave up; `detail` is the last thing it said. */
  | 'program-failed'
  /** The settings lack what it needs; `detail` names the key. */
  | 'not-configured'
  /** `close` was called before it was open. */
  | 'called-off'
  /** The user wants none. It is useless to try again. */
  | 'no-tunnel';

/** Why an open tunnel is of no more use. */
export type TunnelTrouble =
  | 'connection-lost'
  | 'program-ended'
  /** It stands under another name than was wanted, and that one is free now. */
  | 'name-free';

export type TunnelOpening =
  /**
   * `url` is the public address, http or https, without a slash at its end. Whether it works is for a probe to say. `isFixed`:
   * somebody else keeps it, and it is no use to start it anew.
   */
  | { readonly kind: 'open'; readonly url: string; readonly isFixed?: true }
  /** Nothing is left behind: no socket, process or timer. */
  | { readonly kind: 'failed'; readonly why: TunnelFailure; readonly detail: string };

/** One tunnel, from its start to its end. It never repairs itself: that is the keeper's decision. */
export interface RunningTunnel {
  /** Settles within the start limit (15 s unless the adapter is told otherwise). Never rejects. */
  readonly opened: Promise<TunnelOpening>;
  /** `listener` hears at most once, after `opened` and before `close`. One listener; it is called right away if it is too late. */
  onTrouble(listener: (why: TunnelTrouble, detail: string) => void): void;
  /** Safe at any time, also while it starts, and twice. Settles within 10 s, when nothing is left behind. Never rejects. */
  close(): Promise<void>;
}

/**
 * Makes a port of 127.0.0.1 reachable from the internet. Never throws.
 * Implementations: `adapters/tunnel/{localtunnel,cloudflared,static-tunnel,no-tunnel}.ts`, `test/fakes/scripted-tunnel.ts`;
 * all pass `test/contracts/tunnel-contract.ts`.
 */
export interface Tunnel {
  start(localPort: number): RunningTunnel;
}
