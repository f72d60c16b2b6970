import type { Log } from '../../core/ports/log.ts';
import type { SearchIndex } from './search-index.ts';

export interface BackgroundIndexing {
  /** Says that calls were written. */
  poke(): void;
  stop(): void;
}

export interface BackgroundIndexingPorts {
  readonly index: SearchIndex;
  readonly log: Log;
}

/** Under a flood of deliveries the index waits, since it would rewrite the same newest bucket again and again. */
const quietMs = 250;
const longestWaitMs = 15_000;

/**
 * Keeps the search index up to date while nothing else happens. It keeps no program alive, and waits for no disk: the
 * index can be made again from the calls.
 */
export function createBackgroundIndexing({ index, log }: BackgroundIndexingPorts): BackgroundIndexing {
  let timer: NodeJS.Timeout | null = null;
  let waitingSinceMs = 0;

  return {
    poke() {
      const nowMs = performance.now();
      if (timer === null) {
        waitingSinceMs = nowMs;
        timer = setTimeout(catchUp, quietMs).unref();
      } else if (nowMs - waitingSinceMs < longestWaitMs) timer.refresh();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };

  function catchUp(): void {
    timer = null;
    try {
      if (!index.isBehind()) return;
      if (index.catchUp()) timer = setTimeout(catchUp, 1).unref();
    } catch (error) {
      // Searches stay exact without it, only slower; the next call that is kept tries again.
      log.warn('the search index could not be written', { error });
    }
  }
}
