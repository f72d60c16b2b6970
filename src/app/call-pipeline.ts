import { startHttpListener } from '../adapters/http-listener/http-listener.ts';
import { createHookRunner } from '../adapters/hooks/program-hook-runner.ts';
import { sameSecret } from '../adapters/secrets/constant-time.ts';
import { systemClock } from '../adapters/timers/system-clock.ts';
import { systemTimers } from '../adapters/timers/system-timers.ts';
import { createProbeAnswer } from '../adapters/tunnel/probe-answer.ts';
import { tunnelOfSettings } from '../adapters/tunnel/tunnel-of-settings.ts';
import { createAnnouncer, type Announcer } from '../core/notices/announcer.ts';
import { createHooks, type Hooks } from '../core/hooks/hooks.ts';
import { createIntake } from '../core/intake/intake.ts';
import { createNameCall } from '../core/call/name-calls.ts';
import type { Notices } from '../core/notices/notices.ts';
import type { CallHistory } from '../core/ports/call-history.ts';
import type { Log } from '../core/ports/log.ts';
import type { Tunnel } from '../core/ports/tunnel.ts';
import type { ReachabilityPorts } from '../core/tunnel/reachability.ts';
import { createUnneededEvents, type UnneededEvent } from '../core/intake/unneeded-events.ts';
import { createWhoCalls } from '../core/call/who-calls.ts';
import { startHearing, type Hearing } from './tunnel-service.ts';
import type { PortalConnection } from './portal-service.ts';
import type { SessionFiles } from './session-files.ts';
import type { StatusBoard } from '../core/status/app-status-store.ts';
import { createTelling } from '../core/notices/after-answer.ts';

export interface StoryParts {
  readonly files: SessionFiles;
  readonly connection: PortalConnection;
  readonly history: CallHistory;
  readonly notices: Notices;
  readonly board: StatusBoard;
  /** Instead of the one the settings mean. */
  readonly tunnel: (() => Tunnel) | null;
  readonly handlerChanged: (handlerUrl: string) => void;
  /** Where the portal was last heard, across runs. */
  readonly heardMemory: ReachabilityPorts['memory'];
  readonly log: Log;
  readonly opened: AsyncDisposableStack;
}

export interface Story {
  readonly listenerUrl: string;
  readonly hearing: Hearing;
  readonly hooks: Hooks;
  /** What the portal sends for nothing. */
  readonly unneededEvents: () => readonly UnneededEvent[];
  readonly announcer: Announcer;
  /** What our listener answers a probe with. */
  readonly answerTo: (nonce: string) => string;
}

/** The story of src/README.md, "From delivery to notice", wired: what comes in is verified, kept and answered, and then announced. */
export async function openStory(parts: StoryParts): Promise<Story> {
  const { files, connection, history, board, log, opened } = parts;
  const { settings, path, session, pinPortal } = files;
  const { hooks, announcer, answered, resume } = openTelling(parts);
  await resume();

  const { link, clock } = connection;
  const unneeded = createUnneededEvents();
  const intake = createIntake({
    session,
    pinPortal,
    rules: () => settings.current().notifications,
    history,
    sameSecret,
    clock,
    deskNow: systemClock.now,
    log,
    app: link,
    notNeeded: unneeded.note,
  });
  const answerTo = createProbeAnswer();
  let hearing: Hearing | null = null;
  const listener = await startHttpListener({
    port: settings.current().listener.port,
    path,
    intake,
    answered(verdict, host) {
      board.delivery(verdict);
      if (verdict.kind !== 'rejected') hearing?.delivered(host);
      answered(verdict);
    },
    refused: board.refused,
    publicUrls: () => hearing?.ownUrls() ?? [],
    alive: answerTo,
    sameSecret,
    log,
  });
  opened.defer(() => listener.close());
  hearing = openHearing(parts, { localPort: listener.port, answerTo });
  return { listenerUrl: listener.url, hearing, hooks, unneededEvents: unneeded.read, announcer, answerTo };
}

/** What follows an answer. Closed last: what was answered is still told. */
function openTelling({ files, connection, history, notices, board, log, opened }: StoryParts): {
  readonly hooks: Hooks;
  readonly announcer: Announcer;
  readonly answered: ReturnType<typeof createTelling>['answered'];
  /** Goes on where the program was ended. @returns once it is known with what, before anything new comes. */
  readonly resume: () => Promise<void>;
} {
  const { settings } = files;
  const announcer = createAnnouncer({
    notices,
    history,
    now: connection.clock.now,
    timers: systemTimers,
    log,
  });
  const search = (number: string): ReturnType<ReturnType<PortalConnection['portal']>['searchCrm']> =>
    connection.portal().searchCrm(number);
  const whoCalls = createWhoCalls({ search, clock: systemClock, log });
  const hooks = createHooks({
    runner: createHookRunner(),
    hooks: () => settings.current().hooks,
    domain: () => settings.current().portal.domain,
    dropped: board.hookDropped,
    log,
  });
  const nameCall = createNameCall({ whoCalls, history, log });
  const telling = createTelling({ announcer, nameCall, hooks, timers: systemTimers });
  opened.defer(async () => {
    announcer.close();
    await telling.close();
    await hooks.close();
  });
  return {
    hooks,
    announcer,
    answered: telling.answered,
    async resume() {
      try {
        telling.resume(await history.due());
      } catch (error) {
        log.warn('the calls that nobody was told of could not be read', { error });
      }
    },
  };
}

function openHearing(
  { files, connection, notices, board, log, opened, ...parts }: StoryParts,
  listener: { readonly localPort: number; readonly answerTo: (nonce: string) => string },
): Hearing {
  const { settings, path } = files;
  const hearing = startHearing({
    ...listener,
    settings: settings.current,
    tunnel: parts.tunnel ?? (() => tunnelOfSettings(settings.current().tunnel)),
    path,
    notices,
    memory: parts.heardMemory,
    isByHand: () => settings.current().portal.mode === 'webhook' && files.kept().applicationToken !== null,
    handlerChanged(handlerUrl) {
      connection.link.handlerChanged(handlerUrl);
      parts.handlerChanged(handlerUrl);
    },
    statusChanged: board.hearing,
    lastDeliveryAgeS() {
      const { lastDelivery } = board.read();
      return lastDelivery === null ? null : Math.round((systemClock.now() - lastDelivery.atMs) / 1000);
    },
    log,
  });
  opened.defer(() => hearing.close());
  const unfollow = settings.onChange((now, before) => {
    if (JSON.stringify(now.tunnel) !== JSON.stringify(before.tunnel)) void hearing.restart();
  });
  opened.defer(unfollow);
  return hearing;
}
