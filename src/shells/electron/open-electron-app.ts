import type { RunChoices } from '../../app/command-line.ts';
import type { DataFolder } from '../../app/data-folder.ts';
import { openApp, type App } from '../../app/open-app.ts';
import { electronParts } from './electron-parts.ts';
import type { Quitting } from './life/quit.ts';
import type { NoticeActions } from './notices/notice-actions.ts';
import { saveDialog } from './save-dialog.ts';
import type { SecretsConcern } from './secrets/open-secrets.ts';
import type { OpenedWindow } from './window/open-window.ts';

/** What the app's parts need of the shell, which only exists once the app does. */
export interface Connected extends Quitting {
  readonly answers: NoticeActions;
  readonly links: OpenedWindow['links'];
  /** A notice of this run was clicked. */
  readonly clicked: () => void;
}

export interface OpenedElectronApp {
  readonly app: App;
  /** What is to be told about how secrets are kept. */
  readonly concerns: ReadonlySet<SecretsConcern>;
  connect(connected: Connected): void;
}

/** Opens the app with Electron's parts. @throws Refusal */
export async function openElectronApp(choices: RunChoices, folder: DataFolder): Promise<OpenedElectronApp> {
  const concerns = new Set<SecretsConcern>();
  let connected: Connected | null = null;
  let app: App | null = null;
  const parts = electronParts({
    translate: () => app?.translate ?? null,
    clicked(notice, button) {
      connected?.clicked();
      connected?.answers.clicked(notice, button);
    },
    openSignIn: (url) => void connected?.links.openSignIn(url),
    quitThen: (last) => connected?.quitThen(last),
    concern: (concern) => concerns.add(concern),
    fileDestination: saveDialog,
  });
  app = await openApp({ folder: folder.path, demo: choices.demo }, parts);
  return { app, concerns, connect: (shell) => (connected = shell) };
}
