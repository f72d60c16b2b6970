import { shell } from 'electron/common';
import { session } from 'electron/main';
import { systemTimers } from '../../../adapters/timers/system-timers.ts';
import type { App } from '../../../app/open-app.ts';
import { copyText } from '../copy-text.ts';
import { answerWindow } from '../bridge/answer-window.ts';
import { createLinkOpener, type LinkOpener } from '../links/link-opener.ts';
import { createNoticeActions, type NoticeActions } from '../notices/notice-actions.ts';
import { ownFiles } from '../own-files.ts';
import { denyPermissions, guardPages } from './guard-pages.ts';
import { createHistoryWindow, type HistoryWindow } from './history-window.ts';
import { servePage } from './page-scheme.ts';
import { openWindowState, type WindowState } from './window-state.ts';

export interface OpenedWindow {
  readonly window: HistoryWindow;
  readonly links: LinkOpener;
  readonly answers: NoticeActions;
  readonly state: WindowState;
}

export interface WindowParts {
  readonly folder: string;
  readonly isTraySeen: () => Promise<boolean>;
  /** Tells the operator that something failed. */
  readonly trouble: () => void;
}

/** The window with all that keeps it in its place, and what leads to it and out of it. Nothing is shown yet. */
export function openWindow(app: App, { folder, isTraySeen, trouble }: WindowParts): OpenedWindow {
  const { log } = app;
  const portalHost = (): string | null => app.settings.current().portal.domain;
  const links = createLinkOpener({ portalHost, openExternal: (url) => shell.openExternal(url), log });
  guardPages(links);
  denyPermissions(session.defaultSession);
  servePage(ownFiles.page, log);

  const state = openWindowState(folder, log);
  const window = createHistoryWindow({
    state,
    canHide: isTraySeen,
    gaveUp: trouble,
    timers: systemTimers,
    now: Date.now,
    log,
  });
  answerWindow(app.window, window.isAsking, log);
  app.window.onEvent(window.send);

  const answers = createNoticeActions({
    history: app.history,
    portalHost,
    links,
    showCall: (callId) => window.show({ view: 'history', callId }),
    copy: (text) => copyText(text, log),
    quietFor: (forMs) => void app.window.request('quiet.until', { untilMs: Date.now() + forMs }),
    log,
  });
  return { window, links, answers, state };
}
