import type { HookCall, HookOutcome, HookRunner } from '../../core/ports/hook-runner.ts';
import { postJson } from './post-json.ts';
import { runProgram } from './run-program.ts';
import { createTurns } from './turns.ts';

export interface HookLimits {
  readonly timeoutMs?: number;
  readonly atOnce?: number;
  readonly waiting?: number;
  readonly platform?: NodeJS.Platform;
}

/** @param limits as the port promises them, unless a test cannot wait so long. */
export function createHookRunner(limits: HookLimits = {}): HookRunner {
  const { timeoutMs = 10_000, atOnce = 4, waiting = 32, platform = process.platform } = limits;
  const closing = new AbortController();
  const turns = createTurns(atOnce, waiting);
  const underWay = new Set<Promise<HookOutcome>>();

  return {
    async run(call) {
      if (closing.signal.aborted) return closed;
      const turn = turns.take();
      if (turn === null) return { kind: 'too-many' };
      const outcome = turn.then(() => start(call)).finally(turns.giveBack);
      underWay.add(outcome);
      return outcome.finally(() => underWay.delete(outcome));
    },
    async close() {
      closing.abort();
      await Promise.all(underWay);
    },
  };

  async function start(call: HookCall): Promise<HookOutcome> {
    if (closing.signal.aborted) return closed;
    const bounds = { timeoutMs, closing: closing.signal, platform };
    return call.kind === 'post' ? postJson(call, bounds) : runProgram(call, bounds);
  }
}

const closed: HookOutcome = { kind: 'failed', detail: 'the program is stopping' };
