import { directionOf, filedAtMs, type Call } from '../call/call.ts';
import { callAfter } from '../intake/correlate.ts';
import type { CallEnd } from '../intake/delivery.ts';
import { withPrivacy } from '../call/kept-call.ts';
import { occasionOf } from '../notices/notice-rules.ts';
import { ownFailure } from './connection.ts';
import { linkRetryMs, mayPass } from './link-times.ts';
import type { PortalFailure } from './portal-failure.ts';
import type { CallHistory } from '../ports/call-history.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type {
  Answer,
  PortalCallRecord,
  PortalStatisticsPage,
  PortalStatisticsQuery,
} from '../ports/portal.ts';
import type { CallChange } from '../intake/verdict.ts';
import type { Session } from '../intake/verify-delivery.ts';

export interface CatchUpPorts {
  /** `Portal.statistics` of the portal that is signed in to now. */
  readonly statistics: (query: PortalStatisticsQuery) => Promise<Answer<PortalStatisticsPage>>;
  readonly session: () => Session;
  readonly history: CallHistory;
  /** The portal's clock as far as it is known, milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** The machine's, by which failures say when to ask again. */
  readonly clock: Pick<Clock, 'now'>;
  /** What nobody has told the operator yet: kept as `due`. */
  readonly tell: (calls: readonly Call[]) => void;
  /** Up to when everything was filled in, across restarts, in words of our own. Must not throw. */
  readonly caughtUp: { read(): string | null; keep(text: string): void };
  /** 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
}

export type CaughtUp =
  | { readonly kind: 'caught-up'; readonly added: number; readonly completed: number }
  /** This operator may not see statistics (bitrix24.md 7.1); told in the log once. */
  | { readonly kind: 'forbidden' }
  /** Milliseconds from now when it makes sense to try again; null: the next occasion does, such as a sign-in. */
  | { readonly kind: 'not-possible'; readonly againInMs: number | null };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A call that began before the last one we know of may have ended after it. */
const overlapMs = 4 * 60 * minuteMs;
const furthestBackMs = 30 * dayMs;
/** On the first run yesterday's calls are a service, last month's a flood. */
const firstRunMs = dayMs;
const mostPages = 100;

/**
 * Fills the gaps: what was called while we could not hear is asked of the portal's statistics, for this operator
 * only. Calls are marked back-filled; those whose end we missed are completed.
 * @returns a function that catches up now; while it runs, further calls of it join the next run. Never rejects.
 */
export function createCatchUp(ports: CatchUpPorts): () => Promise<CaughtUp> {
  const { history, log } = ports;
  let running: Promise<CaughtUp> | null = null;
  let next: Promise<CaughtUp> | null = null;
  let toldForbidden = false;
  let failures = 0;

  return () => {
    if (running === null) return (running = run());
    return (next ??= running.then(() => {
      next = null;
      return (running = run());
    }));
  };

  /** What was kept before it failed stays, and is told of. */
  async function run(): Promise<CaughtUp> {
    const untold: Call[] = [];
    try {
      return await catchUp(untold);
    } catch (error) {
      log.error('the history could not be filled up', { error });
      return {
        kind: 'not-possible',
        againInMs: againInMs(ownFailure('unexpected', 'the program itself failed')),
      };
    } finally {
      running = null;
      if (untold.length > 0) ports.tell(untold);
    }
  }

  async function catchUp(untold: Call[]): Promise<CaughtUp> {
    const { memberId, operatorId } = ports.session();
    if (memberId === null || operatorId === null) return { kind: 'not-possible', againInMs: null };
    const whose = `${memberId} ${operatorId}`;
    // The portal's clock has fractions.
    const beganAtMs = Math.floor(ports.now());
    const fromMs = await owedFromMs(whose);
    let [added, completed] = [0, 0];
    let afterId: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await ports.statistics({ operatorId, fromMs, afterId });
      if (answer.kind === 'failed') return gaveUp(answer.failure);
      for (const record of answer.value.calls) {
        if (record.operatorId !== operatorId) continue;
        const change = await keep(record, { memberId, operatorId });
        if (change === null) continue;
        if (change.before === null) added += 1;
        else completed += 1;
        if (isUntold(change)) untold.push(change.after);
      }
      afterId = answer.value.lastId;
      if (afterId === null) break;
    }
    failures = 0;
    if (afterId === null) ports.caughtUp.keep(`${whose} ${beganAtMs}`);
    log.info('the history was filled up', { added, completed });
    return { kind: 'caught-up', added, completed };
  }

  function gaveUp(failure: PortalFailure): CaughtUp {
    if (failure.why !== 'forbidden') {
      log.info('the history could not be filled up', { why: failure.why });
      return { kind: 'not-possible', againInMs: mayPass(failure) ? againInMs(failure) : null };
    }
    if (!toldForbidden) {
      log.warn('missed calls cannot be filled in: this user lacks the right to view call statistics');
    }
    toldForbidden = true;
    return { kind: 'forbidden' };
  }

  function againInMs(failure: PortalFailure): number {
    failures += 1;
    return linkRetryMs(failure, { attempt: failures - 1, random: ports.random(), nowMs: ports.clock.now() });
  }

  /** The last call known is not enough: it may have come after a gap that is still to be filled. */
  async function owedFromMs(whose: string): Promise<number> {
    const nowMs = ports.now();
    const [, keptMs] = ports.caughtUp.read()?.split(`${whose} `) ?? [];
    // Whatever else is written there was written by nobody.
    const untilMs = /^\d+$/.test(keptMs ?? '') ? Number(keptMs) : Number.POSITIVE_INFINITY;
    const { calls } = await history.page({ limit: 1 });
    const [newest] = calls;
    if (newest === undefined)
      return Math.max(Math.min(untilMs - overlapMs, nowMs - firstRunMs), nowMs - furthestBackMs);
    const open = await history.page({
      outcomes: ['ringing', 'connected', 'end-unknown'],
      fromMs: nowMs - 7 * dayMs,
      limit: 50,
    });
    const oldest = open.calls.at(-1) ?? newest;
    const sinceMs = Math.min(untilMs, filedAtMs(newest), filedAtMs(oldest));
    return Math.max(sinceMs - overlapMs, nowMs - furthestBackMs);
  }

  /** @returns what changed, with the number, whether or not numbers are kept: it may be muted. */
  async function keep(
    record: PortalCallRecord,
    { memberId, operatorId }: { readonly memberId: string; readonly operatorId: string },
  ): Promise<CallChange | null> {
    const end = endOf(record, memberId);
    let wanted: CallChange | null = null;
    const kept = await history.amend(end, (before) => {
      const context = { operatorId, nowMs: ports.now(), pending: { init: null, end: null } };
      const after = callAfter(before, end, context);
      wanted = after && marked({ before, after: withPrivacy(after) });
      return wanted && wanted.after;
    });
    return kept && wanted;
  }
}

function marked({ before, after }: CallChange): CallChange {
  const filled: Call = before === null ? { ...after, origin: 'back-filled' } : after;
  return { before, after: isUntold({ before, after }) ? { ...filled, notice: 'due' } : filled };
}

/** Nobody has heard of it, or he has not heard that it was missed. */
function isUntold({ before, after }: CallChange): boolean {
  return before === null || occasionOf(before, after) !== null;
}

/** A row of the statistics says what the END event would have said (bitrix24.md 2.4, 7.1). */
function endOf(record: PortalCallRecord, memberId: string): CallEnd {
  const { callId, operatorId, number, line, viaRestApp, beganAtMs, durationS, failedCode, crmActivityId } =
    record;
  return {
    kind: 'end',
    ...{
      memberId,
      callId,
      operatorId,
      number,
      line,
      viaRestApp,
      beganAtMs,
      durationS,
      failedCode,
      crmActivityId,
    },
    direction: directionOf(record.callType),
    sentAtMs: beganAtMs + durationS * 1000,
  };
}
