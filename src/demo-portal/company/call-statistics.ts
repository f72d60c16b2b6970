import type { CallFate, PortalCallFacts } from '../events/call-events.ts';
import { callType, lineOf, reasonOf } from '../events/call-events.ts';
import type { Crm } from './crm.ts';
import { portalTime } from '../portal-time.ts';

/** One row of `voximplant.statistic.get` (bitrix24.md 7.1). Values are strings or null, but for RECORD_FILE_ID. */
export type StatisticRow = Readonly<Record<string, string | null>>;

/** The history of calls that have ended. */
export interface CallStatistics {
  /** A row is made when a call ends, and only the first time (bitrix24.md 7.1). @returns it, or the one that was there. */
  add(call: PortalCallFacts, fate: CallFate): StatisticRow;
  rows(): readonly StatisticRow[];
}

export function createCallStatistics(crm: Crm): CallStatistics {
  const rows = new Map<string, StatisticRow>();
  return {
    add(call, fate) {
      const row = rows.get(call.callId) ?? rowOf({ call, fate, id: rows.size + 1, crm });
      rows.set(call.callId, row);
      return row;
    },
    rows: () => [...rows.values()],
  };
}

interface RowFacts {
  readonly call: PortalCallFacts;
  readonly fate: CallFate;
  readonly id: number;
  readonly crm: Crm;
}

function rowOf({ call, fate, id, crm }: RowFacts): StatisticRow {
  const [client] = call.number === null ? [] : crm.withNumber(call.number);
  const ofRestApp = call.telephony === 'rest-app';
  return {
    ID: String(id),
    PORTAL_USER_ID: fate.operatorId,
    PORTAL_NUMBER: lineOf(call),
    PHONE_NUMBER: call.number,
    CALL_ID: call.callId,
    EXTERNAL_CALL_ID: null,
    CALL_CATEGORY: 'external',
    CALL_LOG: null,
    CALL_DURATION: String(fate.durationS),
    CALL_START_DATE: portalTime(call.beganAtMs),
    CALL_RECORD_URL: '',
    CALL_VOTE: null,
    COST: '0.0000',
    COST_CURRENCY: 'EUR',
    CALL_FAILED_CODE: fate.code,
    CALL_FAILED_REASON: reasonOf(fate),
    CRM_ENTITY_TYPE: client?.type ?? null,
    CRM_ENTITY_ID: client === undefined ? null : String(client.id),
    CRM_ACTIVITY_ID: client === undefined ? null : String(7_700 + id),
    REST_APP_ID: ofRestApp ? '12' : null,
    REST_APP_NAME: ofRestApp ? 'Office PBX' : null,
    TRANSCRIPT_ID: null,
    TRANSCRIPT_PENDING: 'N',
    SESSION_ID: null,
    REDIAL_ATTEMPT: null,
    COMMENT: null,
    RECORD_DURATION: null,
    RECORD_FILE_ID: null,
    CALL_TYPE: callType(call.direction),
  };
}
