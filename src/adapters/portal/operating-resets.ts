import { z } from 'zod';
import type { Clock } from '../../core/ports/clock.ts';

/**
 * When each method gets back some of the time it has used (bitrix24.md 8). The portal says so with every answer, and is silent
 * when it refuses: so the last word on each method is remembered.
 */
export interface OperatingResets {
  /** @param body of a method's answer that was no refusal. */
  note(method: string, body: unknown): void;
  /** Milliseconds from now; null when nobody knows, or that moment has passed. */
  inMs(method: string): number | null;
}

/** Minutes, really: whatever is further off is nonsense, and nobody waits for it. */
const furthestMs = 24 * 60 * 60_000;

/** Unix seconds, as number or text. */
const seconds = z.coerce.number().positive();
const timeShape = z.object({
  time: z.object({ operating_reset_at: seconds, finish: seconds.optional().catch(undefined) }),
});

export function createOperatingResets(clock: Clock): OperatingResets {
  /** By `Clock.monotonic`. */
  const resets = new Map<string, number>();
  return {
    note(method, body) {
      const parsed = timeShape.safeParse(body);
      if (!parsed.success) return;
      const { operating_reset_at: resetAtS, finish } = parsed.data.time;
      // Both by the portal's clock: this machine's may be hours off.
      const inMs = resetAtS * 1000 - (finish === undefined ? clock.now() : finish * 1000);
      if (inMs > 0 && inMs < furthestMs) resets.set(method, clock.monotonic() + inMs);
    },
    inMs(method) {
      const inMs = (resets.get(method) ?? 0) - clock.monotonic();
      return inMs > 0 ? inMs : null;
    },
  };
}
