import { randomBytes } from 'node:crypto';
import { openSecretsFile } from '../../adapters/secrets/secrets-file.ts';
import { openSettingsFile } from '../../adapters/settings/settings-file.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import type { SettingsStore } from '../../core/ports/settings-store.ts';
import type { Settings } from '../../core/settings.ts';
import type { Session } from '../../core/verify-delivery.ts';
import { Refusal } from './refusal.ts';

/** What the files of the data folder say: how to run, and whom to believe. */
export interface Connection {
  readonly settings: Settings;
  /** The secret part of the handler's address. */
  readonly path: string;
  readonly session: () => Session;
  /** Remembers the portal of the first believed delivery. @throws when the file cannot be written. */
  readonly pinPortal: (memberId: string) => void;
  /** What is odd but no reason to stop. */
  readonly warnings: readonly string[];
}

/**
 * Reads `settings.json` and `secrets.json`, and makes the secret path on the first run.
 * @throws Refusal (exit code 2) that names the key when a file is wrong; the file is untouched.
 */
export async function readConnection(folder: string): Promise<Connection> {
  const { store, warnings: settingsWarnings } = soundSettings(folder);
  const { settings } = store.read();
  const path = settings.listener.path ?? randomBytes(16).toString('hex');
  if (settings.listener.path === null) store.set('listener.path', path);

  const { warnings, ...secrets } = soundSecrets(folder);
  const { applicationToken } = await secrets.store.read();
  let { memberId } = settings.portal;
  return {
    settings,
    path,
    warnings: [...settingsWarnings, ...warnings],
    session: () => ({ memberId, applicationToken, operatorId: settings.portal.operatorId }),
    pinPortal(pinned) {
      memberId = pinned;
      store.set('portal.memberId', pinned);
    },
  };
}

function soundSettings(folder: string): Opened<SettingsStore> {
  const opened = openSettingsFile(folder);
  if (opened.kind === 'unreadable') throw new Refusal(opened.message, 2);
  const { problems } = opened.store.read();
  if (problems.length === 0) return opened;
  const list = problems.map(({ key, message }) => `  ${key}: ${message}`);
  throw new Refusal(`settings.json cannot be used as it is:\n${list.join('\n')}`, 2);
}

function soundSecrets(folder: string): Opened<SecretStore> {
  const opened = openSecretsFile(folder);
  if (opened.kind === 'unreadable') throw new Refusal(opened.message, 2);
  return opened;
}

interface Opened<Store> {
  readonly store: Store;
  readonly warnings: readonly string[];
}
