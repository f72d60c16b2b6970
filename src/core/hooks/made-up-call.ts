import type { Call } from '../call/call.ts';
import type { HookOccasion } from './hook-schema.ts';

/** 2026-03-12T10:00:00Z */
const madeUpMs = 1_773_309_600_000;

const outcomes = {
  ringing: 'ringing',
  answered: 'connected',
  ended: 'answered',
  missed: 'missed',
} as const satisfies Record<HookOccasion, Call['outcome']>;

/** What a hook is tried with. Nobody's number: +49 30 23125 is set aside for films and the like. */
export function madeUpCall(on: HookOccasion): Call {
  const isOver = on === 'ended' || on === 'missed';
  return {
    memberId: 'made-up',
    callId: 'made-up-call',
    operatorId: '1',
    direction: 'incoming',
    outcome: outcomes[on],
    number: '+493023125042',
    companyNumber: null,
    line: 'made-up-line',
    viaRestApp: false,
    rangAtMs: madeUpMs,
    startedAtMs: on === 'missed' ? null : madeUpMs + 5_000,
    endedAtMs: isOver ? madeUpMs + 65_000 : null,
    durationS: isOver ? (on === 'missed' ? 0 : 60) : null,
    failedCode: null,
    crmActivityId: null,
    name: 'Erika Mustermann',
    company: 'Musterfirma GmbH',
    crm: [{ kind: 'contact', id: '1', name: 'Erika Mustermann' }],
    isPrivate: false,
    note: null,
    origin: 'live',
    notice: null,
  };
}
