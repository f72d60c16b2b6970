/**
 * What a request of the window must look like: the one place for every method and what it asks; what is answered is in
 * `window-api.ts`. The window is not believed: whatever runs in it could have been put there by a name or a note. It takes only
 * types from here; who serves it checks with these.
 */
import { z } from 'zod';
import { directions, origins, outcomes } from '../core/call/call.ts';
import { settingsKeys } from '../core/settings/live-settings.ts';
import type { HistoryFilter } from '../core/ports/call-history.ts';
import type { SettingsKey } from '../core/ports/settings-store.ts';
import { readSettings, type Settings } from '../core/settings/settings.ts';

const time = z.number().int().min(-8.64e15).max(8.64e15);
const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const shortText = z.string().max(255);

const filter = z
  .strictObject({
    text: z.string().max(500),
    directions: z.array(z.enum(directions)).max(directions.length),
    outcomes: z.array(z.enum(outcomes)).max(outcomes.length),
    origins: z.array(z.enum(origins)).max(origins.length),
    withNote: z.boolean(),
    fromMs: time,
    untilMs: time,
  })
  .partial()
  // JSON has no `undefined`, and the types say that what is absent is absent.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  .transform((value) => value as HistoryFilter);

const nothing = z.null();
/** Of the secrets, those that the operator types in. */
const secretKey = z.enum(['applicationToken', 'clientSecret', 'incomingWebhookUrl']);
export type WritableSecret = z.output<typeof secretKey>;

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

/** Every request, by name. `null` is asked where there is nothing to say. */
export const requestShapes = {
  'app.describe': nothing,
  'status.read': nothing,
  'status.band': nothing,
  'doctor.run': nothing,
  'history.page': z.strictObject({ filter, after: id.nullable(), limit: z.number().int().min(1).max(200) }),
  'history.count': z.strictObject({ filter }),
  'history.call': z.strictObject({ id }),
  'history.annotate': z.strictObject({ id, note: z.string().max(10_000).nullable() }),
  /** Takes from it whom it was with, for good. */
  'history.makePrivate': z.strictObject({ id }),
  'history.erase': z.union([
    z.strictObject({ ids: z.array(id).min(1).max(10_000).readonly() }),
    z.strictObject({ filter }),
    z.strictObject({ everything: z.literal(true) }),
  ]),
  'history.statistics': z.strictObject({
    fromMs: time,
    untilMs: time,
    dayStartsMs: z.array(time).min(1).max(400).readonly(),
    utcOffsets: z
      .array(z.strictObject({ fromMs: time, minutes: z.number().int().min(-1_440).max(1_440) }))
      .min(1)
      .max(400)
      .readonly(),
  }),
  'export.start': z.strictObject({
    filter,
    format: z.enum(['csv', 'json']),
    separator: z.enum([',', ';', '\t']),
  }),
  'export.cancel': z.strictObject({ exportId: shortText }),
  'settings.read': nothing,
  'settings.set': z.strictObject({ key, value: z.json().transform((value): unknown => value) }),
  /** Secrets go in and never out. Null forgets. */
  'secrets.set': z.strictObject({ key: secretKey, value: z.string().min(1).max(2_000).nullable() }),
  'notice.try': nothing,
  /** Opens a tunnel with these settings beside the running one, probes it, closes it. */
  'tunnel.try': settingsPart('tunnel'),
  'hook.try': hook,
  /** Milliseconds since the Unix epoch, or null: from now on notices come again. */
  'quiet.until': z.strictObject({ untilMs: time.nullable() }),
  'sign-in.start': z.strictObject({ domain: shortText, clientId: shortText, clientSecret: shortText }),
  /** The address the browser ended up at. */
  'sign-in.paste': z.strictObject({ address: z.string().max(4_000) }),
  'sign-in.cancel': nothing,
  /** Webhook mode: only what is named is changed. */
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
} satisfies Readonly<Record<string, z.ZodType>>;

export type WindowMethod = keyof typeof requestShapes;

/** What each method asks. */
export type WindowAsks = { readonly [Method in WindowMethod]: z.output<(typeof requestShapes)[Method]> };
