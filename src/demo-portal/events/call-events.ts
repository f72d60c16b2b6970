/**
 * The `data` of the three events of a call, field by field as the portal writes them (bitrix24.md 2.1, 2.2, 2.4), and
 * where source and samples differ, as the samples have it.
 */
import type { PhpFields } from './form-body.ts';
import { portalTime } from '../portal-time.ts';

export interface CallEvent {
  readonly event: 'ONVOXIMPLANTCALLINIT' | 'ONVOXIMPLANTCALLSTART' | 'ONVOXIMPLANTCALLEND';
  readonly data: PhpFields;
}

/**
 * `built-in` is Bitrix24's own telephony; `rest-app` a PBX that registers its calls, where START means ringing, whatever
 * the documentation says (bitrix24.md 2.3).
 */
export type Telephony = 'built-in' | 'rest-app';

export interface PortalCallFacts {
  readonly callId: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly telephony: Telephony;
  /** The client's; null when withheld. */
  readonly number: string | null;
  /** When the portal first knew of it. */
  readonly beganAtMs: number;
}

export interface CallFate {
  /** CALL_FAILED_CODE: 200 answered, 304 missed, 486 busy and so on (bitrix24.md 2.7). */
  readonly code: string;
  readonly durationS: number;
  /** PORTAL_USER_ID; null for a call nobody was responsible for. */
  readonly operatorId: string | null;
}

const line = 'reg133788';
/** As the official samples have it, without the id of the application (bitrix24.md 2.4). */
const restAppLine = 'REST_APP:';
const companyNumber = '+493023125000';
const restAppId = '12';

export function initEvent({ callId, direction, telephony, number }: PortalCallFacts): CallEvent {
  const call = { CALL_ID: callId, CALL_TYPE: callType(direction) };
  const builtIn = direction === 'incoming' ? { to: companyNumber, from: number } : { to: number, from: line };
  const numbers: PhpFields =
    telephony === 'built-in'
      ? { ACCOUNT_SEARCH_ID: line, PHONE_NUMBER: builtIn.to, CALLER_ID: builtIn.from }
      : { CALLER_ID: number, REST_APP_ID: restAppId };
  return { event: 'ONVOXIMPLANTCALLINIT', data: { ...call, ...numbers } };
}

export function startEvent({ callId }: PortalCallFacts, operatorId: string): CallEvent {
  return { event: 'ONVOXIMPLANTCALLSTART', data: { CALL_ID: callId, USER_ID: operatorId } };
}

/** @param crmActivityId of the call in the CRM; null where there is none. */
export function endEvent(call: PortalCallFacts, fate: CallFate, crmActivityId: string | null): CallEvent {
  const data = {
    CALL_ID: call.callId,
    CALL_TYPE: callType(call.direction),
    PHONE_NUMBER: call.number,
    PORTAL_NUMBER: lineOf(call),
    PORTAL_USER_ID: fate.operatorId,
    CALL_DURATION: String(fate.durationS),
    CALL_START_DATE: portalTime(call.beganAtMs),
    COST: '0',
    COST_CURRENCY: '',
    CALL_FAILED_CODE: fate.code,
    CALL_FAILED_REASON: reasonOf(fate),
    CRM_ACTIVITY_ID: crmActivityId,
  };
  return { event: 'ONVOXIMPLANTCALLEND', data };
}

export function lineOf({ telephony }: PortalCallFacts): string {
  return telephony === 'built-in' ? line : restAppLine;
}

export function reasonOf({ code }: CallFate): string {
  return reasons.get(code) ?? 'Undefined';
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['200', 'Success call'],
  ['304', 'Call canceled'],
  ['480', 'Temporarily unavailable'],
  ['486', 'Busy'],
  ['603', 'Declined'],
  ['603-S', 'Canceled'],
]);

export function callType(direction: PortalCallFacts['direction']): string {
  return direction === 'outgoing' ? '1' : '2';
}
