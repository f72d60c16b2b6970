import { noticeRulesOf } from '../core/notices/notice-rules.ts';
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
import { startTunnelService, type TunnelService } from './tunnel-service.ts';
import type { PortalConnection } from './portal-service.ts';
import type { SessionFiles } from './session-files.ts';
import type { AppStatusStore } from '../core/status/app-status-store.ts';
import { createAfterAnswer } from '../core/notices/after-answer.ts';

export interface CallPipelineParts {
  readonly files: SessionFiles;
  readonly connection: PortalConnection;
  readonly history: CallHistory;
  readonly notices: Notices;
  readonly statusStore: AppStatusStore;
  /** Instead of the one the settings mean. */
  readonly tunnel: (() => Tunnel) | null;
  readonly handlerChanged: (handlerUrl: string) => void;
  /** Where the portal was last heard, across runs. */
  readonly heardMemory: ReachabilityPorts['memory'];
  readonly log: Log;
  readonly opened: AsyncDisposableStack;
}

export interface CallPipeline {
  readonly listenerUrl: string;
  readonly reachability: TunnelService;
  readonly hooks: Hooks;
  /** What the portal sends for nothing. */
  readonly unneededEvents: () => readonly UnneededEvent[];
  readonly announcer: Announcer;
  /** What our listener answers a probe with. */
  readonly answerTo: (nonce: string) => string;
}

/** The way of src/README.md, "From delivery to notice", wired: what comes in is verified, kept and answered, and then announced. */
export async function openCallPipeline(parts: CallPipelineParts): Promise<CallPipeline> {
  const { files, connection, history, statusStore, log, opened } = parts;
  const { settings, path, session, pinPortal } = files;
  const { hooks, announcer, answered, resume } = openAfterAnswer(parts);
  await resume();

  const { link, clock } = connection;
  const unneeded = createUnneededEvents();
  const intake = createIntake({
    session,
    pinPortal,
    rules: () => noticeRulesOf(settings.current()),
    history,
    sameSecret,
    clock,
    deskNow: systemClock.now,
    log,
    app: link,
    notNeeded: unneeded.note,
  });
  const answerTo = createProbeAnswer();
  let reachability: TunnelService | null = null;
  const listener = await startHttpListener({
    port: settings.current().listener.port,
    path,
    intake,
    answered(verdict, host) {
      statusStore.delivery(verdict);
      if (verdict.kind !== 'rejected') reachability?.delivered(host);
      answered(verdict);
    },
    refused: statusStore.refused,
    publicUrls: () => reachability?.ownUrls() ?? [],
    alive: answerTo,
    sameSecret,
    log,
  });
  opened.defer(() => listener.close());
  reachability = openTunnelService(parts, { localPort: listener.port, answerTo });
  return {
    listenerUrl: listener.url,
    reachability,
    hooks,
    unneededEvents: unneeded.read,
    announcer,
    answerTo,
  };
}

/** What follows an answer. Closed last: what was answered is still told. */
function openAfterAnswer({
  files,
  connection,
  history,
  notices,
  statusStore,
  log,
  opened,
}: CallPipelineParts): {
  readonly hooks: Hooks;
  readonly announcer: Announcer;
  readonly answered: ReturnType<typeof createAfterAnswer>['answered'];
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
    dropped: statusStore.hookDropped,
    log,
  });
  const nameCall = createNameCall({ whoCalls, history, log });
  const afterAnswer = createAfterAnswer({ announcer, nameCall, hooks, timers: systemTimers });
  opened.defer(async () => {
    announcer.close();
    await afterAnswer.close();
    await hooks.close();
  });
  return {
    hooks,
    announcer,
    answered: afterAnswer.answered,
    async resume() {
      try {
        afterAnswer.resume(await history.due());
      } catch (error) {
        log.warn('the calls that nobody was told of could not be read', { error });
      }
    },
  };
}

function openTunnelService(
  { files, connection, notices, statusStore, log, opened, ...parts }: CallPipelineParts,
  listener: { readonly localPort: number; readonly answerTo: (nonce: string) => string },
): TunnelService {
  const { settings, path } = files;
  const reachability = startTunnelService({
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
    statusChanged: statusStore.reachability,
    lastDeliveryAgeS() {
      const { lastDelivery } = statusStore.read();
      return lastDelivery === null ? null : Math.round((systemClock.now() - lastDelivery.atMs) / 1000);
    },
    log,
  });
  opened.defer(() => reachability.close());
  const unfollow = settings.onChange((now, before) => {
    if (JSON.stringify(now.tunnel) !== JSON.stringify(before.tunnel)) void reachability.restart();
  });
  opened.defer(unfollow);
  return reachability;
}
