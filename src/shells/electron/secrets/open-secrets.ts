import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSecretsFile } from '../../../adapters/secrets/secrets-file.ts';
import type { SecretStore } from '../../../core/ports/secret-store.ts';
import type { Opened } from '../../../app/shell-parts.ts';
import { createSafeSecrets } from './safe-secrets.ts';
import { sealedFile, type Seal } from './sealed-file.ts';

/** What of `safeStorage` is used. */
export interface KeyStore extends Seal {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  /** Only asked on Linux. */
  getSelectedStorageBackend(): string;
}

/** What the operator should know about how secrets are kept. `lost`: they were, and nothing opens them any more. */
export type SecretsConcern = 'weak' | 'lost';

export interface SecretsParts {
  readonly keyStore: KeyStore;
  readonly platform: NodeJS.Platform;
  readonly concern: (concern: SecretsConcern) => void;
}

/**
 * Opens `secrets.bin`, sealed by the system's key store. Without one, `secrets.json` for the owner only, as the headless
 * shell has it; a `secrets.json` from then is taken over, and goes, once there is one.
 */
export async function openSecrets(folder: string, parts: SecretsParts): Promise<Opened<SecretStore>> {
  const { keyStore, platform, concern } = parts;
  const path = join(folder, 'secrets.bin');
  if (!(await keyStore.isAsyncEncryptionAvailable())) {
    concern(existsSync(path) ? 'lost' : 'weak');
    return withWarning(
      openSecretsFile(folder),
      'no key store is available: secrets are kept in secrets.json',
    );
  }
  const warnings: string[] = [];
  if (platform === 'linux' && keyStore.getSelectedStorageBackend() === 'basic_text') {
    warnings.push(
      'the key store of this desktop was not found: secrets.bin is sealed with a password anybody knows',
    );
    concern('weak');
  }
  const store = createSafeSecrets(sealedFile(path, keyStore));
  if (!(await opens(store))) {
    renameSync(path, `${path}.unreadable`);
    warnings.push('secrets.bin could not be opened any more: it was set aside as secrets.bin.unreadable');
    concern('lost');
  }
  const taken = existsSync(path) ? null : await takeOver(folder, store);
  if (taken?.kind === 'unreadable') return taken;
  return { kind: 'open', store, warnings: [...warnings, ...(taken?.warnings ?? [])] };
}

async function opens(store: SecretStore): Promise<boolean> {
  try {
    await store.read();
    return true;
  } catch {
    return false;
  }
}

/** What the headless shell kept. It goes only after it was read back from its new place. */
async function takeOver(folder: string, store: SecretStore): Promise<Opened<SecretStore> | null> {
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) return null;
  const open = openSecretsFile(folder);
  if (open.kind === 'unreadable') return open;
  const kept = await open.store.read();
  await store.set(kept);
  if (JSON.stringify(await store.read()) === JSON.stringify(kept)) rmSync(file);
  return withWarning(open, 'secrets.json was taken over into the key store, and removed');
}

function withWarning(open: Opened<SecretStore>, warning: string): Opened<SecretStore> {
  return open.kind === 'open' ? { ...open, warnings: [...open.warnings, warning] } : open;
}
