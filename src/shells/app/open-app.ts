import { basename, join } from 'node:path';
import { openSqliteHistory } from '../../adapters/history/sqlite-history.ts';
import { startHttpListener } from '../../adapters/http-listener/http-listener.ts';
import { openInstanceLock } from '../../adapters/instance-lock/instance-lock.ts';
import { createPinoLog } from '../../adapters/log/pino-log.ts';
import { createDesktopNotifier } from '../../adapters/notifier/desktop-notifier.ts';
import { sameSecret } from '../../adapters/secrets/same-secret.ts';
import { createTranslate, languageFor } from '../../adapters/texts/i18next-texts.ts';
import { systemTimers } from '../../adapters/timers/system-timers.ts';
import { createProbeAnswer } from '../../adapters/tunnel/probe-answer.ts';
import { createAnnouncer } from '../../core/announcer.ts';
import { createIntake } from '../../core/intake.ts';
import type { CallHistory } from '../../core/ports/call-history.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Notifier } from '../../core/ports/notifier.ts';
import type { Translate } from '../../core/ports/translate.ts';
import { readConnection, type Connection } from './connection.ts';
import { startHearing, type Hearing } from './hearing.ts';
import { handlerChanged, tellHowToConnect, tellReady } from './ready.ts';
import { Refusal } from './refusal.ts';
import { keepRetention } from './retention.ts';
import { alsoOnTerminal } from './terminal-notices.ts';
import { trackWork } from './unfinished-work.ts';

export interface RunningApp {
  readonly log: Log;
  /** Answers what is in flight, shows what is due, closes everything, last opened first. */
  stop(): Promise<void>;
}

/** The composition root: the only place of this shell that knows who is who. `opened` is what a stop closes. */
export async function openParts(
  folder: string,
  demo: boolean,
  opened: AsyncDisposableStack,
): Promise<RunningApp> {
  const lock = openInstanceLock(folder);
  if (lock.kind === 'taken')
    throw new Refusal(`Offhook is already running with the data folder ${folder}`, 1);
  opened.defer(() => lock.release());

  const log = createPinoLog({ folder: join(folder, 'logs'), stderr: process.stderr });
  opened.defer(() => log.close());
  const own = await readConnection(folder);
  for (const warning of own.warnings) log.warn(warning);

  const { keepNumbers } = own.settings.history;
  const file = join(folder, 'history.db');
  const { history, setAside } = openSqliteHistory({ file, keepNumbers: () => keepNumbers, log });
  opened.defer(() => history.close());
  opened.defer(
    keepRetention({ history, retentionDays: own.settings.history.retentionDays, timers: systemTimers, log }),
  );

  const notifier = openNotifier(log);
  const language = languageFor(
    own.settings.appearance.language,
    Intl.DateTimeFormat().resolvedOptions().locale,
  );
  const translate = createTranslate(language);
  if (setAside !== null) tellOfDamage({ setAside, notifier, translate, log });
  // Loaded only when asked for: a working day needs no made-up portal.
  const demoPortal = demo ? await (await import('./demo.ts')).connectDemo(own) : null;
  const connection = demoPortal?.connection ?? own;

  const listener = await openListener({ connection, history, notifier, translate, log, opened });
  opened.defer(async () => demoPortal?.close());
  const { kind, publicUrl } = connection.settings.tunnel;
  tellReady({
    listener: listener.url,
    dataDir: folder,
    tunnel: { kind, url: kind === 'static' ? publicUrl : null },
  });
  tellHowToConnect(connection, log);
  demoPortal?.startCalls(listener.url);
  return { log, stop: () => opened.disposeAsync() };
}

/** The operator should hear of it, not only whoever reads logs. */
function tellOfDamage(parts: {
  readonly setAside: string;
  readonly notifier: Notifier;
  readonly translate: Translate;
  readonly log: Log;
}): void {
  const { setAside, notifier, translate, log } = parts;
  log.error('the history was damaged: it was set aside and a new one begun', { setAside });
  void notifier.show({
    key: 'history-damaged',
    title: translate('notice.history-damaged.title'),
    body: translate('notice.history-damaged.body', { file: basename(setAside) }),
    sound: false,
  });
}

function openNotifier(log: Log): Notifier {
  const notifier = createDesktopNotifier({ appName: 'Offhook', log });
  return process.stdout.isTTY
    ? alsoOnTerminal(notifier, (line) => process.stdout.write(`${line}\n`))
    : notifier;
}

interface ListenerParts {
  readonly connection: Connection;
  readonly history: CallHistory;
  readonly notifier: Notifier;
  readonly translate: Translate;
  readonly log: Log;
  readonly opened: AsyncDisposableStack;
}

/** The story of README.md, wired: what comes in is verified, kept and answered, and then announced. */
async function openListener(parts: ListenerParts): Promise<{ url: string }> {
  const { connection, history, notifier, translate, log, opened } = parts;
  const { settings, path, session } = connection;
  const rules = (): Connection['settings']['notifications'] => settings.notifications;
  const announcer = createAnnouncer({ notifier, history, rules, translate, timers: systemTimers, log });
  const announcements = trackWork();
  opened.defer(async () => {
    announcer.close();
    await announcements.finished();
    await notifier.close();
  });

  const pinPortal = (memberId: string): void => {
    try {
      connection.pinPortal(memberId);
    } catch (error) {
      log.warn('the portal could not be written to settings.json; it is believed until the next start', {
        error,
      });
    }
  };
  const intake = createIntake({ session, pinPortal, rules, history, sameSecret, now: Date.now, log });
  const alive = createProbeAnswer();
  let hearing: Hearing | null = null;
  const listener = await startHttpListener({
    port: settings.listener.port,
    path,
    intake,
    answered: (verdict) => announcements.start(announcer.announce(verdict)),
    publicHost: () => hearing?.publicHost() ?? null,
    alive,
    sameSecret,
    log,
  });
  opened.defer(() => listener.close());

  const localPort = listener.port;
  hearing = startHearing({
    settings,
    path,
    localPort,
    answerTo: alive,
    notifier,
    translate,
    handlerChanged,
    log,
  });
  opened.defer(async () => hearing?.close());
  return listener;
}
