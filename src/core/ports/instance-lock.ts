/**
 * Makes one program at a time the owner of a data folder. The lock dies with the process that holds it, however it
 * dies: there is nothing stale to clean up, and a held lock always means a living program.
 * Implementations: `adapters/instance-lock/sqlite-instance-lock.ts`, `test/fakes/memory-instance-lock.ts`; both pass
 * `test/contracts/instance-lock-contract.ts`.
 * @throws when the folder cannot be written, so that nobody can tell.
 */
export type OpenInstanceLock = (folder: string) => InstanceLock;

export type InstanceLock =
  | {
      readonly kind: 'held';
      /** Lets the next one in. Safe to call twice. */
      release(): void;
    }
  | { readonly kind: 'taken' };
