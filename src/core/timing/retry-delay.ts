const firstMs = 1_500;
const mostAtFirstMs = 9_000;
const mostLaterMs = 48_000;
/** About a quarter of an hour of trying: after that nobody is waiting at the screen. */
const patientFrom = 90;

/**
 * How long to wait before building the tunnel again, in milliseconds.
 *
 * Never under a second: a relay gives a name back one second after its last connection has gone, and who comes earlier gets
 * another name. Under twelve seconds at first, so that a relay that returns is used within fifteen; a minute at most later.
 * @param attempt 0 for the first retry.
 * @param random 0 to 1: the thousands that lost the same relay at the same moment must not return together.
 */
export function retryDelayMs(attempt: number, random: number): number {
  const most = attempt < patientFrom ? mostAtFirstMs : mostLaterMs;
  return Math.min(most, firstMs * 2 ** attempt) * (0.75 + random / 2);
}
