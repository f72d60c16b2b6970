/** The start of the program, and what a process is under Electron: kept alive, quit by signals, not ended by an error. */
import { inspect } from 'node:util';
import { serveControl } from '../control/serve-control.ts';
import { app, becomeReady, loadedFrom } from './app.ts';
import { readSwitches } from './command-line.ts';
import { dialog } from './dialog.ts';
import { addPlatformStatics } from './notification-statics.ts';
import { scenario } from './scenario.ts';
import { whenSessionCreated } from './session.ts';

export function standInStarts(mainScript: string): { mainScriptEnded(): void } {
  loadedFrom(mainScript);
  addPlatformStatics();
  whenSessionCreated((session) => app.emit('session-created', session));
  readSwitches(process.argv.slice(scenario.packaged ? 1 : 2));
  // Electron's own loop never runs dry.
  const kept = setInterval(() => {}, 2 ** 31 - 1);
  process.once('exit', () => clearInterval(kept));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) quitBy(signal);
  serveControl();
  return {
    mainScriptEnded() {
      keepGoing();
      setImmediate(becomeReady);
    },
  };
}

/** Electron quits by these unless the program listens itself. */
function quitBy(signal: NodeJS.Signals): void {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) app.quit();
  });
}

/** Electron tells an uncaught error in a box and a rejection in the log, and goes on; here only after the main script has run. */
function keepGoing(): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    console.error(error);
    dialog.showErrorBox('A JavaScript error occurred in the main process', inspect(error));
  });
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') === 1)
      console.error('UnhandledPromiseRejectionWarning:', reason);
  });
}
