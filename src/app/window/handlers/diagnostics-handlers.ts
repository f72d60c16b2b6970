import { release, type as systemName } from 'node:os';
import { join } from 'node:path';
import { openGrowingFile } from '../../../adapters/files/growing-file.ts';
import { logTail } from '../../../adapters/log/log-tail.ts';
import type { SavedFile } from '../../../contract/window-api.ts';
import type { AppStatus } from '../../../core/status/app-status.ts';
import { diagnosticsText } from '../../../core/status/diagnostics.ts';
import type { DoctorReport } from '../../../core/doctor/doctor-check.ts';
import type { LiveSettings } from '../../../core/settings/live-settings.ts';
import type { CallHistory } from '../../../core/ports/call-history.ts';
import type { ShellParts } from '../../shell-parts.ts';
import type { RequestHandlers } from '../window-service.ts';

export interface DiagnosticsHandlerParts {
  readonly shell: ShellParts;
  /** The data folder. */
  readonly folder: string;
  readonly settings: LiveSettings;
  readonly history: CallHistory;
  readonly status: () => AppStatus;
  /** The last one, or null when none was run yet. */
  readonly doctor: () => DoctorReport | null;
}

/** What is saved is what was previewed: made once, kept until it is asked for anew. */
export function diagnosticsHandlers(
  parts: DiagnosticsHandlerParts,
): Pick<RequestHandlers, 'diagnostics.preview' | 'diagnostics.save'> {
  let previewed: string | null = null;
  return {
    async 'diagnostics.preview'() {
      previewed = await bundle(parts);
      return { text: previewed };
    },
    async 'diagnostics.save'() {
      return { saved: await save(previewed ?? (await bundle(parts)), parts.shell) };
    },
  };
}

async function bundle({
  shell,
  folder,
  settings,
  history,
  status,
  doctor,
}: DiagnosticsHandlerParts): Promise<string> {
  const { version, shell: kind, locale } = shell.description;
  return diagnosticsText({
    madeAtMs: Date.now(),
    version,
    environment: {
      shell: kind,
      locale,
      system: `${systemName()} ${release()} ${process.arch}`,
      ...Object.fromEntries(
        ['node', 'electron', 'chrome', 'sqlite'].flatMap((name) => {
          const found = process.versions[name];
          return found === undefined ? [] : [[name, found]];
        }),
      ),
    },
    status: status(),
    settings: settings.read(),
    doctor: doctor(),
    // Support is asked most of all when something is broken.
    calls: await history.count().catch(() => null),
    logLines: await logTail(join(folder, 'logs')),
  });
}

async function save(text: string, { fileDestination }: ShellParts): Promise<SavedFile | null> {
  const path = await fileDestination.choose('offhook-diagnostics.txt');
  if (path === null) return null;
  const file = await openGrowingFile(path);
  try {
    await file.write(text);
    await file.finish();
  } catch (error) {
    await file.discard();
    throw error;
  }
  return fileDestination.finished(path);
}
