import { app as electron, Notification } from 'electron/main';
import { systemTimers } from '../../adapters/timers/system-timers.ts';
import type { AppLink } from '../../core/links/app-link.ts';
import type { RunChoices } from '../../app/command-line.ts';
import type { DataFolder } from '../../app/data-folder.ts';
import { copyText } from './copy-text.ts';
import { canUpdate, localeOf } from './electron-parts.ts';
import { openElectronApp } from './open-electron-app.ts';
import { stopBeforeQuit } from './life/quit.ts';
import { createForgottenNotices } from './notices/forgotten-notices.ts';
import { followSystem } from './life/follow-system.ts';
import { ownNotices } from './notices/own-notices.ts';
import { createOperatorCommands } from './operator-commands.ts';
import { tellReady } from './ready.ts';
import { awaitTray } from './tray/await-tray.ts';
import { startTray, type TrayKeeper } from './tray/start-tray.ts';
import { openWindow, type OpenedWindow } from './window/open-window.ts';

export interface ElectronShell {
  /** Somebody started the program again, or followed a link of ours. */
  open(link: AppLink | null): void;
}

/** Electron is ready: opens the app, its tray, and its window unless it shall stay hidden. @throws Refusal */
export async function startElectron(choices: RunChoices, folder: DataFolder): Promise<ElectronShell> {
  const { app, concerns, connect } = await openElectronApp(choices, folder);
  const own = ownNotices(app.notices);
  let tray: TrayKeeper | null = null;
  const { window, links, answers, state } = openWindow(app, {
    folder: folder.path,
    trouble: own.trouble,
    isTraySeen: async () => (await tray?.isSeen()) ?? false,
  });
  const forgotten = createForgottenNotices(() => window.show(), { timers: systemTimers, now: Date.now });
  if (process.platform === 'win32') Notification.handleActivation(forgotten.activated);

  const command = createOperatorCommands({
    service: app.window,
    window,
    answers,
    copy: (text) => copyText(text, app.log),
    now: Date.now,
    quit: () => electron.quit(),
  });
  tray = await startTray(app, command, { canUpdate: canUpdate(), locale: localeOf() });
  const seenTray = tray;
  const { quitThen } = stopBeforeQuit(async () => {
    seenTray.close();
    window.close();
    await app.stop();
    folder.discard();
  }, app.log);
  connect({ answers, links, clicked: forgotten.clicked, quitThen });

  followSystem(app, { ownsMachine: !choices.demo && choices.dataFolder === null, trouble: own.trouble });
  own.secrets(concerns, state);
  if (!electron.isPackaged) tellReady(app, folder.path);
  await showAtStart(choices, { window, tray });
  return { open: (link) => window.show(link ?? undefined) };
}

async function showAtStart(
  { hidden, link }: RunChoices,
  { window, tray }: { readonly window: OpenedWindow['window']; readonly tray: TrayKeeper },
): Promise<void> {
  const atLogin = process.platform === 'darwin' && electron.getLoginItemSettings().wasOpenedAtLogin;
  if (link !== null || !(hidden || atLogin)) return window.show(link ?? undefined);
  electron.dock?.hide();
  await awaitTray(tray, systemTimers, window.keepInReach);
}
