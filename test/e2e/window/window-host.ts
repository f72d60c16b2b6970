import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sameSecret } from '../../../src/adapters/secrets/constant-time.ts';
import { systemTimers } from '../../../src/adapters/timers/system-timers.ts';
import type { CallHistory } from '../../../src/core/ports/call-history.ts';
import { historyHandlers } from '../../../src/app/window/handlers/history-handlers.ts';
import { createExporter } from '../../../src/app/window/exporter.ts';
import {
  createWindowEvents,
  createWindowService,
  type WindowEventBus,
} from '../../../src/app/window/window-service.ts';
import { createTranslate } from '../../../src/texts/app/app-texts.ts';
import { openDownloads } from '../../../src/shells/headless/window-server/downloads.ts';
import { startWindowServer } from '../../../src/shells/headless/window-server/window-server.ts';
import { plainAnswers, plainProgram, type PlainProgram } from './plain-answers.ts';

const log = { debug() {}, info() {}, warn: console.error, error: console.error };
export const builtWindow = fileURLToPath(new URL('../../../dist/ui', import.meta.url));

export interface WindowHost {
  /** Opens the window once. */
  link(): string;
  readonly program: PlainProgram;
  readonly events: WindowEventBus;
  close(): Promise<void>;
}

/**
 * The built window behind the real loopback server, with the real history's answers and the real export; the rest of the
 * program is made up. @param folder for downloads. The history stays the caller's.
 */
export async function startWindowHost(history: CallHistory, folder: string): Promise<WindowHost> {
  const program = plainProgram();
  const events = createWindowEvents();
  const downloads = openDownloads(join(folder, 'downloads'));
  const exporter = createExporter({
    history,
    destination: downloads,
    translate: createTranslate('en'),
    progress: (progress) => events.emit('export.progress', progress),
    log,
  });
  const service = createWindowService(
    {
      ...plainAnswers(program, events),
      ...historyHandlers({
        ...{ history, settings: () => program.settings.settings, events },
        dropUnfetched: downloads.dropUnfetched,
      }),
      'export.start': exporter.start,
      'export.cancel'({ exportId }) {
        exporter.cancel(exportId);
        return null;
      },
    },
    events,
    log,
  );
  const parts = {
    service,
    pageFolder: builtWindow,
    downloads,
    sameSecret,
    timers: systemTimers,
    linkChanged() {},
  };
  const server = await startWindowServer(parts);
  return {
    link: server.link,
    program,
    events,
    async close() {
      await exporter.close();
      await server.close();
    },
  };
}
