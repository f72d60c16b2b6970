import type { Telephony } from '../events/call-events.ts';
import { callKinds, incomingAnswered, type CallKind, type Moment } from './call-kinds.ts';
import { clients, type Client } from '../oauth/clients.ts';
import { seededChance, type Chance } from '../seeded-chance.ts';

export interface ScriptedCall {
  readonly about: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly telephony: Telephony;
  /** Null: the number is withheld. */
  readonly client: Client | null;
  readonly steps: readonly ScriptStep[];
}

/** Raised so many milliseconds after the step before it, or after the last step of the call before. */
export type ScriptStep = { readonly afterMs: number } & (
  | { readonly raise: 'init' }
  | { readonly raise: 'start'; readonly by: Who }
  | { readonly raise: 'end'; readonly by: Who; readonly code: string; readonly durationS: number }
);
type Who = 'operator' | 'colleague';

/**
 * Calls without end: rounds in which every kind of call comes once, in an order and with people that depend on
 * the seed alone. The first is an incoming call that the operator takes; it starts within a second.
 */
export function* callScript(seed: string): Generator<ScriptedCall, never, undefined> {
  const chance = seededChance(seed);
  yield scriptedCall(incomingAnswered, chance, 500);
  for (;;) {
    for (const kind of chance.shuffled(callKinds)) {
      yield scriptedCall(kind, chance, chance.between(1_000, 2_500));
    }
  }
}

function scriptedCall(kind: CallKind, chance: Chance, pauseMs: number): ScriptedCall {
  const { about, direction, telephony, numberWithheld, pipeline, code } = kind;
  const ringsMs = chance.between(1_200, 2_500);
  const talksS = chance.between(2, 4);
  const client = chance.oneOf(clients);
  const durationS = pipeline.includes('talks') ? talksS : 0;

  const steps: ScriptStep[] = [];
  let afterMs = pauseMs;
  for (const moment of pipeline) {
    if (moment === 'rings') afterMs += ringsMs;
    else if (moment === 'talks') afterMs += talksS * 1_000;
    else {
      steps.push(stepOf(moment, { afterMs, code, durationS }));
      afterMs = 0;
    }
  }
  return { about, direction, telephony, client: numberWithheld ? null : client, steps };
}

interface StepFacts {
  readonly afterMs: number;
  readonly code: string;
  readonly durationS: number;
}

function stepOf(moment: Exclude<Moment, 'rings' | 'talks'>, { afterMs, ...fate }: StepFacts): ScriptStep {
  switch (moment) {
    case 'INIT':
      return { afterMs, raise: 'init' };
    case 'START':
      return { afterMs, raise: 'start', by: 'operator' };
    case 'START of a colleague':
      return { afterMs, raise: 'start', by: 'colleague' };
    case 'END':
      return { afterMs, raise: 'end', by: 'operator', ...fate };
    case 'END of a colleague':
      return { afterMs, raise: 'end', by: 'colleague', ...fate };
  }
}
