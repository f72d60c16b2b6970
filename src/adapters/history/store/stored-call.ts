import type { SQLOutputValue } from 'node:sqlite';
import type { Call } from '../../../core/call/call.ts';
import type { KeptCall } from '../../../core/ports/call-history.ts';
import { crmOf, crmTextOf } from './crm-column.ts';
import { directionCodes, noticeCodes, originCodes, outcomeCodes } from './codes.ts';
import { searchTextOf } from '../../../core/text/search-text.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;
/** What `keptCallOf` reads. */
export const wholeRow =
  'SELECT calls.*, portals.member_id FROM calls JOIN portals ON portals.id = calls.portal';
export type Value = string | number | null;

/** All columns of `calls` that a call decides, in the order of `valuesOf`. */
export const columns = [
  'operator_id',
  'direction',
  'outcome',
  'number',
  'company_number',
  'line',
  'via_rest_app',
  'rang_at',
  'started_at',
  'ended_at',
  'duration_s',
  'failed_code',
  'crm_activity_id',
  'name',
  'company',
  'note',
  'origin',
  'notice',
  'digits',
  'folded',
  'crm',
  'private',
] as const;

export function valuesOf(call: Call): readonly Value[] {
  const { digits, folded } = searchTextOf(call);
  return [
    call.operatorId,
    directionCodes.codeOf(call.direction),
    outcomeCodes.codeOf(call.outcome),
    call.number,
    call.companyNumber,
    call.line,
    call.viaRestApp ? 1 : 0,
    call.rangAtMs,
    call.startedAtMs,
    call.endedAtMs,
    call.durationS,
    call.failedCode,
    call.crmActivityId,
    call.name,
    call.company,
    call.note,
    originCodes.codeOf(call.origin),
    call.notice === null ? null : noticeCodes.codeOf(call.notice),
    digits,
    folded,
    crmTextOf(call),
    call.isPrivate ? 1 : 0,
  ];
}

/** @param row one row of `calls` joined with its portal's `member_id`. */
export function keptCallOf(row: Row): KeptCall {
  const name = textOf(row['name']);
  return {
    id: Number(row['id']),
    memberId: String(row['member_id']),
    callId: String(row['call_id']),
    operatorId: String(row['operator_id']),
    direction: directionCodes.wordOf(row['direction']),
    outcome: outcomeCodes.wordOf(row['outcome']),
    number: textOf(row['number']),
    companyNumber: textOf(row['company_number']),
    line: textOf(row['line']),
    viaRestApp: row['via_rest_app'] === 1,
    rangAtMs: numberOf(row['rang_at']),
    startedAtMs: numberOf(row['started_at']),
    endedAtMs: numberOf(row['ended_at']),
    durationS: numberOf(row['duration_s']),
    failedCode: textOf(row['failed_code']),
    crmActivityId: textOf(row['crm_activity_id']),
    name,
    company: textOf(row['company']),
    crm: crmOf(row['crm'], name),
    isPrivate: row['private'] === 1,
    note: textOf(row['note']),
    origin: originCodes.wordOf(row['origin']),
    notice: row['notice'] === null ? null : noticeCodes.wordOf(row['notice']),
  };
}

function textOf(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: SQLOutputValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
