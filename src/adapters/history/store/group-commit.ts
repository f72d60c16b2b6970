import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './transaction.ts';

export interface GroupCommit {
  /**
   * Runs `work` inside a transaction it may share with others, in the order of the calls. When the shared one
   * fails, each is tried again on its own, so that `work` may run twice; what it wrote before is gone then.
   * @returns what `work` returned, once it is on the medium. @throws what `work` threw, or the medium's error.
   */
  run<T>(work: () => T): Promise<T>;
  /** Lets everything wait until `release`, for somebody else to write meanwhile. */
  hold(): void;
  release(): void;
}

export interface GroupCommitPorts {
  /** Resolves once everything committed before it was called is on the medium. */
  readonly sync: () => Promise<void>;
  /** Throws when nobody will find what was committed: it is answered for no more than what failed. */
  readonly checkPlace: () => void;
  readonly onRollback: () => void;
}

interface Task {
  readonly attempt: () => void;
  readonly settle: () => void;
  readonly reject: (error: unknown) => void;
}

/** Bounds how long one transaction can keep the event loop, at some ten microseconds a task. */
const mostInOneGroup = 256;

/**
 * Collects until the end of the event loop's turn, and commits; syncs off the loop, one at a time. What is committed
 * while a sync is under way shares the next. A delivery that comes alone waits for nothing but its own.
 */
export function createGroupCommit(
  db: DatabaseSync,
  { sync, checkPlace, onRollback }: GroupCommitPorts,
): GroupCommit {
  let waiting: Task[] = [];
  let committed: Task[] = [];
  let isSyncing = false;
  let isHeld = false;
  const changesSoFar = db.prepare('SELECT total_changes() AS changes');

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
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      if (waiting.length > 0) setImmediate(drain);
    },
  };

  function drain(): void {
    if (isHeld || waiting.length === 0) return;
    const group = waiting.slice(0, mostInOneGroup);
    waiting = waiting.slice(mostInOneGroup);
    if (waiting.length > 0) setImmediate(drain);
    const failure = commit(group);
    if (failure === null) return;
    if (group.length === 1 || !failure.begun) group.forEach(({ reject }) => reject(failure.error));
    else for (const task of group) rejectIfFails(task);
  }

  function rejectIfFails(task: Task): void {
    const failure = commit([task]);
    if (failure) task.reject(failure.error);
  }

  /** `begun` is false when another program holds the file: then trying one by one would wait for each. */
  function commit(group: readonly Task[]): { readonly begun: boolean; readonly error: unknown } | null {
    let begun = false;
    const before = changes();
    try {
      inTransaction(db, () => {
        begun = true;
        for (const { attempt } of group) attempt();
      });
    } catch (error) {
      onRollback();
      return { begun, error };
    }
    committed.push(...group);
    // What only looked waits with those it may have seen, and for nobody else.
    if (!isSyncing) void finish(committed.length === group.length && changes() === before);
    return null;
  }

  async function finish(nothingWritten: boolean): Promise<void> {
    isSyncing = true;
    for (let isSynced = nothingWritten; committed.length > 0; isSynced = false) {
      const group = committed;
      committed = [];
      try {
        if (!isSynced) await sync();
        checkPlace();
        for (const { settle } of group) settle();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isSyncing = false;
  }

  /** Counts every row this connection ever wrote. */
  function changes(): unknown {
    return changesSoFar.get()?.['changes'];
  }
}
