import type { ReachabilityBand } from '../../core/status/app-status.ts';

const dayMs = 24 * 60 * 60_000;
/** A failure of a minute must be seen on a band of a day. */
const narrowest = 0.3;

export interface BandPart {
  readonly state: ReachabilityBand['state'];
  /** Of 100, from the left. */
  readonly at: number;
  readonly width: number;
}

/** Where each state is on the picture of the last 24 hours; what matters most is last, so that it is drawn on top. */
export function bandParts(bands: readonly ReachabilityBand[], nowMs: number): readonly BandPart[] {
  const firstMs = nowMs - dayMs;
  const percent = (ms: number) => (ms / dayMs) * 100;
  return upToNow(bands, nowMs)
    .filter(({ untilMs }) => untilMs > firstMs)
    .map(({ state, fromMs, untilMs }) => {
      const at = percent(Math.max(fromMs, firstMs) - firstMs);
      const width = Math.max(percent(untilMs - firstMs) - at, narrowest);
      return { state, at: Math.min(at, 100 - width), width };
    })
    .toSorted((a, b) => weights[a.state] - weights[b.state]);
}

/** Of the time the program ran, from 0 to 1; null when it did not. Shaky is still heard. */
export function heardShare(bands: readonly ReachabilityBand[]): number | null {
  const lasted = (states: readonly ReachabilityBand['state'][]) =>
    bands
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
  const ran = lasted(['hearing', 'degraded', 'deaf', 'paused']);
  return ran === 0 ? null : lasted(['hearing', 'degraded']) / ran;
}

/** Whatever was last is still so: a change would have been told. */
export function upToNow(bands: readonly ReachabilityBand[], nowMs: number): readonly ReachabilityBand[] {
  return bands.map((band, index) =>
    index === bands.length - 1 ? { ...band, untilMs: Math.max(band.untilMs, nowMs) } : band,
  );
}

const weights: Readonly<Record<ReachabilityBand['state'], number>> = {
  off: 0,
  hearing: 1,
  starting: 2,
  paused: 3,
  degraded: 4,
  deaf: 5,
};
