import type { Timers } from '../../../core/ports/timers.ts';

export interface ForgottenNotices {
  /** A notice that is remembered was clicked. */
  clicked(): void;
  /** Windows says that some notice was clicked: perhaps one of an earlier run. */
  activated(): void;
}

/** Both are told of the same click, in no particular order. */
const togetherMs = 500;

/**
 * A click on a notice nobody remembers, from the Action Center or before the program ran, still opens the history: which
 * call it was about is not told.
 */
export function createForgottenNotices(
  show: () => void,
  { timers, now }: { readonly timers: Timers; readonly now: () => number },
): ForgottenNotices {
  let lastClickMs = -Infinity;
  return {
    clicked: () => (lastClickMs = now()),
    activated() {
      const activatedMs = now();
      timers.after(togetherMs, () => {
        if (Math.abs(activatedMs - lastClickMs) > togetherMs) show();
      });
    },
  };
}
