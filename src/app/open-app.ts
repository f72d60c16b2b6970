import { noticeRulesOf } from '../core/notices/notice-rules.ts';
import { basename, join } from 'node:path';
import { openLastingHistory } from '../adapters/history/lasting-history.ts';
import { openInstanceLock } from '../adapters/instance-lock/sqlite-instance-lock.ts';
import { createPinoLog } from '../adapters/log/pino-log.ts';
import { systemClock } from '../adapters/timers/system-clock.ts';
import { followZone } from '../adapters/timers/follow-zone.ts';
import { systemTimers } from '../adapters/timers/system-timers.ts';
import type { LocalOrigins } from '../adapters/portal/hosts.ts';
import { followClock } from '../core/status/follow-clock.ts';
import { handlerAddress } from '../core/tunnel/handler-url.ts';
import type { AppStatus } from '../core/status/app-status.ts';
import { createCatchUp, type CaughtUp } from '../core/portal/catch-up.ts';
import type { Doctor } from '../core/doctor/doctor.ts';
import type { RecheckCause } from '../core/tunnel/reachability-state.ts';
import type { LiveSettings } from '../core/settings/live-settings.ts';
import { logLevelOf } from '../core/settings/log-level.ts';
import { endLostCalls } from '../core/call/lost-ends.ts';
import { createNotices, type Notices } from '../core/notices/notices.ts';
import type { CallHistory, HistoryNews } from '../core/ports/call-history.ts';
import type { Log } from '../core/ports/log.ts';
import { createProvenTime, type ProvenTime } from '../core/timing/proven-time.ts';
import type { Tunnel } from '../core/ports/tunnel.ts';
import type { Translate } from '../core/ports/translate.ts';
import { openDoctor } from './open-doctor.ts';
import { followGaps } from '../core/portal/follow-gaps.ts';
import { openPortalConnection, type PortalConnection } from './portal-service.ts';
import { aheadFile, remembered } from './remembered.ts';
import { Refusal } from './refusal.ts';
import { keepRetention } from '../core/call/retention.ts';
import { openSessionFiles, type SessionFiles } from './session-files.ts';
import type { ShellParts } from './shell-parts.ts';
import { createTranslator } from './translator.ts';
import { createAppStatusStore, type AppStatusStore } from '../core/status/app-status-store.ts';
import { openCallPipeline, type CallPipeline } from './call-pipeline.ts';
import { openWindowService } from './window/open-window-service.ts';
import type { WindowService } from './window/window-service.ts';

/** The running program, whichever shell started it. */
export interface App {
  readonly log: Log;
  /** `http://127.0.0.1:PORT/b24/SECRET` */
  readonly listenerUrl: string;
  readonly settings: LiveSettings;
  readonly history: CallHistory;
  readonly translate: Translate;
  readonly notices: Notices;
  readonly window: WindowService;
  readonly doctor: Doctor;
  status(): AppStatus;
  onStatus(listener: (status: AppStatus) => void): () => void;
  /** Something happened to the machine that often breaks a tunnel without a word. */
  recheck(cause: RecheckCause): void;
  /** Answers what is in flight, shows what is due, closes everything, last opened first. Safe to call twice. */
  stop(): Promise<void>;
}

export interface AppChoices {
  readonly folder: string;
  readonly demo: boolean;
  /** Told whenever Bitrix24 has to call another address from now on, proven to lead here. */
  readonly handlerChanged?: (handlerUrl: string) => void;
  /** What stands for Bitrix24, and for a tunnel to it, on this machine: the demo portal, and tests. */
  readonly standIns?: StandIns;
}

export interface StandIns {
  readonly local: LocalOrigins;
  readonly tunnel: () => Tunnel;
}

/**
 * The composition root of both shells. Everything opened on the way is closed again, last first, whether the app
 * stops or fails to start.
 * @throws Refusal when something must be mended first.
 */
export async function openApp(choices: AppChoices, shell: ShellParts): Promise<App> {
  const opened = new AsyncDisposableStack();
  try {
    return await openParts(choices, shell, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function openParts(
  { folder, demo, handlerChanged = () => {}, ...choices }: AppChoices,
  shell: ShellParts,
  opened: AsyncDisposableStack,
): Promise<App> {
  const lock = openInstanceLock(folder);
  if (lock.kind === 'taken')
    throw new Refusal(`Offhook is already running with the data folder ${folder}`, 1);
  opened.defer(() => lock.release());
  const log = createPinoLog({
    folder: join(folder, 'logs'),
    stderr: process.stderr,
    level: logLevelOf(process.env['OFFHOOK_LOG']),
  });
  opened.defer(() => log.close());

  const own = await openSessionFiles(folder, shell, log);
  // Loaded only when asked for: a working day needs no made-up portal.
  const demoPortal = demo ? await (await import('./demo.ts')).connectDemo(own) : null;
  const files = demoPortal?.files ?? own;
  const { settings } = files;

  const translate = createTranslator(() => settings.current().appearance.language, shell.description.locale);
  const statusStore = openStatusStore(files);
  const notices = openNotices({ shell, files, statusStore, translate, log, opened });
  const time = createProvenTime({ clock: systemClock, memory: remembered(folder, 'last-run', log) });
  const history = openHistory(folder, own, { statusStore, notices, time, log, opened });
  const standIns = demoPortal ?? choices.standIns ?? null;
  const local = standIns?.local ?? null;
  const connection = openPortalConnection({ shell, folder, files, statusStore, local, log, opened });
  opened.defer(followZone(systemTimers));
  time.followPortal(connection.clock.provenNow);
  opened.defer(
    followClock({
      ...{ statusStore, clock: connection.clock, notices, timers: systemTimers, log },
      told: remembered(folder, 'clock-told', log),
      ahead: remembered(folder, aheadFile, log),
    }),
  );
  const pipeline = await openCallPipeline({
    files,
    connection,
    history,
    notices,
    statusStore,
    tunnel: standIns?.tunnel ?? null,
    handlerChanged,
    heardMemory: remembered(folder, 'heard-address', log),
    log,
    opened,
  });
  opened.defer(
    endLostCalls({
      history,
      now: connection.clock.now,
      timers: systemTimers,
      ended: pipeline.hooks.after,
      log,
    }),
  );
  opened.defer(async () => demoPortal?.close());
  const gaps = followGaps({
    onStatus: statusStore.onChange,
    catchUp: openCatchUp({ files, connection, history, pipeline, folder, log }),
    timers: systemTimers,
    // No portal of a whole office is spared where a stand-in is asked.
    random: standIns === null ? Math.random : () => 0,
  });
  opened.defer(() => gaps.close());
  const doctor = openDoctor({ files, connection, statusStore, history, notices, translate, ...pipeline });
  const window = openWindowService({
    shell,
    demo,
    folder,
    files,
    local,
    connection,
    history,
    notices,
    translate,
    statusStore,
    doctor,
    pipeline,
    log,
    opened,
  });
  await connection.link.start();
  demoPortal?.startCalls(pipeline.listenerUrl);
  return {
    log,
    listenerUrl: pipeline.listenerUrl,
    settings,
    history,
    translate,
    notices,
    window,
    doctor,
    status: statusStore.read,
    onStatus: statusStore.onChange,
    recheck(cause) {
      pipeline.reachability.recheck(cause);
      if (cause === 'wake') gaps.woke();
    },
    stop: () => opened.disposeAsync(),
  };
}

/** Calls of the time when nothing could be heard are told of once, like late ones. */
function openCatchUp(parts: {
  readonly files: SessionFiles;
  readonly connection: PortalConnection;
  readonly history: CallHistory;
  readonly pipeline: CallPipeline;
  /** The data folder. */
  readonly folder: string;
  readonly log: Log;
}): () => Promise<CaughtUp> {
  const { files, connection, history, pipeline, folder, log } = parts;
  return createCatchUp({
    statistics: (query) => connection.portal().statistics(query),
    session: files.session,
    history,
    now: connection.clock.now,
    clock: systemClock,
    tell: pipeline.announcer.sumUp,
    caughtUp: remembered(folder, 'caught-up', log),
    random: Math.random,
    log,
  });
}

function openHistory(folder: string, { settings }: SessionFiles, parts: HistoryParts): CallHistory {
  const { statusStore, time, log, opened } = parts;
  const current = settings.current;
  const tell = (news: HistoryNews): void => tellOfHistory(news, folder, parts);
  const { history, setAside } = openLastingHistory({
    file: join(folder, 'history.db'),
    keepNumbers: () => current().history.keepNumbers,
    provenNow: time.now,
    log,
    tell,
  });
  opened.defer(() => history.close());
  if (setAside !== null) tell({ kind: 'set-aside', file: basename(setAside) });
  const retentionDays = (): number => current().history.retentionDays;
  const retention = keepRetention({
    ...{ history, retentionDays, time, clock: systemClock, timers: systemTimers, log },
    withheld: statusStore.withheld,
  });
  opened.defer(() => retention.close());
  opened.defer(statusStore.onChange(retention.look));
  return history;
}

interface HistoryParts {
  readonly statusStore: AppStatusStore;
  readonly notices: Notices;
  readonly time: ProvenTime;
  readonly log: Log;
  readonly opened: AsyncDisposableStack;
}

/** The operator should hear of it, not only whoever reads logs. */
function tellOfHistory(news: HistoryNews, folder: string, parts: HistoryParts): void {
  const { statusStore, notices, log } = parts;
  log[news.kind === 'usable' ? 'info' : 'error']('the call history is not what it was', { ...news });
  if (news.kind === 'unusable') statusStore.history(news.reason);
  if (news.kind === 'usable') statusStore.history(null);
  void notices.app({ about: `history-${news.kind}`, folder, file: 'file' in news ? news.file : '' });
}

function openStatusStore({ settings, path }: SessionFiles): AppStatusStore {
  const { mode, domain } = settings.current().portal;
  const statusStore = createAppStatusStore({
    settings: settings.current,
    portal: { mode, domain, operator: null, state: 'signed-out', failure: null, sinceMs: systemClock.now() },
    handlerUrl: (publicUrl) => handlerAddress(publicUrl, path),
    clock: systemClock,
    timers: systemTimers,
  });
  settings.onChange(statusStore.changed);
  return statusStore;
}

/** Closed after whatever may still have something to tell. */
function openNotices(parts: {
  readonly shell: ShellParts;
  readonly files: SessionFiles;
  readonly statusStore: AppStatusStore;
  readonly translate: Translate;
  readonly log: Log;
  readonly opened: AsyncDisposableStack;
}): Notices {
  const { shell, files, statusStore, translate, log, opened } = parts;
  const notifier = statusStore.watching(shell.openNotifier(log));
  opened.defer(() => notifier.close());
  const notices = createNotices({
    notifier,
    rules: () => noticeRulesOf(files.settings.current()),
    translate,
    now: systemClock.now,
    timers: systemTimers,
    log,
  });
  opened.defer(() => notices.close());
  return notices;
}
