import type { Call } from '../../../src/core/call/call.ts';
import { builtInCall, memberId, nowMs, operatorId } from '../intake/bodies.ts';

/** An incoming call that has just connected; say only what matters to the test. */
export function callOf(changes: Partial<Call> = {}): Call {
  return {
    memberId,
    callId: builtInCall,
    operatorId,
    direction: 'incoming',
    outcome: 'connected',
    number: '+79161234567',
    companyNumber: null,
    line: 'reg133788',
    viaRestApp: false,
    rangAtMs: nowMs - 8_000,
    startedAtMs: nowMs,
    endedAtMs: null,
    durationS: null,
    failedCode: null,
    crmActivityId: null,
    name: null,
    company: null,
    crm: [],
    isPrivate: false,
    note: null,
    origin: 'live',
    notice: null,
    ...changes,
  };
}

export const missed: Partial<Call> = { outcome: 'missed', startedAtMs: null, endedAtMs: nowMs };
