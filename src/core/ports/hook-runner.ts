/** A hook with everything filled in. */
export type HookCall =
  | {
      readonly kind: 'run';
      readonly program: string;
      /** Reach the program exactly so: they are no shell's words. */
      readonly args: readonly string[];
      /** Beside what the program inherits, and before it. */
      readonly environment: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'post';
      readonly url: string;
      readonly body: Readonly<Record<string, string | number | null>>;
    };

/** `output` is the first 4,096 bytes of what the program said on either stream. Hostile text. */
export type HookOutcome =
  | { readonly kind: 'finished'; readonly exitCode: number; readonly output: string }
  /** Redirects are answers. */
  | { readonly kind: 'answered'; readonly status: number }
  /** It took longer than 10 s; the program was killed with all it had started. */
  | { readonly kind: 'timed-out'; readonly output: string }
  /** Four are under way and 32 are waiting; this one was not tried. */
  | { readonly kind: 'too-many' }
  /** It cannot be run here at all. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** No such program, killed by somebody, unreachable, closed. */
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * Runs programs, never through a shell, and posts to addresses, never following them elsewhere. At most four at a time;
 * 32 more wait for their turn, first come first served. Never rejects, and always settles: within 12 s of its turn.
 * Implementations: `adapters/hooks/program-hook-runner.ts`, `test/fakes/recording-hook-runner.ts`; both pass
 * `test/contracts/hook-runner-contract.ts`.
 */
export interface HookRunner {
  run(call: HookCall): Promise<HookOutcome>;
  /** Kills what is under way, gives up what waits, and waits for both. Safe to call twice; later calls are `failed`. */
  close(): Promise<void>;
}
