/**
 * What time it is, as a dependency: the core has no clock of its own.
 * Implementations: `adapters/timers/system-clock.ts`, `test/fakes/manual-clock.ts`; both pass
 * `test/contracts/clock-contract.ts`.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. Jumps when somebody sets it, and after sleep. */
  now(): number;
  /** Milliseconds since some fixed moment. Never goes back; may stand still while the machine sleeps. */
  monotonic(): number;
}
