import { answerDelayMsOf, contactOf, talkSOf } from '../../../core/call/call-figures.ts';
import type { Row } from '../store/stored-call.ts';
import { directionCodes, outcomeCodes } from '../store/codes.ts';
import { cachedFacetOf, type CachedCall } from './cached-calls.ts';

/** What `cachedCallOf` reads. */
export const cachedColumns =
  'id, direction, outcome, duration_s, rang_at, started_at, via_rest_app, digits, name IS NOT NULL AS named';

/** @param row has `cachedColumns`. */
export function cachedCallOf(row: Row): CachedCall {
  const call = {
    direction: directionCodes.wordOf(row['direction']),
    outcome: outcomeCodes.wordOf(row['outcome']),
    viaRestApp: row['via_rest_app'] === 1,
    durationS: numberOf(row['duration_s']),
    rangAtMs: numberOf(row['rang_at']),
    startedAtMs: numberOf(row['started_at']),
    number: String(row['digits']),
  };
  return {
    id: Number(row['id']),
    facet: cachedFacetOf({ direction: Number(row['direction']), outcome: Number(row['outcome']) }),
    contact: contactOf(call),
    talkS: talkSOf(call),
    answerDelayMs: answerDelayMsOf(call),
    isNamed: row['named'] === 1,
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
