/**
 * The administrator's policy: settings that the operator cannot change. Its shape is that of `settings.json` (every key
 * optional, every key that is there is locked), and the one secret that comes with an application.
 */
import { z } from 'zod';
import { settingsKeys } from '../settings/live-settings.ts';
import type { SettingsKey } from '../ports/settings-store.ts';
import { readSettings, type SettingsProblem } from '../settings/settings.ts';

export interface Policy {
  /** What was given, right in every value. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The keys that were given, never groups: `portal.domain`, ... */
  readonly locked: readonly SettingsKey[];
  readonly clientSecret: string | null;
}

export type ReadPolicy =
  | { readonly kind: 'right'; readonly policy: Policy }
  /** Nothing of it may be used: half a policy is not what the administrator decided. */
  | { readonly kind: 'wrong'; readonly problems: readonly SettingsProblem[] };

/** A key nobody knows is refused, too: what was meant by it would stay unlocked, and nobody would notice. */
export const policySecrets = z.strictObject({
  clientSecret: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .optional()
    .describe('Of the local application that portal.clientId names.'),
});

/** Locks nothing. */
export const noPolicy: Policy = { settings: {}, locked: [], clientSecret: null };

/** Readable by everybody on the machine, and the same on many: no place for the secret part of an address. */
export const neverInPolicy: SettingsKey = 'listener.path';

/** @param raw the parsed file. Nothing is changed in it. */
export function readPolicy(raw: Readonly<Record<string, unknown>>): ReadPolicy {
  const { $schema: _, secrets = {}, ...settings } = raw;
  const given = keysIn(settings);
  const readSecrets = policySecrets.safeParse(secrets);
  const problems = [
    ...given.flatMap(problemOf),
    ...readSettings(settings).problems,
    ...(readSecrets.error?.issues ?? []).map(({ path, message }) => ({
      key: ['secrets', ...path].map(String).join('.'),
      message,
    })),
  ];
  if (problems.length > 0) return { kind: 'wrong', problems };
  const clientSecret = readSecrets.data?.clientSecret ?? null;
  return { kind: 'right', policy: { settings, locked: given.filter(isSetting), clientSecret } };
}

/** Groups are opened as far as the settings know them; a list is one value. */
function keysIn(group: object, path = ''): readonly string[] {
  return Object.entries(group).flatMap(([name, value]: readonly [string, unknown]) => {
    const key = `${path}${name}`;
    return isGroup(key) && typeof value === 'object' && value !== null && !name.includes('.')
      ? keysIn(value, `${key}.`)
      : [name.includes('.') ? `"${key}"` : key];
  });
}

function problemOf(key: string): readonly SettingsProblem[] {
  if (key === neverInPolicy) return [{ key, message: 'is made on each machine, and is secret' }];
  return isSetting(key) ? [] : [{ key, message: 'is not known' }];
}

function isSetting(key: string): key is SettingsKey {
  return settingsKeys.has(key);
}

function isGroup(key: string): boolean {
  return [...settingsKeys].some((other) => other.startsWith(`${key}.`));
}
