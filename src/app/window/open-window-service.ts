import type { LocalOrigins } from '../../adapters/portal/hosts.ts';
import type { AppDescription } from '../../contract/window-api.ts';
import type { DoctorReport } from '../../core/doctor/doctor-check.ts';
import type { Doctor } from '../../core/doctor/doctor.ts';
import type { Notices } from '../../core/notices/notices.ts';
import type { CallHistory } from '../../core/ports/call-history.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Translate } from '../../core/ports/translate.ts';
import { languageFor } from '../../core/text/language.ts';
import { diagnosticsHandlers } from './handlers/diagnostics-handlers.ts';
import { historyHandlers } from './handlers/history-handlers.ts';
import { hookHandlers } from './handlers/hook-handlers.ts';
import { portalHandlers } from './handlers/portal-handlers.ts';
import { settingsHandlers } from './handlers/settings-handlers.ts';
import { updateHandlers } from './handlers/update-handlers.ts';
import { createExporter } from './exporter.ts';
import type { PortalConnection } from '../portal-service.ts';
import type { SessionFiles } from '../session-files.ts';
import type { ShellParts } from '../shell-parts.ts';
import type { AppStatusStore } from '../../core/status/app-status-store.ts';
import type { CallPipeline } from '../call-pipeline.ts';
import {
  createWindowEvents,
  createWindowService,
  type RequestHandlers,
  type WindowEventBus,
  type WindowService,
} from './window-service.ts';

export interface WindowServiceParts {
  readonly shell: ShellParts;
  readonly demo: boolean;
  /** The data folder. */
  readonly folder: string;
  readonly files: SessionFiles;
  readonly local: LocalOrigins | null;
  readonly connection: PortalConnection;
  readonly history: CallHistory;
  readonly notices: Notices;
  readonly translate: Translate;
  readonly statusStore: AppStatusStore;
  readonly doctor: Doctor;
  readonly pipeline: CallPipeline;
  readonly log: Log;
  readonly opened: AsyncDisposableStack;
}

/** Everything the window can ask, wired to whoever knows the answer. */
export function openWindowService(parts: WindowServiceParts): WindowService {
  const { shell, folder, files, connection, history, statusStore, pipeline, log } = parts;
  const { settings } = files;
  const events = createWindowEvents();
  statusStore.onChange((status) => events.emit('status.changed', status));
  const tellSecrets = (): void => {
    statusStore.changed();
    settingsParts.tell();
  };
  const secretsChanged = (): void => {
    connection.link.reconnect();
    tellSecrets();
  };
  const settingsParts = settingsHandlers({
    ...parts,
    tryTunnel: pipeline.reachability.try,
    secretsChanged,
    events,
  });
  const { doctor, lastReport } = remembering(parts.doctor, events);

  return createWindowService(
    {
      'app.describe': () => describe(parts),
      'status.read': statusStore.read,
      'status.band': statusStore.band,
      'doctor.run': doctor,
      ...historyHandlers({
        ...{ history, settings: settings.current, events },
        dropUnfetched: () => shell.fileDestination.dropUnfetched(),
      }),
      ...exportAnswers(parts, events),
      ...settingsParts.answers,
      ...hookHandlers({ hooks: pipeline.hooks, settings }),
      ...portalHandlers({ ...parts, openInBrowser: shell.openInBrowser, tellSecrets, events }),
      ...diagnosticsHandlers({
        shell,
        folder,
        settings,
        history,
        status: statusStore.read,
        doctor: lastReport,
      }),
      ...updateHandlers({ ...parts, openUpdater: shell.openUpdater, events }),
    },
    events,
    log,
  );
}

/** The window follows check by check; the diagnostics bundle has the last report. */
function remembering(
  doctor: Doctor,
  events: WindowEventBus,
): { readonly doctor: () => Promise<DoctorReport>; readonly lastReport: () => DoctorReport | null } {
  let last: DoctorReport | null = null;
  return {
    async doctor() {
      last = await doctor.run((check) => events.emit('doctor.progress', check));
      return last;
    },
    lastReport: () => last,
  };
}

function exportAnswers(
  { history, shell, translate, log, opened }: WindowServiceParts,
  events: WindowEventBus,
): Pick<RequestHandlers, 'export.start' | 'export.cancel'> {
  const exporter = createExporter({
    history,
    destination: shell.fileDestination,
    translate,
    progress: (progress) => events.emit('export.progress', progress),
    log,
  });
  opened.defer(() => exporter.close());
  return {
    'export.start': exporter.start,
    'export.cancel'({ exportId }) {
      exporter.cancel(exportId);
      return null;
    },
  };
}

function describe({ shell, demo }: WindowServiceParts): AppDescription {
  return {
    ...shell.description,
    platform: platformOf(process.platform),
    language: languageFor('auto', shell.description.locale),
    demo,
  };
}

function platformOf(platform: NodeJS.Platform): AppDescription['platform'] {
  if (platform === 'win32') return 'windows';
  if (platform === 'darwin') return 'macos';
  return platform === 'linux' ? 'linux' : 'other';
}
