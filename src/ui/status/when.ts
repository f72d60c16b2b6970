import type { Formats } from '../words/formats.ts';
import { startOfDay } from '../words/formats.ts';
import type { Text } from '../words/text-catalogue.ts';

/** `17:41` today, `19 Nov 2026, 17:41` on any other day. Milliseconds since the Unix epoch. */
export function whenOf(ms: number, nowMs: number, formats: Formats): string {
  const time = formats.time(ms);
  return startOfDay(ms) === startOfDay(nowMs) ? time : `${formats.date(ms)}, ${time}`;
}

/** `240 ms`, `1.9 s`: as exact as anybody wants to know. */
export function tookOf(ms: number, text: Text): string {
  if (ms < 1_000) return text('status.milliseconds', { ms: Math.round(ms) });
  return text('status.seconds', { seconds: Math.round(ms / 100) / 10 });
}
