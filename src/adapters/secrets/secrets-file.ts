import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import type { Secrets, SecretStore } from '../../core/ports/secret-store.ts';
import { namedProblem } from '../files/file-problem.ts';
import { readText } from '../files/text-file.ts';
import { parseJsonObject } from '../settings/json-object.ts';

export type OpenedSecrets =
  | {
      readonly kind: 'open';
      readonly store: SecretStore;
      /** What was put right or cannot be used, in plain words. No secret is in them. */
      readonly warnings: readonly string[];
    }
  /** The file is there and is not to be used; its content was left alone. The message names file and line. */
  | { readonly kind: 'unreadable'; readonly message: string };

const names = [
  'applicationToken',
  'clientSecret',
  'accessToken',
  'refreshToken',
  'incomingWebhookUrl',
] as const satisfies readonly (keyof Secrets)[];

/**
 * Opens `secrets.json` in the folder; a missing one is an empty one and is made by the first `set`. A file others
 * may read is closed to them, where the platform has such permissions, and that is reported.
 */
export function openSecretsFile(folder: string): OpenedSecrets {
  const path = join(folder, 'secrets.json');
  try {
    const warnings = closeToOthers(path);
    const file = new Conf({
      cwd: folder,
      configName: 'secrets',
      configFileMode: 0o600,
      // conf by itself reads a list as an empty file, and the next write would wipe it.
      deserialize: () => parseJsonObject(readText(path), 'secrets.json'),
    });
    return { kind: 'open', store: storeOver(file, path), warnings: [...warnings, ...unusable(file.store)] };
  } catch (error) {
    return { kind: 'unreadable', message: namedProblem(`${path} cannot be read`, path, error).message };
  }
}

function storeOver(file: Conf, path: string): SecretStore {
  return {
    async read() {
      const kept = file.store;
      const secret = (name: keyof Secrets): string | null => textOf(kept[name]);
      return {
        applicationToken: secret('applicationToken'),
        clientSecret: secret('clientSecret'),
        accessToken: secret('accessToken'),
        refreshToken: secret('refreshToken'),
        incomingWebhookUrl: secret('incomingWebhookUrl'),
      };
    },
    async set(patch) {
      try {
        file.set(patch);
      } catch (error) {
        throw namedProblem(`${path} cannot be written`, path, error);
      }
    },
  };
}

/** A blank around a pasted token is never part of it. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function unusable(kept: Readonly<Record<string, unknown>>): string[] {
  return names
    .filter((name) => kept[name] !== undefined && kept[name] !== null && typeof kept[name] !== 'string')
    .map((name) => `secrets.json: ${name} must be text in quotes; it is not used`);
}

const permissionsOfOthers = 0o077;

/** Windows has no such bits; there the user's profile folder keeps others out. */
function closeToOthers(file: string): readonly string[] {
  if (process.platform === 'win32') return [];
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || (found.mode & permissionsOfOthers) === 0) return [];
  const warning = 'secrets.json could be read or written by other users of this machine';
  try {
    chmodSync(file, 0o600);
    return [`${warning}; now it is closed to them. Renew the secrets in it if others use this machine`];
  } catch {
    return [`${warning}, and its permissions could not be changed`];
  }
}
