/**
 * The field names of Bitrix24's calls. A body becomes a typed `Delivery`, or it is said in plain words why it cannot.
 * OAuth tokens are not part of any schema here, so they never get past this file; of the events of the application itself
 * (`parse-app-event.ts`) two keep the access token they can be confirmed with.
 *
 * Source: bitrix24.md 1.1 (form fields with PHP brackets, every value a string, null members missing),
 * 2.1-2.4 (the three events), 3.2 (the auth block). JSON is accepted because the public docs show it.
 */
import { z } from 'zod';
import type { Direction } from '../call/call.ts';
import type { CallEnd, CallInit, CallStart, Delivery } from './delivery.ts';
import {
  digits,
  isoDate,
  optionalDigits,
  requiredText,
  secret,
  text,
  unixSeconds,
  wholeNumber,
} from './delivery-fields.ts';
import { parseAppEvent } from './parse-app-event.ts';

export type ParsedDelivery =
  | { readonly kind: 'readable'; readonly delivery: Delivery }
  | { readonly kind: 'malformed'; readonly problems: readonly string[] };

/**
 * Malformed is only what names no event or no sender: whether anything else is worth an answer, the sender's token decides.
 * @param body what the form or JSON reader made of the request body; anything at all.
 */
export function parseDelivery(body: unknown): ParsedDelivery {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) return { kind: 'malformed', problems: problemsIn(envelope.error) };
  const { event: name, auth: sender } = envelope.data;
  return { kind: 'readable', delivery: { sender, event: eventIn(body, name, sender.memberId) } };
}

function eventIn(body: unknown, name: string, memberId: string): Delivery['event'] {
  const sent = sentSchema.safeParse(body);
  const sentAtMs = sent.data?.ts ?? null;
  const schema = callSchemas.get(name);
  if (schema === undefined) {
    const ofApp = sentAtMs === null ? null : parseAppEvent(name, sentAtMs, body);
    return ofApp ?? { kind: 'other', name, sentAtMs };
  }
  const call = schema.safeParse(body);
  if (call.success && sentAtMs !== null) return { ...call.data.data, sentAtMs, memberId };
  const problems = [...problemsIn(sent.error), ...problemsIn(call.error)];
  return { kind: 'incomplete', name, problems, sentAtMs };
}

function problemsIn(error: z.ZodError | undefined): readonly string[] {
  return error?.issues.map(problemOf) ?? [];
}

function problemOf(issue: z.core.$ZodIssue): string {
  const [first, ...rest] = issue.path.map(String);
  if (first === undefined) return 'the body is no event';
  return `${first}${rest.map((key) => `[${key}]`).join('')} ${issue.message}`;
}

/** CALL_TYPE, bitrix24.md 2.6. 3 is an incoming call that was redirected. */
const directions: ReadonlyMap<string | null, Direction> = new Map([
  ['1', 'outgoing'],
  ['2', 'incoming'],
  ['3', 'incoming'],
  ['4', 'callback'],
  ['5', 'announcement'],
]);
const direction = text.transform((value): Direction => directions.get(value) ?? 'unknown');

/** Of a token only whether it is the right one matters, so its length is no reason to say anything else of it. */
const envelopeSchema = z.object({
  event: text.pipe(z.string('is missing')).transform((name) => name.toUpperCase()),
  auth: z
    .object({ member_id: requiredText, application_token: secret, domain: text }, 'is missing')
    .transform((auth) => ({
      memberId: auth.member_id,
      applicationToken: auth.application_token,
      domain: auth.domain?.toLowerCase() ?? null,
    })),
});

const sentSchema = z.object({ ts: unixSeconds });

/**
 * The shape of a CALL_ID that a REST app's PBX gets (bitrix24.md 2.3). Ids are opaque otherwise; this one
 * sign is read because INIT, which says it outright, may come last or never.
 */
function isRestAppCall(callId: string): boolean {
  return callId.startsWith('externalCall.');
}

const callStart = z.object({ CALL_ID: requiredText, USER_ID: digits }, 'is missing').transform((data) => ({
  kind: 'start' as const,
  callId: data.CALL_ID,
  operatorId: data.USER_ID,
  viaRestApp: isRestAppCall(data.CALL_ID),
}));

const callInit = z
  .object(
    {
      CALL_ID: requiredText,
      CALL_TYPE: direction,
      ACCOUNT_SEARCH_ID: text,
      PHONE_NUMBER: text,
      CALLER_ID: text,
      REST_APP_ID: text,
    },
    'is missing',
  )
  .transform((data) => ({
    kind: 'init' as const,
    callId: data.CALL_ID,
    direction: data.CALL_TYPE,
    line: data.ACCOUNT_SEARCH_ID,
    viaRestApp: data.REST_APP_ID !== null || isRestAppCall(data.CALL_ID),
    ...numbersOf(data),
  }));

const callEnd = z
  .object(
    {
      CALL_ID: requiredText,
      CALL_TYPE: direction,
      PHONE_NUMBER: text,
      PORTAL_NUMBER: text,
      PORTAL_USER_ID: optionalDigits,
      CALL_DURATION: wholeNumber,
      CALL_START_DATE: isoDate,
      CALL_FAILED_CODE: text,
      CRM_ACTIVITY_ID: optionalDigits,
    },
    'is missing',
  )
  .transform((data) => ({
    kind: 'end' as const,
    callId: data.CALL_ID,
    direction: data.CALL_TYPE,
    number: data.PHONE_NUMBER,
    line: data.PORTAL_NUMBER,
    viaRestApp: isRestAppCall(data.CALL_ID),
    operatorId: data.PORTAL_USER_ID === '0' ? null : data.PORTAL_USER_ID,
    durationS: data.CALL_DURATION,
    beganAtMs: data.CALL_START_DATE,
    failedCode: data.CALL_FAILED_CODE,
    crmActivityId: data.CRM_ACTIVITY_ID,
  }));

type CallData =
  | Omit<CallInit, 'sentAtMs' | 'memberId'>
  | Omit<CallStart, 'sentAtMs' | 'memberId'>
  | Omit<CallEnd, 'sentAtMs' | 'memberId'>;

const callSchemas: ReadonlyMap<string, z.ZodType<{ data: CallData }>> = new Map<
  string,
  z.ZodType<{ data: CallData }>
>([
  ['ONVOXIMPLANTCALLINIT', z.object({ data: callInit })],
  ['ONVOXIMPLANTCALLSTART', z.object({ data: callStart })],
  ['ONVOXIMPLANTCALLEND', z.object({ data: callEnd })],
]);

interface InitNumbers {
  readonly CALL_TYPE: Direction;
  readonly PHONE_NUMBER: string | null;
  readonly CALLER_ID: string | null;
  readonly REST_APP_ID: string | null;
}

/**
 * Which of INIT's two numbers is the client's (bitrix24.md 2.1): for an incoming call PHONE_NUMBER is the
 * company's own; a REST app puts the client into CALLER_ID both ways and sends no PHONE_NUMBER.
 */
function numbersOf(data: InitNumbers): Pick<CallInit, 'number' | 'companyNumber'> {
  if (data.REST_APP_ID !== null) return { number: data.CALLER_ID, companyNumber: null };
  switch (data.CALL_TYPE) {
    case 'incoming':
      return { number: data.CALLER_ID, companyNumber: data.PHONE_NUMBER };
    case 'outgoing':
    case 'callback':
    case 'announcement':
      return { number: data.PHONE_NUMBER, companyNumber: null };
    case 'unknown': // END will tell
      return { number: null, companyNumber: null };
  }
}
