import type { Timers } from '../../core/ports/timers.ts';
import type { ScriptedCall, ScriptStep } from './call-script.ts';
import type { PortalCall, PortalCalls } from './portal-calls.ts';

export interface Simulation {
  readonly calls: PortalCalls;
  /** Whose events the script's `colleague` gets; the operator is the portal's. */
  readonly colleagueId: string;
  readonly script: Iterator<ScriptedCall, unknown, undefined>;
  readonly timers: Timers;
  /** Told of each call as its first event is raised. */
  readonly onCall: (call: ScriptedCall) => void;
}

/** Plays a script in real time, one call after the other, until it ends or is stopped. */
export function simulateCalls({ calls, colleagueId, script, timers, onCall }: Simulation): { stop(): void } {
  let [stopped, callOff] = [false, nothing];
  playNext();
  return {
    stop() {
      stopped = true;
      callOff();
    },
  };

  function playNext(): void {
    const next = script.next();
    if (next.done === true) return;
    const scripted = next.value;
    let call: PortalCall | null = null;
    playSteps([...scripted.steps], (step) => {
      call ??= begin(scripted);
      void raise(call, step);
    });
  }

  function playSteps([step, ...later]: readonly ScriptStep[], play: (step: ScriptStep) => void): void {
    if (stopped) return;
    if (step === undefined) {
      playNext();
      return;
    }
    callOff = timers.after(step.afterMs, () => {
      play(step);
      playSteps(later, play);
    });
  }

  function begin(scripted: ScriptedCall): PortalCall {
    onCall(scripted);
    const { direction, telephony, client } = scripted;
    return calls[direction]({ number: client?.number ?? null, telephony });
  }

  function raise(call: PortalCall, step: ScriptStep): Promise<unknown> {
    switch (step.raise) {
      case 'init':
        return call.init();
      case 'start':
        return call.start(step.by === 'colleague' ? colleagueId : undefined);
      case 'end': {
        const { code, durationS } = step;
        return call.end({ code, durationS, ...(step.by === 'colleague' && { operatorId: colleagueId }) });
      }
    }
  }
}

function nothing(): void {}
