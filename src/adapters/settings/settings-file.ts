import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import type { SettingsStore } from '../../core/ports/settings-store.ts';
import { readSettings } from '../../core/settings.ts';
import { parseJsonObject } from './json-object.ts';

export type OpenedSettings =
  | { readonly kind: 'open'; readonly store: SettingsStore; readonly warnings: readonly string[] }
  /** The file is there and is not to be used; it was left alone. The message names file and line. */
  | { readonly kind: 'unreadable'; readonly message: string };

/**
 * Opens `settings.json` in the folder; a missing one is an empty one and is made by the first `set`. Opening writes
 * nothing but `settings.json.bak`: a copy of the last file that was right in every value. Only the owner may
 * read what is written: the listener's secret path is in it.
 */
export function openSettingsFile(folder: string): OpenedSettings {
  let file: Conf;
  try {
    file = new Conf({
      cwd: folder,
      configName: 'settings',
      configFileMode: 0o600,
      // conf by itself reads a list as an empty file, and the next write would wipe it.
      deserialize: (text) => parseJsonObject(text, 'settings.json'),
    });
  } catch (error) {
    return { kind: 'unreadable', message: messageOf(error) };
  }
  const store = storeOver(file);
  return { kind: 'open', store, warnings: store.read().problems.length === 0 ? backUp(folder) : [] };
}

function storeOver(file: Conf): SettingsStore {
  return {
    read() {
      try {
        return readSettings(file.store);
      } catch (error) {
        return { ...readSettings({}), problems: [{ key: '', message: messageOf(error) }] };
      }
    },
    set: (key, value) => file.set(key, value),
  };
}

/** Whole or not at all, and only when something changed. @returns warnings: no copy is no reason to stop. */
function backUp(folder: string): readonly string[] {
  const copy = join(folder, 'settings.json.bak');
  try {
    const text = textOf(join(folder, 'settings.json'));
    if (text === null || text === textOf(copy)) return [];
    writeFileSync(`${copy}.new`, text, { mode: 0o600 });
    renameSync(`${copy}.new`, copy);
    return [];
  } catch (error) {
    return [`settings.json.bak could not be refreshed: ${messageOf(error)}`];
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
