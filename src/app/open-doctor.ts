import { listenerAnswers } from '../adapters/http-listener/own-answer.ts';
import { systemClock } from '../adapters/timers/system-clock.ts';
import { spanWords } from '../core/timing/desk-clock.ts';
import { handlerAddress } from '../core/tunnel/handler-url.ts';
import { createDoctor, type Doctor } from '../core/doctor/doctor.ts';
import type { Notices } from '../core/notices/notices.ts';
import type { CallHistory } from '../core/ports/call-history.ts';
import type { Translate } from '../core/ports/translate.ts';
import type { UnneededEvent } from '../core/intake/unneeded-events.ts';
import type { TunnelService } from './tunnel-service.ts';
import type { PortalConnection } from './portal-service.ts';
import type { SessionFiles } from './session-files.ts';
import type { AppStatusStore } from '../core/status/app-status-store.ts';

export interface DoctorParts {
  readonly files: SessionFiles;
  readonly connection: PortalConnection;
  readonly statusStore: AppStatusStore;
  readonly reachability: TunnelService;
  /** `http://127.0.0.1:PORT/b24/SECRET` */
  readonly listenerUrl: string;
  readonly unneededEvents: () => readonly UnneededEvent[];
  readonly history: CallHistory;
  readonly notices: Notices;
  readonly translate: Translate;
  /** What our listener answers a probe with. */
  readonly answerTo: (nonce: string) => string;
}

/** The doctor of the running program. */
export function openDoctor(parts: DoctorParts): Doctor {
  const { files, connection, statusStore, reachability, notices, translate } = parts;
  return createDoctor({
    settings: files.settings.read,
    session: files.session,
    hasIncomingWebhook: () => files.kept().incomingWebhookUrl !== null,
    portal: connection.portal,
    listenerAnswers: () => listenerAnswers(parts.listenerUrl, parts.answerTo),
    publicUrl: () => reachability.status().url,
    handlerUrl: (publicUrl) => handlerAddress(publicUrl, files.path),
    path: files.path,
    probe: reachability.probe,
    roundTrip: connection.link.roundTrip,
    reach: () => statusStore.read().reach,
    refusals: () => statusStore.read().refusals,
    unneededEvents: parts.unneededEvents,
    deskClock: () => statusStore.read().clock,
    describeSpan: (span) => spanWords(span, translate),
    historyTrouble: () => historyTrouble(parts),
    withheld: () => statusStore.read().withheld,
    tryNotice: () => notices.app({ about: 'trial' }),
    describe: ({ why, code }) => translate(`portal.failure.${why}`, { code: code ?? '' }),
    clock: systemClock,
  });
}

/** A look at the file shows what was done to it since the last call. */
async function historyTrouble({ history, statusStore }: DoctorParts): Promise<string | null> {
  try {
    await history.count();
    return statusStore.read().historyTrouble;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
