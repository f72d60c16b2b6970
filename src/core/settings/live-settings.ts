import type { SettingsKey, SettingsStore } from '../ports/settings-store.ts';
import { readSettings, type ReadSettings, type Settings, type SettingsProblem } from './settings.ts';

export type SettingOutcome =
  | { readonly kind: 'kept' }
  | { readonly kind: 'wrong'; readonly problems: readonly SettingsProblem[] }
  /** The administrator's policy decides this key. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'failed'; readonly detail: string };

/** The settings of a running program: read once, judged before they are written, and told to whoever follows them. */
export interface LiveSettings {
  current(): Settings;
  /** Reads the file anew: the operator may have edited it. */
  read(): ReadSettings;
  locked(): readonly SettingsKey[];
  /** @param value anything at all; a wrong one is refused with the reason, and nothing is written. Never throws. */
  set(key: SettingsKey, value: unknown): SettingOutcome;
  /** Hears of every change that took effect, with what was before. @returns a function that ends it. */
  onChange(listener: (now: Settings, before: Settings) => void): () => void;
}

/** @param locked the keys, or groups of keys, that the policy decides. */
export function createLiveSettings(store: SettingsStore, locked: readonly SettingsKey[]): LiveSettings {
  const listeners = new Set<(now: Settings, before: Settings) => void>();
  let { settings } = store.read();

  return {
    current: () => settings,
    read,
    locked: () => locked,
    set(key, value) {
      if (locked.some((other) => isWithin(key, other) || isWithin(other, key))) return { kind: 'locked' };
      const { problems } = readSettings(nested(key.split('.'), value));
      if (problems.length > 0) return { kind: 'wrong', problems };
      try {
        store.set(key, value);
      } catch (error) {
        return { kind: 'failed', detail: String(error) };
      }
      read();
      return { kind: 'kept' };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  function read(): ReadSettings {
    const now = store.read();
    const before = settings;
    settings = now.settings;
    if (JSON.stringify(before) !== JSON.stringify(settings)) {
      for (const listener of listeners) listener(settings, before);
    }
    return now;
  }
}

/** Every key of the settings, groups included, as a person writes them. */
export const settingsKeys: ReadonlySet<string> = new Set(keysOf(readSettings({}).settings));

function keysOf(group: object): readonly string[] {
  return Object.entries(group).flatMap(([key, value]: readonly [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [key, ...keysOf(value).map((inner) => `${key}.${inner}`)]
      : [key],
  );
}

/** Whether `key` is `group`, or lies in it. */
function isWithin(key: string, group: string): boolean {
  return key === group || key.startsWith(`${group}.`);
}

function nested([first, ...rest]: readonly string[], value: unknown): unknown {
  return first === undefined ? value : { [first]: nested(rest, value) };
}
