import type { Log } from '../../../core/ports/log.ts';

/**
 * What nobody planned is logged, and told to the operator once. The program goes on: calls that are heard by a
 * program with a defect are worth more than silence.
 * @returns how else to report such trouble.
 */
export function watchForTrouble(log: Log, tell: () => void): () => void {
  let told = false;
  process.on('uncaughtException', (error) => {
    log.error('something failed that nobody planned for', { error });
    trouble();
  });
  process.on('unhandledRejection', (error) => {
    log.error('something failed unseen', { error });
    trouble();
  });
  return trouble;

  function trouble(): void {
    if (told) return;
    told = true;
    tell();
  }
}
