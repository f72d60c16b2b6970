/**
 * What the portal's methods answer, in its words (bitrix24.md 6, 7). Tolerant as PHP is loose: numbers come as strings and the
 * other way round, and what is missing is null.
 */
import { z } from 'zod';
import type { CrmEntity } from '../../core/call/call.ts';
import type { AppInfo, PortalCallRecord, Profile, SubscriptionRow } from '../../core/ports/portal.ts';

/** Names are hostile text, and nobody's is longer. */
const longestText = 255;

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const trimmed = value === null || value === undefined ? '' : String(value).trim().slice(0, longestText);
    return trimmed === '' ? null : trimmed;
  });
const digits = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,15}$/));
const number = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => Number(value ?? Number.NaN));
/** PHP and Bitrix24 say yes in several ways. */
const yes = z
  .union([z.boolean(), z.string(), z.number()])
  .nullish()
  .transform((value) => value === true || value === 1 || /^(1|y|true)$/i.test(String(value)));

/** PHP writes a list with a gap as an object. */
const list = z.union([
  z.array(z.unknown()),
  z.record(z.string(), z.unknown()).transform((entries): unknown[] => Object.values(entries)),
]);
const person = z.object({ ID: digits, NAME: text, LAST_NAME: text });

function fullName({ ID, NAME, LAST_NAME }: z.output<typeof person>): string {
  const name = [NAME, LAST_NAME].filter((part) => part !== null).join(' ');
  return name.slice(0, longestText) || ID;
}

/** Null for somebody who was dismissed: then it is empty (bitrix24.md 6). */
export const profileShape = z.union([
  person
    .extend({ ADMIN: yes })
    .transform((user): Profile | null => ({ userId: user.ID, name: fullName(user), isAdmin: user.ADMIN })),
  z.union([z.tuple([]), z.strictObject({})]).transform((): Profile | null => null),
]);

export const appInfoShape = z
  .object({ INSTALLED: yes, STATUS: text, PAYMENT_EXPIRED: yes })
  .transform(({ INSTALLED, STATUS, PAYMENT_EXPIRED }): AppInfo => ({
    installed: INSTALLED,
    status: STATUS ?? '',
    paymentExpired: PAYMENT_EXPIRED,
  }));

export const namesShape = list.pipe(z.array(z.string()));

const rowShape = z.object({ event: z.string(), handler: z.string(), auth_type: number, offline: number });

/** Offline rows have no handler, and are nobody's of ours. */
export const rowsShape = list.transform((rows): readonly SubscriptionRow[] =>
  rows.flatMap((row) => {
    const parsed = rowShape.safeParse(row);
    if (!parsed.success || parsed.data.offline === 1) return [];
    const { event, handler, auth_type: authType } = parsed.data;
    return [
      {
        event: event.toUpperCase(),
        handlerUrl: handler,
        authType: Number.isSafeInteger(authType) ? authType : 0,
      },
    ];
  }),
);

const entityKinds: Readonly<Record<string, CrmEntity['kind']>> = {
  CONTACT: 'contact',
  LEAD: 'lead',
  COMPANY: 'company',
};
const entityShape = z.object({ CRM_ENTITY_TYPE: z.string(), CRM_ENTITY_ID: digits, NAME: text });

/** What we cannot make a card of is left out. */
export const entitiesShape = list.transform((entities): readonly CrmEntity[] =>
  entities.flatMap((entity) => {
    const parsed = entityShape.safeParse(entity);
    const kind = parsed.success ? entityKinds[parsed.data.CRM_ENTITY_TYPE.toUpperCase()] : undefined;
    if (!parsed.success || kind === undefined) return [];
    const { CRM_ENTITY_ID: id, NAME } = parsed.data;
    return [{ kind, id, name: NAME ?? '' }];
  }),
);

const recordShape = z.object({
  CALL_ID: z.string().min(1).max(longestText),
  PORTAL_USER_ID: text,
  CALL_TYPE: number,
  PHONE_NUMBER: text,
  PORTAL_NUMBER: text,
  CALL_START_DATE: z.string(),
  CALL_DURATION: number,
  CALL_FAILED_CODE: text,
  CRM_ACTIVITY_ID: text,
  REST_APP_ID: text,
});

/** A row without an id or a time cannot be told from others. */
export const recordsShape = list.transform((records): readonly PortalCallRecord[] =>
  records.flatMap((record) => {
    const parsed = recordShape.safeParse(record);
    const beganAtMs = parsed.success ? Date.parse(parsed.data.CALL_START_DATE) : Number.NaN;
    return parsed.success && beganAtMs > 0 ? [recordOf(parsed.data, beganAtMs)] : [];
  }),
);

function recordOf(row: z.output<typeof recordShape>, beganAtMs: number): PortalCallRecord {
  return {
    callId: row.CALL_ID,
    operatorId: row.PORTAL_USER_ID,
    callType: Number.isInteger(row.CALL_TYPE) ? row.CALL_TYPE : null,
    number: row.PHONE_NUMBER,
    line: row.PORTAL_NUMBER,
    beganAtMs,
    durationS: row.CALL_DURATION > 0 ? Math.round(row.CALL_DURATION) : 0,
    failedCode: row.CALL_FAILED_CODE ?? 'OTHER',
    crmActivityId: row.CRM_ACTIVITY_ID,
    viaRestApp: row.REST_APP_ID !== null && row.REST_APP_ID !== '0',
  };
}

const rowIds = list.transform((rows) => rows.map((row) => z.object({ ID: digits }).safeParse(row)));

/** The highest ID on a page of statistics, whatever else is in its rows; null when no row has one. */
export function lastIdOf(result: unknown): string | null {
  const rows = rowIds.safeParse(result);
  const ids = rows.success ? rows.data.flatMap(({ data }) => (data === undefined ? [] : [data.ID])) : [];
  return ids.toSorted((one, other) => Number(one) - Number(other)).at(-1) ?? null;
}
