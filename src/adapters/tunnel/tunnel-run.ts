import type { RunningTunnel, TunnelFailure, TunnelOpening, TunnelTrouble } from '../../core/ports/tunnel.ts';

/** What an adapter reports to, so that the port's promises are kept in one place. What comes too late is ignored. */
export interface TunnelRun {
  readonly running: RunningTunnel;
  open(url: string): void;
  /** Cleans up before anybody hears of it. */
  fail(why: TunnelFailure, detail: string): void;
  /** Only an open tunnel can have trouble: before that, it fails. */
  trouble(why: TunnelTrouble, detail: string): void;
}

/**
 * @param startLimitMs after which the start has failed.
 * @param cleanUp closes whatever there is, bounded in time; called once at most.
 * @param withReason adds to the words for a start that took too long what is known of why.
 */
export function createTunnelRun(
  startLimitMs: number,
  cleanUp: () => Promise<void>,
  withReason: (how: string) => string = (how) => how,
): TunnelRun {
  const { promise: opened, resolve } = Promise.withResolvers<TunnelOpening>();
  const limit = setTimeout(
    () => fail('timed-out', withReason(`not open after ${startLimitMs} ms`)),
    startLimitMs,
  );
  let phase: 'starting' | 'open' | 'over' = 'starting';
  let cleaned: Promise<void> | null = null;
  let happened: Parameters<Listener> | null = null;
  let listener: Listener | null = null;

  return {
    running: {
      opened,
      onTrouble(told) {
        listener = told;
        if (happened !== null) told(...happened);
      },
      close() {
        fail('called-off', 'closed while it started');
        phase = 'over';
        return clean();
      },
    },
    open(url) {
      if (phase !== 'starting') return;
      phase = 'open';
      clearTimeout(limit);
      resolve({ kind: 'open', url });
    },
    fail,
    trouble(why, detail) {
      if (phase !== 'open') return;
      phase = 'over';
      happened = [why, detail];
      listener?.(why, detail);
    },
  };

  function fail(why: TunnelFailure, detail: string): void {
    if (phase !== 'starting') return;
    phase = 'over';
    clearTimeout(limit);
    void clean().then(() => resolve({ kind: 'failed', why, detail }));
  }

  function clean(): Promise<void> {
    cleaned ??= cleanUp();
    return cleaned;
  }
}

type Listener = (why: TunnelTrouble, detail: string) => void;
