import type { SettingsKey, SettingsStore } from '../ports/settings-store.ts';
import { readSettings, type ReadSettings } from '../settings/settings.ts';
import type { Policy } from './policy.ts';

export interface OverlaidSettings extends SettingsStore {
  /**
   * Besides what a SettingsStore throws:
   * @throws SettingLocked when the policy decides the key, or one of the group; nothing is changed then.
   */
  set(key: SettingsKey, value: unknown): void;
  /** What `set` refuses, without the groups. */
  lockedKeys(): readonly SettingsKey[];
}

export class SettingLocked extends Error {
  readonly key: SettingsKey;
  readonly policyFile: string;

  constructor(key: SettingsKey, policyFile: string) {
    super(`${key} is decided by ${policyFile}`);
    this.key = key;
    this.policyFile = policyFile;
  }
}

/**
 * Settings as the policy wants them, whatever is kept. A wrong value that is kept under a locked key is no problem: it
 * has no effect.
 */
export function overlay(
  store: SettingsStore,
  { settings: decided, locked }: Policy,
  policyFile: string,
): OverlaidSettings {
  return {
    read(): ReadSettings {
      const { settings, problems } = store.read();
      return {
        settings: readSettings(merged(settings, decided)).settings,
        problems: problems.filter(({ key }) => !locked.some((other) => isWithin(key, other))),
      };
    },
    set(key, value) {
      if (locked.some((other) => isWithin(key, other) || isWithin(other, key)))
        throw new SettingLocked(key, policyFile);
      store.set(key, value);
    },
    lockedKeys: () => locked,
  };
}

/** A group is merged, key by key; everything else is replaced. */
function merged(below: unknown, above: unknown): unknown {
  if (!isRecord(below) || !isRecord(above)) return above;
  const entries = Object.entries(above).map(([name, value]) => [name, merged(below[name], value)]);
  return { ...below, ...Object.fromEntries(entries) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether `key` is `group`, or lies in it. */
function isWithin(key: string, group: string): boolean {
  return key === group || key.startsWith(`${group}.`);
}
