import type { AppDescription } from '../../contract/window-api.ts';
import { languageFor } from '../../adapters/texts/i18next-texts.ts';
import type { CallHistory } from '../../core/ports/call-history.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Notifier } from '../../core/ports/notifier.ts';
import type { Translate } from '../../core/ports/translate.ts';
import { historyAnswers } from './answers/history-answers.ts';
import { settingsAnswers } from './answers/settings-answers.ts';
import { createExporter } from './exporter.ts';
import type { Hearing } from './hearing.ts';
import type { SessionFiles } from './session-files.ts';
import type { ShellParts } from './shell-parts.ts';
import type { StatusBoard } from './status-board.ts';
import { createWindowEvents, createWindowService, type WindowService } from './window-service.ts';

export interface WindowServiceParts {
  readonly shell: ShellParts;
  readonly demo: boolean;
  readonly files: SessionFiles;
  readonly history: CallHistory;
  readonly notifier: Notifier;
  readonly translate: Translate;
  readonly board: StatusBoard;
  readonly hearing: Hearing;
  readonly log: Log;
  readonly opened: AsyncDisposableStack;
}

/** Everything the window can ask, wired to whoever knows the answer. */
export function openWindowService(parts: WindowServiceParts): WindowService {
  const { shell, files, history, notifier, translate, board, hearing, log, opened } = parts;
  const events = createWindowEvents();
  board.onChange((status) => events.emit('status.changed', status));
  const exporter = createExporter({
    history,
    destination: shell.fileDestination,
    translate,
    progress: (progress) => events.emit('export.progress', progress),
    log,
  });
  opened.defer(() => exporter.close());

  return createWindowService(
    {
      'app.describe': () => describe(parts),
      'status.read': board.read,
      'status.band': board.band,
      ...historyAnswers({ history, settings: files.settings.current, events }),
      'export.start': exporter.start,
      'export.cancel'({ exportId }) {
        exporter.cancel(exportId);
        return null;
      },
      ...settingsAnswers({
        files,
        policyFile: null,
        notifier,
        translate,
        tryTunnel: hearing.try,
        confirmHooks: null,
        secretsChanged: board.changed,
        events,
        log,
      }),
    },
    events,
    log,
  );
}

function describe({ shell, demo, files }: WindowServiceParts): AppDescription {
  const { language } = files.settings.current().appearance;
  const { locale } = shell.description;
  return {
    ...shell.description,
    platform: platformOf(process.platform),
    language: languageFor(language, locale),
    demo,
  };
}

function platformOf(platform: NodeJS.Platform): AppDescription['platform'] {
  switch (platform) {
    case 'win32':
      return 'windows';
    case 'darwin':
      return 'macos';
    case 'linux':
      return 'linux';
    default:
      return 'other';
  }
}
