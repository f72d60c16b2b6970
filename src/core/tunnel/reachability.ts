import { z } from 'zod';
import { isHostOf, isLoopbackHost, isSameAddress } from '../intake/authority.ts';
import { createReachabilityNotices, type ReachabilityNotices } from './reachability-notices.ts';
import type { ReachabilityNotice, ReachabilityStatus } from './reachability-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Timers } from '../ports/timers.ts';
import { usualTimes } from './tunnel-times.ts';

/** What genuine deliveries have shown, which is better evidence than any probe of ours. */
export interface Reach {
  /** When the last one came in at the address as it is now, in this run or an earlier one. Milliseconds since the Unix epoch. */
  readonly heardAtMs: number | null;
  /** The portal calls another address, as far as is known, and only the operator can change that. */
  readonly isMoved: boolean;
  /** One has come of late though our own probe has failed since before: it is the probe that cannot go the way round. */
  readonly isBlind: boolean;
}

export interface ReachabilityPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  /** What outlives the program; holds the secret path. */
  readonly memory: { read(): string | null; keep(text: string): void };
  /** Whether the portal has our address from the operator, by an outgoing webhook. */
  readonly isByHand: () => boolean;
  /** Whether the way in is a proxy of the operator's own: it may name this machine as the host, and is not rebuilt by us. */
  readonly isOwnProxy: () => boolean;
  /** Where Bitrix24 has to call for a public address; holds the secret path. */
  readonly handlerUrl: (publicUrl: string) => string;
  /** @param handlerUrl as it is now; null while none is known. */
  readonly tell: (notice: ReachabilityNotice, handlerUrl: string | null) => void;
}

export interface Reachability {
  /** For the tunnel's keeper: what it finds becomes a notice with regard to what deliveries say. */
  readonly notices: ReachabilityNotices;
  /** How the tunnel is now, as its keeper says. */
  hears(status: ReachabilityStatus): void;
  /** A genuine delivery came in. @param host its `Host` header. */
  delivered(host: string): void;
  read(): Reach;
}

const dayMs = 24 * 60 * 60_000;
/** A relay may lose us right after a delivery: against the probe it is not believed for longer. */
const believedMs = 10 * 60_000;
/** Deliveries come in showers; nobody asks for the minute after a restart. */
const keepEveryMs = 10 * 60_000;

const recordShape = z.object({
  /** Where the portal called last; before it ever called, the first address we had. */
  handlerUrl: z.string(),
  heardAtMs: z.number().nullable(),
  /** It came though the probe failed. */
  isBlind: z.boolean(),
  /** The operator was asked to give Bitrix24 this one. */
  askedFor: z.string().nullable(),
});
type Known = z.output<typeof recordShape>;
const nothingKnown: Known = { handlerUrl: '', heardAtMs: null, isBlind: false, askedFor: null };

/** Whether calls can reach us: by the probes of the tunnel's keeper, and by the deliveries that really came. */
export function createReachability(ports: ReachabilityPorts): Reachability {
  const { clock, timers, memory, isByHand } = ports;
  let known = recordOf(memory.read());
  let keptAtMs = Number.NEGATIVE_INFINITY;
  let here: { readonly publicUrl: string; readonly handlerUrl: string } | null = null;
  let isProbeFailing = false;
  const inner = createReachabilityNotices(timers, clock, {
    tellAfterMs: usualTimes.tellAfterMs,
    askedFor: known?.askedFor ?? null,
    tell(notice) {
      const handlerUrl = here?.handlerUrl ?? null;
      if (notice === 'address-changed') learn({ askedFor: handlerUrl });
      ports.tell(notice, handlerUrl);
    },
  });

  return {
    notices: {
      ...inner,
      reachable() {
        const to = movedTo();
        if (to === null) inner.reachable('probe');
        else inner.moved(to);
      },
      unreachable: () => (isBlind() ? inner.reachable('delivery') : inner.unreachable()),
    },
    hears({ url, state, reason }) {
      if (url !== null) here = { publicUrl: url, handlerUrl: ports.handlerUrl(url) };
      if (state !== 'hearing') {
        isProbeFailing ||= reason !== null;
        return;
      }
      isProbeFailing = false;
      if (known?.isBlind === true) learn({ isBlind: false });
      else if (known === null && here !== null && isByHand()) learn({ handlerUrl: here.handlerUrl });
    },
    delivered(host) {
      if (here === null) return;
      const { publicUrl, handlerUrl } = here;
      if (!isHostOf(host, publicUrl) && !(ports.isOwnProxy() && isLoopbackHost(host))) return;
      learn({ handlerUrl, heardAtMs: clock.now(), isBlind: isProbeFailing, askedFor: null });
      inner.reachable('delivery');
    },
    read: () => ({ heardAtMs: heardHereAtMs(), isMoved: movedTo() !== null, isBlind: isBlind() }),
  };

  function isElsewhere(): boolean {
    return known !== null && here !== null && !isSameAddress(known.handlerUrl, here.handlerUrl);
  }

  /** The address that the operator has to give to the portal, or null while he need not. */
  function movedTo(): string | null {
    return here !== null && isElsewhere() && isByHand() ? here.handlerUrl : null;
  }

  function heardHereAtMs(): number | null {
    return isElsewhere() ? null : (known?.heardAtMs ?? null);
  }

  function isBlind(): boolean {
    const atMs = heardHereAtMs();
    if (!isProbeFailing || known?.isBlind !== true || atMs === null) return false;
    return Math.abs(clock.now() - atMs) < (ports.isOwnProxy() ? dayMs : believedMs);
  }

  function learn(news: Partial<Known>): void {
    const before = known ?? nothingKnown;
    known = { ...before, ...news };
    const isDue = Math.abs(clock.now() - keptAtMs) >= keepEveryMs;
    if (!isDue && isSameBesidesTime(before, known)) return;
    keptAtMs = clock.now();
    memory.keep(JSON.stringify(known));
  }
}

function isSameBesidesTime(one: Known, other: Known): boolean {
  return (
    one.handlerUrl === other.handlerUrl &&
    (one.heardAtMs === null) === (other.heardAtMs === null) &&
    one.isBlind === other.isBlind &&
    one.askedFor === other.askedFor
  );
}

/** What cannot be read is as good as nothing. */
function recordOf(text: string | null): Known | null {
  try {
    return recordShape.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
