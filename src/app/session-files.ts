import { randomBytes } from 'node:crypto';
import { readPolicyFile } from '../adapters/policy/policy-file.ts';
import { createLiveSettings, type LiveSettings } from '../core/settings/live-settings.ts';
import type { Log } from '../core/ports/log.ts';
import { overlay } from '../core/policy/overlay.ts';
import { overlaySecrets } from '../core/policy/overlay-secrets.ts';
import { noPolicy, type Policy } from '../core/policy/policy.ts';
import type { Secrets, SecretStore } from '../core/ports/secret-store.ts';
import type { SettingsProblem } from '../core/settings/settings.ts';
import type { Session } from '../core/intake/verify-delivery.ts';
import { Refusal } from './refusal.ts';
import type { Opened, ShellParts } from './shell-parts.ts';

/** What the files of the data folder say, and keep saying while the program runs: how to run, and whom to believe. */
export interface SessionFiles {
  readonly settings: LiveSettings;
  readonly secrets: SecretStore;
  /** The administrator's policy that decides some of the settings; null when there is none. */
  readonly policyFile: string | null;
  /** The secret part of the handler's address. */
  readonly path: string;
  readonly session: () => Session;
  /** Which secrets are kept, as of the last change. */
  readonly kept: () => Secrets;
  /** Remembers the portal of the first believed delivery; until the next start when the file cannot be written. */
  readonly pinPortal: (memberId: string) => void;
}

/**
 * Reads `settings.json` and `secrets.json`, and makes the secret path on the first run.
 * @throws Refusal (exit code 2) that names the key when a file is wrong, the policy included; the file is untouched.
 */
export async function openSessionFiles(folder: string, shell: ShellParts, log: Log): Promise<SessionFiles> {
  const { policy, policyFile } = administratorsPolicy();
  const store = overlay(opened(shell.openSettings(folder), log), policy, policyFile ?? '');
  judge(store.read().problems, log);
  const settings = createLiveSettings(store, store.lockedKeys());
  const path = settings.current().listener.path ?? randomBytes(16).toString('hex');
  if (settings.current().listener.path === null) store.set('listener.path', path);

  const secretStore = overlaySecrets(opened(await shell.openSecrets(folder), log), policy, policyFile ?? '');
  let kept = await secretStore.read();
  const secrets: SecretStore = {
    read: () => secretStore.read(),
    async set(patch) {
      await secretStore.set(patch);
      kept = { ...kept, ...patch };
    },
  };
  let pinned: string | null = null;
  return {
    settings,
    secrets,
    policyFile,
    path,
    kept: () => kept,
    session() {
      const { memberId, operatorId } = settings.current().portal;
      return { memberId: memberId ?? pinned, applicationToken: kept.applicationToken, operatorId };
    },
    pinPortal(memberId) {
      pinned = memberId;
      const outcome = settings.set('portal.memberId', memberId);
      if (outcome.kind !== 'kept') log.warn('the portal could not be written to settings.json', { outcome });
    },
  };
}

function administratorsPolicy(): { readonly policy: Policy; readonly policyFile: string | null } {
  const read = readPolicyFile();
  if (read.kind === 'refused') throw new Refusal(read.message, 2);
  return read.kind === 'none'
    ? { policy: noPolicy, policyFile: null }
    : { policy: read.policy, policyFile: read.file };
}

function opened<Store>(file: Opened<Store>, log: Log): Store {
  if (file.kind === 'unreadable') throw new Refusal(file.message, 2);
  for (const warning of file.warnings) log.warn(warning);
  return file.store;
}

/** Calls are worth more than what is done after them: a hook that may not be run keeps nobody from hearing them. */
function judge(problems: readonly SettingsProblem[], log: Log): void {
  const list = problems
    .filter(({ key }) => key !== 'hooks')
    .map(({ key, message }) => `  ${key}: ${message}`);
  if (list.length > 0) throw new Refusal(`settings.json cannot be used as it is:\n${list.join('\n')}`, 2);
  for (const { message } of problems) log.warn('a hook in settings.json is not used', { problem: message });
}
