import { readText, writeText } from './text-file.ts';

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
        return readText(path);
      } catch {
        return null;
      }
    },
    write: (text) => writeText(path, text),
  };
}
