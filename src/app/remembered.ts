import { join } from 'node:path';
import { keptText } from '../adapters/files/kept-text.ts';
import type { Log } from '../core/ports/log.ts';

/** Where it is remembered how far this computer's clock was ahead. */
export const aheadFile = 'clock-ahead';

/** A short text of the data folder that is a help at the next start, and no loss when it cannot be written. */
export function remembered(
  folder: string,
  name: string,
  log: Log,
): { read(): string | null; keep(text: string | null): void } {
  const kept = keptText(join(folder, name));
  return {
    read: () => kept.read() || null,
    keep(text) {
      try {
        kept.write(text ?? '');
      } catch (error) {
        log.warn('what helps at the next start could not be kept', { name, error });
      }
    },
  };
}
