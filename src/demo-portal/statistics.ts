import type { CallFate, PortalCallFacts } from './call-events.ts';
import { endEvent } from './call-events.ts';
import type { Crm } from './crm.ts';

/** One row of `voximplant.statistic.get` (facts 7.1). Values are strings or null, but for RECORD_FILE_ID. */
export type StatisticRow = Readonly<Record<string, string | null>>;

/** The history of calls that have ended. */
export interface CallStatistics {
  /** A row is made when a call ends, and only the first time (facts 7.1, SRC). */
  add(call: PortalCallFacts, fate: CallFate): void;
  rows(): readonly StatisticRow[];
}

export function createCallStatistics(crm: Crm): CallStatistics {
  const rows = new Map<string, StatisticRow>();
  return {
    add(call, fate) {
      if (!rows.has(call.callId)) rows.set(call.callId, rowOf({ call, fate, id: rows.size + 1, crm }));
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
  const { data } = endEvent(call, fate);
  const [client] = call.number === null ? [] : crm.withNumber(call.number);
  const ofRestApp = call.telephony === 'rest-app';
  return {
    ID: String(id),
    PORTAL_USER_ID: fate.operatorId,
    PORTAL_NUMBER: text(data['PORTAL_NUMBER']),
    PHONE_NUMBER: call.number,
    CALL_ID: call.callId,
    EXTERNAL_CALL_ID: null,
    CALL_CATEGORY: 'external',
    CALL_LOG: null,
    CALL_DURATION: text(data['CALL_DURATION']),
    CALL_START_DATE: text(data['CALL_START_DATE']),
    CALL_RECORD_URL: '',
    CALL_VOTE: null,
    COST: text(data['COST']),
    COST_CURRENCY: text(data['COST_CURRENCY']),
    CALL_FAILED_CODE: text(data['CALL_FAILED_CODE']),
    CALL_FAILED_REASON: text(data['CALL_FAILED_REASON']),
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
    CALL_TYPE: text(data['CALL_TYPE']),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
