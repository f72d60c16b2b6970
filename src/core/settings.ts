/**
 * `settings.json`: every key optional, every wrong value reported and replaced by its default without losing
 * the others (README.md, "Settings"). Unknown keys are kept in the file by never being written.
 */
import { z } from 'zod';
import { hookSchema } from './hooks/hook-schema.ts';

const identifier = z.union([z.string().min(1).max(255), z.number().int().positive().transform(String)]);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 22:30');
const httpsAddress = z.url({ protocol: /^https$/, error: 'must be an https:// address' });
const httpAddress = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' });

const quietHours = z.object({
  /** 1 is Monday, 7 Sunday; the day on which `from` lies. */
  days: z.array(z.number().int().min(1).max(7)).min(1),
  from: timeOfDay,
  /** Earlier than `from` means the next morning. */
  to: timeOfDay,
});

/** Exported for the policy's JSON schema; to read settings there is `readSettings`. */
export const settingsSchema = z.object({
  portal: z
    .object({
      mode: z.enum(['app', 'webhook']).default('webhook'),
      domain: z.hostname('must be a host name such as company.bitrix24.com').nullable().default(null),
      memberId: identifier.nullable().default(null),
      operatorId: identifier.nullable().default(null),
      /** Of the portal's local application: `local.` and what follows it. */
      clientId: z.string().min(1).max(255).nullable().default(null),
      /** Where on 127.0.0.1 the browser brings the answer to a sign-in; the application names it: fixed (bitrix24.md 5.1). */
      redirectPort: z.number().int().min(1_024).max(65_535).default(53_682),
    })
    .prefault({}),
  listener: z
    .object({
      /** 0 lets the system choose a free one. */
      port: z.number().int().min(0).max(65_535).default(0),
      /** The secret part of the handler's address; made on the first run. */
      path: z
        .string()
        .regex(/^[0-9a-f]{32}$/, 'must be 32 characters of 0-9 and a-f')
        .nullable()
        .default(null),
    })
    .prefault({}),
  tunnel: z
    .object({
      kind: z.enum(['localtunnel', 'cloudflared', 'static', 'none']).default('localtunnel'),
      host: httpAddress.default('https://localtunnel.me'),
      subdomain: z
        .string()
        .regex(/^[a-z0-9](?:[a-z0-9-]{2,61})[a-z0-9]$/, 'must be 4 to 63 characters of a-z, 0-9 and -')
        .nullable()
        .default(null),
      publicUrl: httpsAddress.nullable().default(null),
    })
    .prefault({}),
  notifications: z
    .object({
      enabled: z.boolean().default(true),
      sound: z.boolean().default(true),
      directions: z
        .object({ incoming: z.boolean().default(true), outgoing: z.boolean().default(true) })
        .prefault({}),
      mutedNumbers: z.array(z.string().max(255)).default([]),
      doNotDisturb: z
        .object({
          /** Milliseconds since the Unix epoch. */
          until: z.number().int().positive().nullable().default(null),
          schedule: z.array(quietHours).default([]),
        })
        .prefault({}),
    })
    .prefault({}),
  history: z
    .object({
      retentionDays: z.number().int().min(1).max(36_500).default(365),
      keepNumbers: z.boolean().default(true),
    })
    .prefault({}),
  hooks: z.array(hookSchema).max(100).default([]),
  appearance: z
    .object({
      language: z.enum(['auto', 'en', 'ru', 'de']).default('auto'),
      theme: z.enum(['system', 'light', 'dark']).default('system'),
    })
    .prefault({}),
  startup: z.object({ openAtLogin: z.boolean().default(true) }).prefault({}),
  updates: z
    .object({
      enabled: z.boolean().default(true),
      /** Null is the maker's own. */
      feedUrl: httpsAddress.nullable().default(null),
    })
    .prefault({}),
});

export type Settings = z.output<typeof settingsSchema>;

export interface SettingsProblem {
  /** As a person writes it: `tunnel.kind`, or empty for the whole file. */
  readonly key: string;
  readonly message: string;
}

export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

/** @param raw the parsed file; anything at all. Nothing is changed in it. */
export function readSettings(raw: unknown): ReadSettings {
  const parsed = settingsSchema.safeParse(raw);
  if (parsed.success) return { settings: parsed.data, problems: [] };

  const { issues } = parsed.error;
  const wrongHooks = new Set(issues.map(({ path }) => hookIn(path)));
  const sound = issues
    .filter(({ path }) => hookIn(path) === null)
    .reduce((value, { path }) => without(value, keyOf(path).split('.')), withoutHooks(raw, wrongHooks));
  const rest = readSettings(sound);
  return { settings: rest.settings, problems: [...issues.map(problemOf), ...rest.problems] };
}

function problemOf({ path, message }: z.core.$ZodIssue): SettingsProblem {
  const hook = hookIn(path);
  return {
    key: keyOf(path),
    message: hook === null ? message : `hook ${hook + 1} is switched off: ${message}`,
  };
}

/** The place of the hook that is wrong; null for what is wrong elsewhere. */
function hookIn([first, at]: readonly PropertyKey[]): number | null {
  return first === 'hooks' && typeof at === 'number' ? at : null;
}

/** A wrong element makes the whole list wrong: half a list of rules is nobody's wish. But hooks do not lean on each other. */
function keyOf(path: readonly PropertyKey[]): string {
  const element = path.findIndex((step) => typeof step === 'number');
  return (element === -1 ? path : path.slice(0, element)).map(String).join('.');
}

function withoutHooks(raw: unknown, wrong: ReadonlySet<number | null>): unknown {
  if (!isRecord(raw) || !Array.isArray(raw['hooks'])) return raw;
  return { ...raw, hooks: raw['hooks'].filter((_, at) => !wrong.has(at)) };
}

function without(value: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined || first === '' || !isRecord(value)) return {};
  const { [first]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [first]: without(inner, rest) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
