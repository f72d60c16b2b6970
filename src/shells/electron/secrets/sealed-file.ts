import { readFile, rename, rm, writeFile } from 'node:fs/promises';

/** What of `safeStorage` is used. */
export interface Seal {
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(sealed: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
}

/** A text in a file that only the system's key store opens. */
export interface SealedFile {
  /** Null when there is no file. Rejects when it cannot be read or opened. */
  read(): Promise<string | null>;
  /** Whole or not at all. */
  write(text: string): Promise<void>;
}

export function sealedFile(path: string, seal: Seal): SealedFile {
  return {
    async read() {
      const sealed = await bytesOf(path);
      if (sealed === null) return null;
      const { result, shouldReEncrypt } = await seal.decryptStringAsync(sealed);
      if (!shouldReEncrypt) return result;
      // The key is another now: its own documentation asks to decrypt once more before sealing anew.
      const { result: text } = await seal.decryptStringAsync(sealed);
      await write(text);
      return text;
    },
    write,
  };

  async function write(text: string): Promise<void> {
    const fresh = `${path}.new`;
    try {
      await writeFile(fresh, await seal.encryptStringAsync(text), { mode: 0o600, flush: true });
      await rename(fresh, path);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  }
}

async function bytesOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
