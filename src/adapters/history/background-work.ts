import type { Log } from '../../core/ports/log.ts';

export interface BackgroundWork {
  /** Says that calls were written. */
  poke(): void;
  /** Writes nothing until `release`. */
  hold(): void;
  release(): void;
}

/** Something derived from the calls that may lag behind them. */
export interface Lagging {
  isBehind(): boolean;
  /** Works off some of it. @returns whether any is left. */
  catchUp(): boolean;
}

export interface BackgroundWorkPorts {
  readonly parts: readonly Lagging[];
  readonly log: Log;
}

/** Under a flood of deliveries all waits, since it would rewrite the same newest days again and again. */
const quietMs = 250;
const longestWaitMs = 15_000;

/**
 * Keeps the statistics cache up to date, and indexes the calls of an older version's file, while nothing else happens. It keeps
 * no program alive, and waits for no disk: both can be made again from the calls.
 */
export function createBackgroundWork({ parts, log }: BackgroundWorkPorts): BackgroundWork {
  let timer: NodeJS.Timeout | null = null;
  let waitingSinceMs = 0;
  let isHeld = false;

  return {
    poke,
    hold() {
      isHeld = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
    release() {
      isHeld = false;
      poke();
    },
  };

  function poke(): void {
    if (isHeld) return;
    const nowMs = performance.now();
    if (timer === null) {
      waitingSinceMs = nowMs;
      timer = setTimeout(catchUp, quietMs).unref();
    } else if (nowMs - waitingSinceMs < longestWaitMs) timer.refresh();
  }

  function catchUp(): void {
    timer = null;
    try {
      const behind = parts.find((part) => part.isBehind());
      if (behind === undefined) return;
      behind.catchUp();
      timer = setTimeout(catchUp, 1).unref();
    } catch (error) {
      // What is asked stays exact without them, only slower; the next call that is kept tries again.
      log.warn('the statistics cache or the search index could not be written', { error });
    }
  }
}
