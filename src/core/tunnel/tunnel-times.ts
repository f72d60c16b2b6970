/** In milliseconds. A probe that is never answered costs 10 s: deaf is known after 30 + 10 + 2 + 10 s at the latest. */
export interface KeeperTimes {
  readonly probeEveryMs: number;
  /** Between a failed probe and the one that decides. */
  readonly probeAgainMs: number;
  /** A tunnel that held this long is worth a quick first retry again. */
  readonly steadyAfterMs: number;
  /** Repairs mostly take seconds: no reason to bother anybody. Counted from the last proof, so the detection is in it. */
  readonly tellAfterMs: number;
}

export const usualTimes: KeeperTimes = {
  probeEveryMs: 30_000,
  probeAgainMs: 2_000,
  steadyAfterMs: 60_000,
  tellAfterMs: 60_000,
};
