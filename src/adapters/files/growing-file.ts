import { open, rename, rm } from 'node:fs/promises';

/** A file that has its name only once it is whole. */
export interface GrowingFile {
  /** Settles once it is written, so that memory stays flat. Rejects when the disk is full or gone. */
  write(text: string): Promise<void>;
  /** Gives it its name, in the place of a file that had it. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** Readable by its owner only: it may hold phone numbers. Rejects when the folder cannot be written. */
export async function openGrowingFile(path: string): Promise<GrowingFile> {
  const partial = `${path}.part`;
  const file = await open(partial, 'w', 0o600);
  return {
    write: (text) => file.appendFile(text),
    async finish() {
      await file.sync();
      await file.close();
      await rename(partial, path);
    },
    async discard() {
      await file.close();
      await rm(partial, { force: true });
    },
  };
}
