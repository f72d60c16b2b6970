import { createAlarm } from '../timing/alarm.ts';
import type { ReachabilityReason } from './reachability-state.ts';
import type { Timers } from '../ports/timers.ts';
import type { RunningTunnel, Tunnel, TunnelOpening } from '../ports/tunnel.ts';

export type Opened = Extract<TunnelOpening, { readonly kind: 'open' }>;

export interface LineNews {
  opened(opening: Opened): void;
  /** It did not come up, or says itself that it is of no more use. Already being closed. */
  broke(reason: ReachabilityReason): void;
}

export interface TunnelLine {
  /** Starts a tunnel after `delayMs`, and not before the last one is closed: two would fight for one name. */
  startIn(delayMs: number): void;
  /** No longer waits for the delay. */
  hurry(): void;
  /** @returns when nothing of the tunnel is left. */
  drop(): Promise<void>;
}

/** One tunnel at a time, and no news of those before it. */
export function createTunnelLine(
  { tunnel, timers }: { readonly tunnel: Tunnel; readonly timers: Timers },
  localPort: number,
  news: LineNews,
): TunnelLine {
  const alarm = createAlarm(timers);
  let running: RunningTunnel | null = null;
  let closing: Promise<void> = Promise.resolve();
  let generation = 0;

  return {
    startIn: (delayMs) => void startAfterClosing(delayMs),
    hurry() {
      alarm.hurry();
    },
    drop,
  };

  async function startAfterClosing(delayMs: number): Promise<void> {
    const asked = generation;
    await closing;
    if (asked === generation) alarm.set(delayMs, () => void start());
  }

  async function start(): Promise<void> {
    const started = tunnel.start(localPort);
    running = started;
    started.onTrouble((code, detail) => give({ code, detail }));
    const opening = await started.opened;
    if (running !== started) return;
    if (opening.kind === 'open') news.opened(opening);
    else give({ code: opening.why, detail: opening.detail });
  }

  function give(reason: ReachabilityReason): void {
    void drop();
    news.broke(reason);
  }

  function drop(): Promise<void> {
    alarm.cancel();
    generation += 1;
    if (running !== null) closing = running.close();
    running = null;
    return closing;
  }
}
