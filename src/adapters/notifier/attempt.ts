import type { ChildProcess } from 'node:child_process';
import type { NoticeOutcome } from '../../core/ports/notifier.ts';
import { killWithDescendants } from './helper-processes.ts';

/** One notice under way. The first outcome counts, and there is always one. */
export interface Attempt {
  readonly outcome: Promise<NoticeOutcome>;
  settle(outcome: NoticeOutcome): void;
  /** Settles, and kills what was started for it and what still will be. */
  giveUp(outcome: NoticeOutcome): void;
  /** Puts a process in this attempt's care; it need not run yet. */
  adopt(child: ChildProcess): void;
  isGivenUp(): boolean;
}

/** @param timeoutMs after this long it gives up by itself. */
export function createAttempt(timeoutMs: number): Attempt {
  const { promise, resolve } = Promise.withResolvers<NoticeOutcome>();
  const children: ChildProcess[] = [];
  let givenUp = false;
  const timer = setTimeout(() => giveUp({ kind: 'timed-out' }), timeoutMs);
  return { outcome: promise, settle, giveUp, adopt, isGivenUp: () => givenUp };

  function settle(outcome: NoticeOutcome): void {
    clearTimeout(timer);
    resolve(outcome);
  }

  function giveUp(outcome: NoticeOutcome): void {
    givenUp = true;
    children.forEach(killWithDescendants);
    settle(outcome);
  }

  function adopt(child: ChildProcess): void {
    children.push(child);
    if (givenUp) child.once('spawn', () => killWithDescendants(child));
  }
}
