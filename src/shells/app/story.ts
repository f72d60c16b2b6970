import { startHttpListener } from '../../adapters/http-listener/http-listener.ts';
import { sameSecret } from '../../adapters/secrets/same-secret.ts';
import { systemTimers } from '../../adapters/timers/system-timers.ts';
import { createProbeAnswer } from '../../adapters/tunnel/probe-answer.ts';
import { createAnnouncer } from '../../core/announcer.ts';
import { createIntake } from '../../core/intake.ts';
import type { NoticeRules } from '../../core/notice-rules.ts';
import type { CallHistory } from '../../core/ports/call-history.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Notifier } from '../../core/ports/notifier.ts';
import type { Translate } from '../../core/ports/translate.ts';
import { startHearing, type Hearing } from './hearing.ts';
import type { SessionFiles } from './session-files.ts';
import type { StatusBoard } from './status-board.ts';
import { trackWork } from './unfinished-work.ts';

export interface StoryParts {
  readonly files: SessionFiles;
  readonly history: CallHistory;
  readonly notifier: Notifier;
  readonly translate: Translate;
  readonly board: StatusBoard;
  readonly handlerChanged: (handlerUrl: string) => void;
  readonly log: Log;
  readonly opened: AsyncDisposableStack;
}

/** The story of README.md, wired: what comes in is verified, kept and answered, and then announced. */
export async function openStory(parts: StoryParts): Promise<{ listenerUrl: string; hearing: Hearing }> {
  const { files, history, notifier, translate, board, log, opened } = parts;
  const { settings, path, session, pinPortal } = files;
  const rules = (): NoticeRules => settings.current().notifications;
  const announcer = createAnnouncer({ notifier, history, rules, translate, timers: systemTimers, log });
  const announcements = trackWork();
  opened.defer(async () => {
    announcer.close();
    await announcements.finished();
    await notifier.close();
  });

  const intake = createIntake({ session, pinPortal, rules, history, sameSecret, now: Date.now, log });
  const alive = createProbeAnswer();
  let hearing: Hearing | null = null;
  const listener = await startHttpListener({
    port: settings.current().listener.port,
    path,
    intake,
    answered(verdict) {
      board.delivery(verdict);
      announcements.start(announcer.announce(verdict));
    },
    publicHost: () => hearing?.publicHost() ?? null,
    alive,
    sameSecret,
    log,
  });
  opened.defer(() => listener.close());

  const started = startHearing({
    settings: settings.current,
    path,
    localPort: listener.port,
    answerTo: alive,
    notifier,
    translate,
    handlerChanged: parts.handlerChanged,
    statusChanged: board.hearing,
    log,
  });
  hearing = started;
  opened.defer(() => started.close());
  const unfollow = settings.onChange((now, before) => {
    if (JSON.stringify(now.tunnel) !== JSON.stringify(before.tunnel)) void started.restart();
  });
  opened.defer(unfollow);
  return { listenerUrl: listener.url, hearing: started };
}
