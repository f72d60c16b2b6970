import type { ProbeFailure, ProbeOutcome, PublicProbe } from '../../src/core/ports/public-probe.ts';
import type { Timers } from '../../src/core/ports/timers.ts';

export interface ScriptedProbe extends PublicProbe {
  /** For every question from now on; `timed-out` takes its 10 s. */
  willBe(outcome: 'heard' | ProbeFailure): void;
  readonly asked: string[];
}

const timeoutMs = 10_000;

/** A probe that answers what the test says. */
export function scriptedProbe(timers: Timers): ScriptedProbe {
  const asked: string[] = [];
  let next: 'heard' | ProbeFailure = 'heard';
  let isClosed = false;

  return {
    asked,
    willBe(outcome) {
      next = outcome;
    },
    ask(url) {
      asked.push(url);
      const asking = next;
      const { promise, resolve } = Promise.withResolvers<void>();
      if (asking === 'timed-out') timers.after(timeoutMs, resolve);
      else resolve();
      return promise.then(() => outcomeOf(isClosed ? 'unreachable' : asking));
    },
    close() {
      isClosed = true;
    },
  };
}

function outcomeOf(next: 'heard' | ProbeFailure): ProbeOutcome {
  return next === 'heard'
    ? { kind: 'heard', latencyMs: 120 }
    : { kind: 'unheard', why: next, detail: `it was ${next}` };
}
