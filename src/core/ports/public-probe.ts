/** Why the way round was not proven. */
export type ProbeFailure =
  | 'timed-out'
  /** No connection, or it broke. */
  | 'unreachable'
  /** Somebody answered, but not this process: a captive portal, a reminder page, a relay that lost us. */
  | 'wrong-answer'
  /** It is our listener, and it would refuse a delivery that came this way: for its `Host`, which `detail` tells. */
  | 'foreign-host'
  /** The same for its `Origin`. */
  | 'foreign-origin';

export type ProbeOutcome =
  | { readonly kind: 'heard'; readonly latencyMs: number }
  | { readonly kind: 'unheard'; readonly why: ProbeFailure; readonly detail: string };

/**
 * Asks our own listener something only this process can answer, the way Bitrix24 would come: over the public address.
 * Implementations: `adapters/tunnel/http-probe.ts`, `test/fakes/scripted-probe.ts`; both pass
 * `test/contracts/public-probe-contract.ts`.
 */
export interface PublicProbe {
  /**
   * @param publicUrl as a `Tunnel` gave it.
   * @returns within 10 s. Never rejects.
   */
  ask(publicUrl: string): Promise<ProbeOutcome>;
  /** Breaks off what is under way, which is then `unheard`. */
  close(): void;
}
