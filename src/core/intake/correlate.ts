import { outcomeOf, type Call, type Outcome } from '../call/call.ts';
import type { CallEnd, CallEvent, CallInit, CallStart } from './delivery.ts';
import type { Pending } from './pending-calls.ts';
import { isLate } from './verify-delivery.ts';

export interface Correlation {
  readonly operatorId: string;
  readonly nowMs: number;
  /** What INIT and END have said of this call so far. */
  readonly pending: Pending;
}

/**
 * Joins one event to what is known of its call, in whatever order and however often the three arrive.
 * START says who, INIT says which number, END says how it ended (src/README.md, "From delivery to notice").
 * @param current the call as it is kept now, or null when it is not kept.
 * @returns the call as it should be kept, or null when the event changes nothing of ours.
 */
export function callAfter(current: Call | null, event: CallEvent, context: Correlation): Call | null {
  switch (event.kind) {
    case 'init':
      return current && current.rangAtMs === null ? withInit(current, event) : null;
    case 'start':
      return event.operatorId === context.operatorId ? afterStart(current, event, context) : null;
    case 'end':
      return current || event.operatorId === context.operatorId ? afterEnd(current, event, context) : null;
  }
}

/** Null when it is already known that the call started: a duplicate, or a second leg of our own. */
function afterStart(current: Call | null, start: CallStart, context: Correlation): Call | null {
  if (current && current.startedAtMs !== null) return null;
  const { init, end } = context.pending;
  const call = current ?? newCall(start, context);
  const known = init && call.rangAtMs === null ? withInit(call, init) : call;
  const viaRestApp = known.viaRestApp || start.viaRestApp;
  const started: Call = { ...known, startedAtMs: start.sentAtMs, viaRestApp };
  if (started.endedAtMs !== null) return started;
  const open: Call = { ...started, outcome: viaRestApp ? 'ringing' : 'connected' };
  return end ? withEnd(open, end) : open;
}

/** Null for a duplicate. Without a START it is a call our operator did not take, or one we slept through. */
function afterEnd(current: Call | null, end: CallEnd, context: Correlation): Call | null {
  if (current && current.endedAtMs !== null) return null;
  const { init } = context.pending;
  const call = current ?? newCall(end, context);
  return withEnd(init && call.rangAtMs === null ? withInit(call, init) : call, end);
}

function newCall(
  { memberId, callId, sentAtMs, viaRestApp }: CallEvent,
  { operatorId, nowMs }: Correlation,
): Call {
  return {
    memberId,
    callId,
    operatorId,
    viaRestApp,
    direction: 'unknown',
    outcome: viaRestApp ? 'ringing' : 'connected',
    number: null,
    companyNumber: null,
    line: null,
    rangAtMs: null,
    startedAtMs: null,
    endedAtMs: null,
    durationS: null,
    failedCode: null,
    crmActivityId: null,
    name: null,
    company: null,
    crm: [],
    isPrivate: false,
    note: null,
    origin: isLate(sentAtMs, nowMs) ? 'late' : 'live',
    notice: null,
  };
}

function withInit(call: Call, init: CallInit): Call {
  const viaRestApp = call.viaRestApp || init.viaRestApp;
  return {
    ...call,
    viaRestApp,
    // A REST app's START was taken for an answer until INIT told what it was.
    outcome: call.outcome === 'connected' && viaRestApp ? 'ringing' : call.outcome,
    rangAtMs: init.sentAtMs,
    direction: call.direction === 'unknown' ? init.direction : call.direction,
    number: call.number ?? init.number,
    companyNumber: init.companyNumber,
    line: call.line ?? init.line,
  };
}

function withEnd(call: Call, end: CallEnd): Call {
  const direction = end.direction === 'unknown' ? call.direction : end.direction;
  return {
    ...call,
    direction,
    outcome: finalOutcome({ ...call, direction }, end),
    number: end.number ?? call.number,
    line: call.line ?? end.line,
    rangAtMs: call.rangAtMs ?? beginningOf(end),
    endedAtMs: end.sentAtMs,
    durationS: end.durationS,
    failedCode: end.failedCode,
    crmActivityId: end.crmActivityId,
  };
}

const dayMs = 24 * 60 * 60_000;

/** CALL_START_DATE, unless it cannot be true of a call that ended when this one did. */
function beginningOf({ beganAtMs, sentAtMs }: CallEnd): number | null {
  if (beganAtMs === null) return null;
  return beganAtMs <= sentAtMs && beganAtMs > sentAtMs - dayMs ? beganAtMs : null;
}

/** The code decides; where it is missing, a call that lasted was answered and one that did not was missed. */
function finalOutcome(call: Call, end: CallEnd): Outcome {
  const code = end.failedCode ?? ((end.durationS ?? 0) > 0 ? '200' : '304');
  const outcome = outcomeOf(call.direction, code, end.durationS);
  const takenByColleague = end.operatorId !== null && end.operatorId !== call.operatorId;
  const rang = call.outcome === 'ringing' || (call.outcome === 'end-unknown' && call.viaRestApp);
  return outcome === 'answered' && rang && takenByColleague ? 'elsewhere' : outcome;
}
