import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import type { SettingsStore } from '../../core/ports/settings-store.ts';
import { readSettings } from '../../core/settings/settings.ts';
import { namedProblem } from '../files/file-problem.ts';
import { readText, writeText } from '../files/text-file.ts';
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
  readonly deserialize: () => Record<string, unknown>;
}

/**
 * Opens `settings.json` in the folder; a missing one is an empty one and is made by the first `set`. Opening writes
 * nothing but `settings.json.bak`: a copy of the last file that was right in every value. Only the owner may
 * read what is written: the listener's secret path is in it.
 * @param openFile how the shell opens such a file.
 */
export function openSettingsFile(folder: string, openFile: OpenConf = openConf): OpenedSettings {
  const path = join(folder, 'settings.json');
  let file: ConfFile;
  try {
    file = openFile({
      cwd: folder,
      name: 'settings',
      configFileMode: 0o600,
      // conf by itself reads a list as an empty file, and the next write would wipe it; and it knows no encoding but one.
      deserialize: () => parseJsonObject(readText(path), 'settings.json'),
    });
  } catch (error) {
    return {
      kind: 'unreadable',
      message: `${namedProblem(`${path} cannot be read`, path, error).message}${adviceFor(folder)}`,
    };
  }
  const store = storeOver(file, path);
  return { kind: 'open', store, warnings: store.read().problems.length === 0 ? backUp(folder) : [] };
}

function openConf({ name, ...options }: ConfOptions): ConfFile {
  return new Conf({ ...options, configName: name });
}

function adviceFor(folder: string): string {
  const isKept = existsSync(join(folder, 'settings.json.bak'));
  return isKept ? '. settings.json.bak is a copy of the last one that was right in every value' : '';
}

function storeOver(file: ConfFile, path: string): SettingsStore {
  return {
    read() {
      try {
        return readSettings(file.store);
      } catch (error) {
        return {
          ...readSettings({}),
          problems: [{ key: '', message: namedProblem(`${path} cannot be read`, path, error).message }],
        };
      }
    },
    set(key, value) {
      try {
        file.set(key, value);
      } catch (error) {
        throw namedProblem(`${path} cannot be written`, path, error);
      }
    },
  };
}

/** Whole or not at all, and only when something changed. @returns warnings: no copy is no reason to stop. */
function backUp(folder: string): readonly string[] {
  const copy = join(folder, 'settings.json.bak');
  try {
    const text = textOf(join(folder, 'settings.json'));
    if (text === null || text === textOf(copy)) return [];
    writeText(copy, text);
    return [];
  } catch (error) {
    return [namedProblem(`${copy} cannot be refreshed`, copy, error).message];
  }
}

function textOf(file: string): string | null {
  try {
    return readText(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
