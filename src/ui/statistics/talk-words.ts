import type { Text } from '../words/text-catalogue.ts';

/** `12 h 5 min`, `7 min`. */
export function talkWords(seconds: number, text: Text): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return text('statistics.minutes', { minutes });
  return text('statistics.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
