import { clipboard } from 'electron/main';
import type { Log } from '../../core/ports/log.ts';

/** Puts a text into the operator's clipboard. A clipboard that another program holds is no reason to fail. */
export function copyText(text: string, log: Log): void {
  clipboard.writeText(text).catch((error: unknown) => log.warn('a text could not be copied', { error }));
}
