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

/** What of conf is used. electron-store is the same class, with `name` for `configName`. */
export type ConfFile = Pick<Conf, 'store' | 'set'>;
export type OpenConf = (options: ConfOptions) => ConfFile;

export interface ConfOptions {
  readonly cwd: string;
  /** Of the file, without `.json`. */
  readonly name: string;
  readonly configFileMode: number;
  readonly deserialize: (text: string) => Record<string, unknown>;
}

/**
 * Opens `settings.json` in the folder; a missing one is an empty one and is made by the first `set`. Opening writes
 * nothing but `settings.json.bak`: a copy of the last file that was right in every value. Only the owner may
 * read what is written: the listener's secret path is in it.
 * @param openFile how the shell opens such a file.
 */
export function openSettingsFile(folder: string, openFile: OpenConf = openConf): OpenedSettings {
  let file: ConfFile;
  try {
    file = openFile({
      cwd: folder,
      name: 'settings',
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

function openConf({ name, ...options }: ConfOptions): ConfFile {
  return new Conf({ ...options, configName: name });
}

function storeOver(file: ConfFile): SettingsStore {
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
