import type { KeyStore } from '../../../src/shells/electron/secrets/open-secrets.ts';

export interface FakeKeyStore extends KeyStore {
  /** From now on nothing sealed before can be opened. */
  forget(): void;
  /** The key has been rotated: what was sealed before should be sealed anew. */
  rotate(): void;
  readonly sealed: number;
}

/** `safeStorage` as its documentation has it; sealing is a change of letters, with the key's number in front. */
export function keyStore(given: { available?: boolean; backend?: string } = {}): FakeKeyStore {
  let [key, oldest, sealed] = [1, 1, 0];
  return {
    get sealed() {
      return sealed;
    },
    isAsyncEncryptionAvailable: () => Promise.resolve(given.available ?? true),
    getSelectedStorageBackend: () => given.backend ?? 'gnome_libsecret',
    async encryptStringAsync(text) {
      sealed++;
      return Buffer.from(`v${key}:${Buffer.from(text).toString('base64')}`);
    },
    async decryptStringAsync(bytes) {
      const [, by, text] = /^v(\d+):(.*)$/.exec(bytes.toString()) ?? [];
      if (by === undefined || text === undefined || Number(by) < oldest)
        throw new Error('Error while decrypting');
      return { result: Buffer.from(text, 'base64').toString(), shouldReEncrypt: Number(by) < key };
    },
    forget: () => void (oldest = ++key),
    rotate: () => void key++,
  };
}
