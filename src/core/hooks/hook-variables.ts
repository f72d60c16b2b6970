import { filedAtMs, type Call } from '../call/call.ts';
import { cardUrlOf } from '../call/card-url.ts';
import { plainText } from '../text/plain-text.ts';

/** What a hook may say of a call: `{number}` in an argument, `OFFHOOK_NUMBER` in the environment. */
export const hookVariables = [
  'number',
  'name',
  'company',
  'direction',
  'outcome',
  'callId',
  'line',
  'durationS',
  'startedAt',
  'cardUrl',
] as const;

export type HookVariable = (typeof hookVariables)[number];

/** One line of plain text each, however hostile its source; null while unknown. */
export type HookValues = Readonly<Record<HookVariable, string | number | null>>;

/** Bitrix24's longest (CALL_ID); everything else is shorter or may be cut. */
const longestValue = 255;

/** @param domain the pinned portal's host name, for the card's address; null while none is known. */
export function valuesOf(call: Call, domain: string | null): HookValues {
  const text = (value: string | null): string | null =>
    value === null ? null : plainText(value, longestValue);
  return {
    number: text(call.number),
    name: text(call.name),
    company: text(call.company),
    direction: call.direction,
    outcome: call.outcome,
    callId: text(call.callId),
    line: text(call.companyNumber ?? call.line),
    durationS: call.durationS,
    /** When the call began: it rang, or was dialled. A missed call has begun, too. */
    startedAt: new Date(filedAtMs(call)).toISOString(),
    cardUrl: cardUrlOf(call, domain),
  };
}

/** `callId` is `OFFHOOK_CALL_ID`. What is unknown is empty, so that nothing of the same name is inherited. */
export function environmentOf(values: HookValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    hookVariables.map((name) => [
      `OFFHOOK_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`,
      asText(values[name]),
    ]),
  );
}

export function asText(value: string | number | null): string {
  return value === null ? '' : String(value);
}
