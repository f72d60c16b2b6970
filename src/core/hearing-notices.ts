import { createAlarm } from './alarm.ts';
import type { HearingNotice } from './hearing.ts';
import type { Clock } from './ports/clock.ts';
import type { Timers } from './ports/timers.ts';

/** A tunnel that comes and goes is told of at most this often; the tray shows the rest. */
const quietMs = 15 * 60_000;

export interface HearingNotices {
  hearing(): void;
  deaf(): void;
  /** Silence until now was to be expected: the machine slept, or the tunnel has only just been asked for. */
  startOver(): void;
  /** Nothing is to be told until somebody calls `deaf` again. */
  hush(): void;
}

/** Tells once that nothing can be heard, when repair takes long, and once that it is over. */
export function createHearingNotices(
  timers: Timers,
  clock: Clock,
  { tellAfterMs, tell }: { readonly tellAfterMs: number; readonly tell: (notice: HearingNotice) => void },
): HearingNotices {
  let heardAtMs = clock.monotonic();
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let isDeaf = false;
  let isTold = false;
  const alarm = createAlarm(timers);

  return {
    hearing() {
      const wasTold = isTold;
      hush();
      heardAtMs = clock.monotonic();
      if (wasTold) tell('hearing-again');
    },
    deaf() {
      if (isDeaf) return;
      isDeaf = true;
      waitToTell();
    },
    startOver() {
      heardAtMs = clock.monotonic();
      if (isDeaf && !isTold) waitToTell();
    },
    hush,
  };

  function hush(): void {
    alarm.cancel();
    isDeaf = false;
    isTold = false;
  }

  function waitToTell(): void {
    const dueAtMs = Math.max(heardAtMs + tellAfterMs, toldAtMs + quietMs);
    alarm.set(Math.max(0, dueAtMs - clock.monotonic()), () => {
      isTold = true;
      toldAtMs = clock.monotonic();
      tell('deaf');
    });
  }
}
