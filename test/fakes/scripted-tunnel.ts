import type {
  RunningTunnel,
  Tunnel,
  TunnelFailure,
  TunnelOpening,
  TunnelTrouble,
} from '../../src/core/ports/tunnel.ts';

/** What the next start will come to; `null` stays silent until it is closed. */
export type Script = TunnelOpening | null;

export interface ScriptedTunnel extends Tunnel {
  /** For every start from now on. */
  willCome(to: Script): void;
  /** The tunnel that is open says that it broke. */
  breakDown(why: TunnelTrouble): void;
  /** Every close from now on takes until then. */
  closesOnlyAfter(moment: Promise<void>): void;
  readonly counts: { started: number; standing: number; mostStanding: number };
}

export const failing = (why: TunnelFailure): TunnelOpening => ({ kind: 'failed', why, detail: why });
export const opening = (url: string): TunnelOpening => ({ kind: 'open', url });

/** A tunnel that does what the test says. */
export function scriptedTunnel(first: Script): ScriptedTunnel {
  const counts = { started: 0, standing: 0, mostStanding: 0 };
  let script = first;
  let closable: Promise<void> = Promise.resolve();
  let breakOpenOne: ((why: TunnelTrouble) => void) | null = null;

  return {
    counts,
    willCome(to) {
      script = to;
    },
    closesOnlyAfter(moment) {
      closable = moment;
    },
    breakDown: (why) => breakOpenOne?.(why),
    start: () => start(script),
  };

  function start(to: Script): RunningTunnel {
    const { promise: opened, resolve } = Promise.withResolvers<TunnelOpening>();
    let stands = true;
    counts.started += 1;
    counts.standing += 1;
    counts.mostStanding = Math.max(counts.mostStanding, counts.standing);
    if (to !== null) resolve(to);

    return {
      opened,
      onTrouble(listener) {
        breakOpenOne = (why) => {
          if (stands) listener(why, why);
        };
      },
      async close() {
        const wasStanding = stands;
        stands = false;
        resolve(failing('called-off'));
        await closable;
        if (wasStanding) counts.standing -= 1;
      },
    };
  }
}
