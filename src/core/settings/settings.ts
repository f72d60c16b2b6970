/**
 * `settings.json`: every key optional, every wrong value reported and replaced by its default without losing
 * the others. Unknown keys are kept in the file by never being written.
 */
import { z } from 'zod';
import { hookSchema } from '../hooks/hook-schema.ts';
import { tunnelKindNames } from '../tunnel/tunnel-kinds.ts';

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

/**
 * The one place for every key: its type, its default, and what it means to an operator and an administrator. README's table and
 * the policy's JSON schema are written from it by `npm run generate`; to read settings there is `readSettings`.
 */
export const settingsSchema = z.object({
  portal: z
    .object({
      mode: z
        .enum(['app', 'webhook'])
        .default('webhook')
        .describe('`"webhook"`: an outgoing webhook. `"app"`: a local application with sign-in (OAuth).'),
      domain: z
        .hostname('must be a host name such as company.bitrix24.com')
        .nullable()
        .default(null)
        .describe('Host name of the portal, such as `company.bitrix24.com`; CRM cards open there.'),
      clientId: z
        .string()
        .min(1)
        .max(255)
        .nullable()
        .default(null)
        .describe('Client id of the local application, such as `local.5c8bb1b0891cf2.87252039`.'),
      // The application names it, so it is fixed (bitrix24.md 5.1).
      redirectPort: z
        .number()
        .int()
        .min(1_024)
        .max(65_535)
        .default(53_682)
        .describe(
          'Port on 127.0.0.1 where the browser brings the answer to a sign-in. The local application must name the same one in its address.',
        ),
      memberId: identifier
        .nullable()
        .default(null)
        .describe(
          'The portal’s `member_id`: only that portal is believed. While null, the first delivery with the right token decides it.',
        ),
      operatorId: identifier
        .nullable()
        .default(null)
        .describe('Bitrix24 user id of the operator whose calls are kept; different on every desktop.'),
    })
    .prefault({})
    .describe('The Bitrix24 portal and the operator whose calls are announced.'),
  listener: z
    .object({
      port: z
        .number()
        .int()
        .min(0)
        .max(65_535)
        .default(0)
        .describe('TCP port; 0 lets the system choose a free one.'),
      path: z
        .string()
        .regex(/^[0-9a-f]{32}$/, 'must be 32 characters of 0-9 and a-f')
        .nullable()
        .default(null)
        .describe('The secret part of the handler’s address, 32 hex characters; made on the first run.'),
    })
    .prefault({})
    .describe('Where deliveries arrive on this machine. It listens on 127.0.0.1 only.'),
  tunnel: z
    .object({
      kind: z
        .enum(tunnelKindNames)
        .default('localtunnel')
        .describe('`"localtunnel"`, `"cloudflared"`, `"static"` or `"none"`; see _Tunnels_ in the README.'),
      host: httpAddress.default('https://localtunnel.me').describe('The localtunnel server.'),
      subdomain: z
        .string()
        .regex(/^[a-z0-9](?:[a-z0-9-]{2,61})[a-z0-9]$/, 'must be 4 to 63 characters of a-z, 0-9 and -')
        .nullable()
        .default(null)
        .describe(
          'The name to ask the localtunnel server for, or the name of a cloudflared tunnel of your own; null lets it be chosen.',
        ),
      publicUrl: httpsAddress
        .nullable()
        .default(null)
        .describe(
          'https address that leads to the listener: with `"static"`, and for a cloudflared tunnel of your own.',
        ),
    })
    .prefault({})
    .describe('How Bitrix24 reaches this machine.'),
  notifications: z
    .object({
      enabled: z
        .boolean()
        .default(true)
        .describe('Whether calls are announced; false: they are only recorded. See _Notices_ in the README.'),
      sound: z.boolean().default(true).describe('Whether a notice makes a sound.'),
      directions: z
        .object({
          incoming: z.boolean().default(true).describe('Whether incoming calls are announced.'),
          outgoing: z.boolean().default(true).describe('Whether outgoing calls are announced.'),
        })
        .prefault({})
        .describe('Which calls are announced.'),
      mutedNumbers: z
        .array(z.string().max(255))
        .default([])
        .describe('Numbers that are never announced. The last ten digits are compared.'),
      doNotDisturb: z
        .object({
          until: z
            .number()
            .int()
            .positive()
            .nullable()
            .default(null)
            .describe('Milliseconds since the Unix epoch: until then nothing is announced.'),
          schedule: z
            .array(quietHours)
            .default([])
            .describe(
              'Quiet hours in the machine’s own time zone, such as `{"days": [1, 5], "from": "22:00", "to": "07:00"}`. Days: 1 is Monday, 7 Sunday; `to` before `from` means the next day.',
            ),
        })
        .prefault({})
        .describe('When nothing is announced.'),
    })
    .prefault({})
    .describe('What the operator is told.'),
  history: z
    .object({
      retentionDays: z
        .number()
        .int()
        .min(1)
        .max(36_500)
        .default(365)
        .describe('Calls are deleted after this many days, at the start and once a day.'),
      keepNumbers: z
        .boolean()
        .default(true)
        .describe('False: the client’s number is told, but never written.'),
    })
    .prefault({})
    .describe('The local history of calls.'),
  hooks: z
    .array(hookSchema)
    .max(100)
    .default([])
    .describe(
      'What is done when a call rings, is answered, ends or is missed: `run` a program without a shell, each `{value}` an argument of its own, or `post` JSON to an https address; `[]` forbids hooks. See _Hooks_ in the README.',
    ),
  appearance: z
    .object({
      language: z
        .enum(['auto', 'en', 'ru', 'de'])
        .default('auto')
        .describe('`"en"`, `"ru"` or `"de"`; `"auto"` is the language of the system.'),
      theme: z
        .enum(['system', 'light', 'dark'])
        .default('system')
        .describe('`"light"` or `"dark"`; `"system"` follows the system.'),
    })
    .prefault({})
    .describe('How the program looks.'),
  startup: z
    .object({
      openAtLogin: z.boolean().default(true).describe('Whether it starts when the operator logs in.'),
    })
    .prefault({})
    .describe('How the program starts; the tray app only.'),
  updates: z
    .object({
      enabled: z
        .boolean()
        .default(true)
        .describe('False: the program neither looks for updates nor installs any.'),
      feedUrl: httpsAddress
        .nullable()
        .default(null)
        .describe('https address of a feed of your own; null is the maker’s.'),
    })
    .prefault({})
    .describe('How the program is kept up to date; the tray app only.'),
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
