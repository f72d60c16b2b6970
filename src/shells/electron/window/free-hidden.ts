import type { Timers } from '../../../core/ports/timers.ts';

/** What of a `BrowserWindow` is used. */
export interface HiddenWindow {
  isDestroyed(): boolean;
  isVisible(): boolean;
  destroy(): void;
}

export interface FreeHidden {
  /** It was hidden: it goes after a while, unless it is wanted again or shown by then. */
  hidden(window: HiddenWindow): void;
  /** It is wanted. */
  keep(): void;
}

/** A hidden window costs a process: kept so long only, for an operator who looks again. */
const freeAfterMs = 3 * 60_000;

export function createFreeHidden(timers: Timers): FreeHidden {
  let keep: () => void = () => {};
  return {
    keep: () => keep(),
    hidden(window) {
      keep();
      keep = timers.after(freeAfterMs, () => {
        if (!window.isDestroyed() && !window.isVisible()) window.destroy();
      });
    },
  };
}
