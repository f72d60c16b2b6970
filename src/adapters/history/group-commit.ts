import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './transaction.ts';

export interface GroupCommit {
  /**
   * Runs `work` inside a transaction it may share with others, in the order of the calls. When the shared one
   * fails, each is tried again on its own, so that `work` may run twice; what it wrote before is gone then.
   * @returns what `work` returned, once it is on the medium. @throws what `work` threw, or the medium's error.
   */
  run<T>(work: () => T): Promise<T>;
}

interface Task {
  readonly attempt: () => void;
  readonly settle: () => void;
  readonly reject: (error: unknown) => void;
}

/** Bounds how long one transaction can keep the event loop, at some ten microseconds a task. */
const mostInOneGroup = 256;

/**
 * Collects until the end of the event loop's turn: deliveries that arrived while the last group was being
 * synced are read in one turn, and so share the next sync. One that comes alone waits for nothing.
 */
export function createGroupCommit(db: DatabaseSync, onRollback: () => void): GroupCommit {
  let waiting: Task[] = [];

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        let settle: (() => void) | null = null;
        const attempt = () => {
          const result = work();
          settle = () => resolve(result);
        };
        waiting.push({ attempt, settle: () => settle?.(), reject });
        if (waiting.length === 1) setImmediate(drain);
      }),
  };

  function drain(): void {
    const group = waiting.slice(0, mostInOneGroup);
    waiting = waiting.slice(mostInOneGroup);
    if (waiting.length > 0) setImmediate(drain);
    const failure = failureOf(group);
    if (failure === null) return;
    if (group.length === 1 || !failure.begun) group.forEach(({ reject }) => reject(failure.error));
    else for (const task of group) rejectIfFails(task);
  }

  function rejectIfFails(task: Task): void {
    const failure = failureOf([task]);
    if (failure) task.reject(failure.error);
  }

  /** `begun` is false when another program holds the file: then trying one by one would wait for each. */
  function failureOf(group: readonly Task[]): { readonly begun: boolean; readonly error: unknown } | null {
    let begun = false;
    try {
      inTransaction(db, () => {
        begun = true;
        for (const { attempt } of group) attempt();
      });
    } catch (error) {
      onRollback();
      return { begun, error };
    }
    for (const { settle } of group) settle();
    return null;
  }
}
