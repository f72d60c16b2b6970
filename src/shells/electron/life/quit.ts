import { app } from 'electron/main';
import type { Log } from '../../../core/ports/log.ts';

export interface Quitting {
  /** Stops the app, then does `last`, which ends the program. */
  quitThen(last: () => void): void;
}

/** Whatever ends the program, `stop` is done first, once: it answers what is in flight. */
export function stopBeforeQuit(stop: () => Promise<void>, log: Log): Quitting {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    quitThen(() => app.quit());
  });
  // The tray is the program; closing the window ends nothing.
  app.on('window-all-closed', () => {});
  process.on('SIGTERM', () => app.quit());
  process.on('SIGINT', () => app.quit());
  return { quitThen };

  function quitThen(last: () => void): void {
    if (state === 'running') void stopThen(last);
  }

  async function stopThen(last: () => void): Promise<void> {
    state = 'stopping';
    try {
      await stop();
    } catch (error) {
      log.error('the program did not stop cleanly', { error });
    }
    state = 'stopped';
    last();
  }
}
