import type { Telephony } from '../events/call-events.ts';

/** What can happen to a call, without its people and times. */
export interface CallKind {
  readonly about: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly telephony: Telephony;
  readonly numberWithheld: boolean;
  /** CALL_FAILED_CODE of its END. */
  readonly code: string;
  /** In order; events without time between them come at once. */
  readonly pipeline: readonly Moment[];
}

/** Capital words are events, for our operator unless they say otherwise; the others take time. */
export type Moment =
  'INIT' | 'START' | 'END' | 'START of a colleague' | 'END of a colleague' | 'rings' | 'talks';

export const incomingAnswered = kind('incoming, answered', ['INIT', 'rings', 'START', 'talks', 'END']);

/** Everything a listener has to cope with (bitrix24.md 2), each once. */
export const callKinds: readonly CallKind[] = [
  incomingAnswered,
  kind('incoming, missed', ['INIT', 'rings', 'END'], { code: '304' }),
  kind('incoming, number withheld', ['INIT', 'rings', 'START', 'talks', 'END'], { numberWithheld: true }),
  kind('outgoing, answered', ['INIT', 'rings', 'START', 'talks', 'END'], { direction: 'outgoing' }),
  kind('outgoing, busy', ['INIT', 'rings', 'END'], { direction: 'outgoing', code: '486' }),
  kind('outgoing, declined', ['INIT', 'rings', 'END'], { direction: 'outgoing', code: '603' }),
  kind('own PBX, answered', ['INIT', 'START', 'rings', 'talks', 'END'], { telephony: 'rest-app' }),
  kind('own PBX, missed', ['INIT', 'START', 'rings', 'END'], { telephony: 'rest-app', code: '304' }),
  kind('own PBX, a colleague took it', ['INIT', 'START', 'rings', 'talks', 'END of a colleague'], {
    telephony: 'rest-app',
  }),
  // Its id gets no other event: the portal found out too late that it knew the call (bitrix24.md 2.1).
  kind('own PBX, registered again', ['INIT'], { telephony: 'rest-app' }),
  kind('a colleague’s', ['INIT', 'rings', 'START of a colleague', 'talks', 'END of a colleague']),
  kind('every event twice', ['INIT', 'INIT', 'rings', 'START', 'START', 'talks', 'END', 'END']),
  kind('START before INIT', ['START', 'INIT', 'talks', 'END']),
];

function kind(about: string, pipeline: readonly Moment[], rest: Partial<CallKind> = {}): CallKind {
  return {
    about,
    pipeline,
    direction: 'incoming',
    telephony: 'built-in',
    numberWithheld: false,
    code: '200',
    ...rest,
  };
}
