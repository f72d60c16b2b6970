/** The portal lives in Berlin, in winter: its times are an hour ahead of UTC, and say so. */
const zone = '+01:00';

/** @param ms since the Unix epoch */
export function portalTime(ms: number): string {
  return `${new Date(ms + 60 * 60_000).toISOString().slice(0, 19)}${zone}`;
}

/** @returns milliseconds since the Unix epoch, NaN for what is no date. A time that names no zone is the portal's. */
export function portalTimeMs(text: string): number {
  const [date = '', time = '00:00:00'] = text.trim().split(/[T ]/);
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(time) ? `${date}T${time}` : `${date}T${time}${zone}`);
}
