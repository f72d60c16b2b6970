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
  /** The process in question shows the notice: it has failed when it cannot be started, is killed, or ends with another code. */
  judgeBy(child: ChildProcess, isSuccess: (exitCode: number) => boolean): void;
  isGivenUp(): boolean;
}

/** @param timeoutMs after this long it gives up by itself. */
export function createAttempt(timeoutMs: number): Attempt {
  const { promise, resolve } = Promise.withResolvers<NoticeOutcome>();
  const children: ChildProcess[] = [];
  let givenUp = false;
  const timer = setTimeout(() => giveUp({ kind: 'timed-out' }), timeoutMs);
  return { outcome: promise, settle, giveUp, adopt, judgeBy, isGivenUp: () => givenUp };

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

  function judgeBy(child: ChildProcess, isSuccess: (exitCode: number) => boolean): void {
    const failed = (why: string): void => settle({ kind: 'failed', detail: `the helper ${why}` });
    child.once('error', (error) =>
      failed(`could not be started: ${'code' in error ? String(error.code) : error.name}`),
    );
    child.once('exit', (code, signal) => {
      if (code === null) failed(`was ended by ${signal}`);
      else if (!isSuccess(code)) failed(`ended with ${code}`);
    });
  }
}
