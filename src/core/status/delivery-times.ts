import type { AppStatus } from './app-status.ts';
import type { Call } from '../call/call.ts';
import type { Verdict } from '../intake/verdict.ts';

const remembered = 200;

/**
 * When the last genuine delivery came, and how long deliveries take: from the portal's `ts`, which counts whole
 * seconds (bitrix24.md 1.5), to our answer. Only live calls count; a late one tells how long we were away.
 */
export function createDeliveryTimes(): {
  /** @param at now, by this machine's clock and by the portal's as far as it is known. */
  note(verdict: Verdict, at: { readonly nowMs: number; readonly portalNowMs: number }): void;
  read(): Pick<AppStatus, 'lastDelivery' | 'deliveryDelay'>;
} {
  const delays: number[] = [];
  let lastMs: number | null = null;
  return {
    note(verdict, { nowMs, portalNowMs }) {
      if (verdict.kind === 'rejected') return;
      lastMs = nowMs;
      if (verdict.kind !== 'accepted' || verdict.change.after.origin !== 'live') return;
      delays.push(Math.max(0, portalNowMs - raisedAtMs(verdict.change.after)));
      if (delays.length > remembered) delays.shift();
    },
    read: () => ({
      lastDelivery: lastMs === null ? null : { atMs: lastMs },
      deliveryDelay: spread(delays),
    }),
  };
}

function raisedAtMs({ rangAtMs, startedAtMs, endedAtMs }: Call): number {
  return Math.max(...[rangAtMs, startedAtMs, endedAtMs].filter((time) => time !== null));
}

function spread(delays: readonly number[]): AppStatus['deliveryDelay'] {
  const sorted = delays.toSorted((one, other) => one - other);
  const at = (share: number): number => Math.max(...sorted.slice(0, Math.ceil(sorted.length * share)));
  return sorted.length === 0 ? null : { p50Ms: at(0.5), p95Ms: at(0.95), count: sorted.length };
}
