/**
 * What a request of the window must look like. The window is not believed: whatever runs in it could have been put
 * there by a name or a note. Types of `contract/window-api.ts`, checked to be the same by the compiler.
 */
import { z } from 'zod';
import type { HistoryFilter } from '../../core/ports/call-history.ts';
import type { WindowMethod, WindowRequests } from '../../contract/window-api.ts';
import type { SettingsKey } from '../../core/ports/settings-store.ts';
import { settingsKeys } from '../../core/live-settings.ts';
import { readSettings, type Settings } from '../../core/settings.ts';

const time = z.number().int().min(-8.64e15).max(8.64e15);
const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const shortText = z.string().max(255);

const filter = z
  .strictObject({
    text: z.string().max(500),
    directions: z.array(z.enum(['incoming', 'outgoing', 'callback', 'announcement', 'unknown'])).max(5),
    outcomes: z
      .array(
        z.enum([
          'ringing',
          'connected',
          'answered',
          'elsewhere',
          'missed',
          'declined',
          'cancelled',
          'busy',
          'no-answer',
          'failed',
          'end-unknown',
        ]),
      )
      .max(11),
    origins: z.array(z.enum(['live', 'late', 'back-filled'])).max(3),
    withNote: z.boolean(),
    fromMs: time,
    untilMs: time,
  })
  .partial()
  // JSON has no `undefined`, and the types say that what is absent is absent.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  .transform((value) => value as HistoryFilter);

const nothing = z.null();
const secretKey = z.enum(['applicationToken', 'clientSecret', 'incomingWebhookUrl']);

/** A part of the settings, judged as the settings file is. */
function settingsPart<Key extends 'tunnel' | 'hooks'>(key: Key): z.ZodType<Settings[Key]> {
  return z.unknown().transform((value, context) => {
    const { settings, problems } = readSettings({ [key]: value });
    for (const { key: where, message } of problems)
      context.addIssue({ code: 'custom', message: `${where}: ${message}` });
    return settings[key];
  });
}

const hook = z.unknown().transform((value, context) => {
  const parsed = settingsPart('hooks').safeParse([value]);
  const [only] = parsed.data ?? [];
  if (only !== undefined) return only;
  context.addIssue({ code: 'custom', message: parsed.error?.message ?? 'is no hook' });
  return z.NEVER;
});

const key = z.custom<SettingsKey>(
  (value) => typeof value === 'string' && settingsKeys.has(value),
  'is no setting',
);

export const requestShapes: {
  readonly [Method in WindowMethod]: z.ZodType<WindowRequests[Method]['ask']>;
} = {
  'app.describe': nothing,
  'status.read': nothing,
  'status.band': nothing,
  'doctor.run': nothing,
  'history.page': z.strictObject({ filter, after: id.nullable(), limit: z.number().int().min(1).max(200) }),
  'history.count': z.strictObject({ filter }),
  'history.call': z.strictObject({ id }),
  'history.annotate': z.strictObject({ id, note: z.string().max(10_000).nullable() }),
  'history.makePrivate': z.strictObject({ id }),
  'history.erase': z.union([
    z.strictObject({ ids: z.array(id).min(1).max(10_000) }),
    z.strictObject({ filter }),
    z.strictObject({ everything: z.literal(true) }),
  ]),
  'history.statistics': z.strictObject({
    fromMs: time,
    untilMs: time,
    dayStartsMs: z.array(time).min(1).max(400),
    utcOffsetMinutes: z.number().int().min(-1_440).max(1_440),
  }),
  'export.start': z.strictObject({
    filter,
    format: z.enum(['csv', 'json']),
    separator: z.enum([',', ';', '\t']),
  }),
  'export.cancel': z.strictObject({ exportId: shortText }),
  'settings.read': nothing,
  'settings.set': z.strictObject({ key, value: z.json() }),
  'secrets.set': z.strictObject({ key: secretKey, value: z.string().min(1).max(2_000).nullable() }),
  'notice.try': nothing,
  'tunnel.try': settingsPart('tunnel'),
  'hook.try': hook,
  'quiet.until': z.strictObject({ untilMs: time.nullable() }),
  'sign-in.start': z.strictObject({ domain: shortText, clientId: shortText, clientSecret: shortText }),
  'sign-in.paste': z.strictObject({ address: z.string().max(4_000) }),
  'sign-in.cancel': nothing,
  'webhook.connect': z.strictObject({
    applicationToken: shortText,
    incomingWebhookUrl: z.string().max(2_000).nullable(),
    operatorId: shortText.nullable(),
  }),
  'sign-out': nothing,
  'diagnostics.preview': nothing,
  'diagnostics.save': nothing,
  'updates.check': nothing,
  'updates.install': nothing,
};
