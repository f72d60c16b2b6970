import type { SettingsKey } from '../../core/ports/settings-store.ts';
import type { Settings } from '../../core/settings/settings.ts';

export type SettingValue<Key extends SettingsKey> = At<Settings, Key>;

type At<Group, Key extends string> = Key extends `${infer First}.${infer Rest}`
  ? First extends keyof Group
    ? At<Group[First], Rest>
    : never
  : Key extends keyof Group
    ? Group[Key]
    : never;

/** The value of one key. */
export function valueAt<Key extends SettingsKey>(settings: Settings, key: Key): SettingValue<Key> {
  const value = key
    .split('.')
    .reduce<unknown>((group, step) => (isGroup(group) ? group[step] : undefined), settings);
  // A key of the settings leads to its value; the compiler cannot follow it through the dots.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return value as SettingValue<Key>;
}

/** Whether one of the two is the other, or lies within it. */
export function concerns(key: string, other: string): boolean {
  return key === other || key.startsWith(`${other}.`) || other.startsWith(`${key}.`);
}

/** JSON is all that settings are made of. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
