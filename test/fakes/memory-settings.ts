import type { SettingsStore } from '../../src/core/ports/settings-store.ts';
import { readSettings } from '../../src/core/settings/settings.ts';

type Kept = Readonly<Record<string, unknown>>;

/** Settings that last as long as the test. @param kept what a file would hold. */
export function memorySettings(kept: Kept = {}): SettingsStore & { kept(): Kept } {
  let now = kept;
  return {
    read: () => readSettings(now),
    set(key, value) {
      if (value === undefined) throw new TypeError('JSON cannot hold undefined');
      now = changed(now, key.split('.'), value);
    },
    kept: () => now,
  };
}

function changed(group: unknown, [first, ...rest]: readonly string[], value: unknown): Kept {
  const others = isGroup(group) ? group : {};
  if (first === undefined) return others;
  return { ...others, [first]: rest.length === 0 ? value : changed(others[first], rest, value) };
}

function isGroup(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
