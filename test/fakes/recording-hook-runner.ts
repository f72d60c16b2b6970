import type { HookCall, HookOutcome, HookRunner } from '../../src/core/ports/hook-runner.ts';

export interface RecordingHookRunner extends HookRunner {
  /** Everything it was asked to run, in order. */
  readonly calls: readonly HookCall[];
}

/** @param outcomeOf what becomes of a call; everything goes well unless told otherwise. */
export function recordingHookRunner(
  outcomeOf: (call: HookCall) => HookOutcome = goesWell,
): RecordingHookRunner {
  const calls: HookCall[] = [];
  let closed = false;
  return {
    calls,
    async run(call) {
      if (closed) return { kind: 'failed', detail: 'closed' };
      calls.push(call);
      return outcomeOf(call);
    },
    async close() {
      closed = true;
    },
  };
}

function goesWell(call: HookCall): HookOutcome {
  return call.kind === 'post'
    ? { kind: 'answered', status: 200 }
    : { kind: 'finished', exitCode: 0, output: '' };
}
