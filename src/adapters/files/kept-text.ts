import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** One short text that outlives the program. */
export interface KeptText {
  /** Null when there is none, or it cannot be read. */
  read(): string | null;
  /** Whole or not at all. @throws when it cannot be written. */
  write(text: string): void;
}

/** Readable by its owner only. */
export function keptText(path: string): KeptText {
  return {
    read() {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return null;
      }
    },
    write(text) {
      writeFileSync(`${path}.new`, text, { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
