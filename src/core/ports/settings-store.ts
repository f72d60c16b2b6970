import type { ReadSettings, Settings } from '../settings/settings.ts';

/**
 * The operator's settings, which he may also edit by hand while the program runs.
 *
 * Keys are dotted paths as a person writes them, for example `portal.memberId`.
 * Implementations: `adapters/settings/settings-file.ts`, `test/fakes/memory-settings.ts`; both pass
 * `test/contracts/settings-store-contract.ts`.
 */
export interface SettingsStore {
  /**
   * What is kept now. A wrong value is its default, and a problem. Never throws: what cannot be read at all is one
   * problem with an empty key, and every setting has its default.
   */
  read(): ReadSettings;
  /**
   * Writes one key and keeps every other as it is, those we do not know included.
   * @param value anything JSON can hold; it is not judged here: `read` tells whether it makes sense.
   * @throws when it cannot be written, or what is kept cannot be read; nothing is changed then.
   */
  set(key: SettingsKey, value: unknown): void;
}

/** Every key of `Settings`, groups included: `portal`, `portal.memberId`, ... */
export type SettingsKey = KeysOf<Settings>;

type KeysOf<Group> = { [Key in keyof Group & string]: Key | `${Key}.${Inner<Group[Key]>}` }[keyof Group &
  string];
type Inner<Value> = Value extends readonly unknown[] ? never : Value extends object ? KeysOf<Value> : never;
