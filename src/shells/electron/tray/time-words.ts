/** The time of day, with the date when it is not today's. */
export function timeWords(locale: string, nowMs: number): (atMs: number) => string {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' });
  const today = new Date(nowMs).toDateString();
  return (atMs) => (new Date(atMs).toDateString() === today ? time : full).format(atMs);
}
