/** App.quit, App.exit, and what closing the last window means. */
import type { EventEmitter } from 'node:events';
import { openWindows, whenAllClosed } from './app-windows.ts';
import { electronEvent } from './electron-event.ts';
import { life } from './life.ts';
import { record } from './records.ts';

type Quitting = Pick<Electron.App, 'quit' | 'exit'> & {
  /** A window refused to close: documented to cancel the quitting. */
  cancel(): void;
};

export function quitting(app: EventEmitter): Quitting {
  let over = false;

  function emit(name: 'before-quit' | 'will-quit'): boolean {
    record(`app.${name}`);
    const event = electronEvent({});
    app.emit(name, event);
    return !event.defaultPrevented;
  }

  function end(exitCode: number): void {
    over = true;
    record('app.quit', { exitCode });
    app.emit('quit', electronEvent({}), exitCode);
  }

  function shutDown(): void {
    if (over) return;
    if (!emit('will-quit')) {
      life.quitting = false;
      return;
    }
    end(0);
    // The caller of quit() runs on to its end, as it does under Electron.
    setImmediate(() => process.exit(0));
  }

  function quit(): void {
    if (life.quitting || over) return;
    life.quitting = true;
    if (!emit('before-quit')) {
      life.quitting = false;
      return;
    }
    if (openWindows().length === 0) shutDown();
    else if (!openWindows().every((window) => window.tryClose())) life.quitting = false;
  }

  whenAllClosed(() => {
    if (over) return;
    if (life.quitting) shutDown();
    else if (!app.emit('window-all-closed')) quit();
  });

  return {
    quit,
    exit(exitCode = 0) {
      if (over) return;
      over = true;
      for (const window of openWindows()) window.destroy();
      end(exitCode);
      process.exit(exitCode);
    },
    cancel() {
      life.quitting = false;
    },
  };
}
