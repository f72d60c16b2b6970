/**
 * Waiting, as a dependency: the core has no timers of its own.
 * Implementations: `adapters/timers/system-timers.ts`, `test/fakes/manual-timers.ts`; both pass
 * `test/contracts/timers-contract.ts`.
 */
export interface Timers {
  /**
   * Runs `task` once, no earlier than `delayMs` milliseconds from now. A waiting task does not keep the program
   * alive. @returns a function that calls it off; harmless when it already ran.
   */
  after(delayMs: number, task: () => void): () => void;
}
