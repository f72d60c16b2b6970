import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { life } from './life.ts';
import { scenario } from './scenario.ts';

/** As on the machines themselves, `basic_text` is a key everybody has. Another backend is another key. */
function keyOf(backend: string): Buffer {
  return createHash('sha256').update(`stand-in ${backend}`).digest();
}

/** Marks texts written by the key in use, so that `shouldReEncrypt` ends once a text was written anew. */
const rotated = Buffer.from('v11');
const original = Buffer.from('v10');

function usable(): void {
  if (!life.ready) throw new Error('safeStorage cannot be used before app is ready');
  if (!scenario.safeStorage.available) throw new Error('Encryption is not available.');
}

function encrypt(plainText: string): Buffer {
  usable();
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(scenario.safeStorage.backend), nonce);
  const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  const version = scenario.safeStorage.shouldReEncrypt ? rotated : original;
  return Buffer.concat([version, nonce, cipher.getAuthTag(), body]);
}

/** @throws for bytes of another backend, another machine, or none of ours. */
function decrypt(encrypted: Buffer): Electron.DecryptStringAsyncReturnValue {
  usable();
  const failure = new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
  const version = encrypted.subarray(0, 3);
  if (encrypted.length < 31 || (!version.equals(original) && !version.equals(rotated))) throw failure;
  const key = keyOf(scenario.safeStorage.backend);
  const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15));
  decipher.setAuthTag(encrypted.subarray(15, 31));
  try {
    const result = decipher.update(encrypted.subarray(31), undefined, 'utf8') + decipher.final('utf8');
    return { shouldReEncrypt: scenario.safeStorage.shouldReEncrypt && version.equals(original), result };
  } catch {
    throw failure;
  }
}

export const safeStorage = {
  isAsyncEncryptionAvailable: async () => life.ready && scenario.safeStorage.available,
  encryptStringAsync: async (plainText) => encrypt(plainText),
  decryptStringAsync: async (encrypted) => decrypt(encrypted),
  isEncryptionAvailable: () => life.ready && scenario.safeStorage.available,
  encryptString: encrypt,
  decryptString: (encrypted) => decrypt(encrypted).result,
  getSelectedStorageBackend: () => (life.ready ? scenario.safeStorage.backend : 'unknown'),
  setUsePlainTextEncryption() {},
} satisfies Electron.SafeStorage;
