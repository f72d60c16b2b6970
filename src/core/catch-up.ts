import { directionOf, filedAtMs, type Call } from './call.ts';
import { callAfter } from './correlate.ts';
import type { CallEnd } from './delivery.ts';
import type { LateCalls } from './notice-text.ts';
import type { CallHistory } from './ports/call-history.ts';
import type { Log } from './ports/log.ts';
import type {
  Answer,
  PortalCallRecord,
  PortalStatisticsPage,
  PortalStatisticsQuery,
} from './ports/portal.ts';
import type { Session } from './verify-delivery.ts';

export interface CatchUpPorts {
  /** `Portal.statistics` of the portal that is signed in to now. */
  readonly statistics: (query: PortalStatisticsQuery) => Promise<Answer<PortalStatisticsPage>>;
  readonly session: () => Session;
  readonly history: CallHistory;
  /** The portal's clock as far as it is known, milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** One summary of what was missed, when there was anything. */
  readonly tell: (summary: LateCalls) => void;
  readonly log: Log;
}

export type CaughtUp =
  | { readonly kind: 'caught-up'; readonly added: number; readonly completed: number }
  /** This operator may not see statistics (facts 7.1); told in the log once. */
  | { readonly kind: 'forbidden' }
  /** Nobody is signed in, or the portal did not answer; the next occasion tries again. */
  | { readonly kind: 'not-possible' };

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

  return () => {
    if (running === null) return (running = run());
    return (next ??= running.then(() => {
      next = null;
      return (running = run());
    }));
  };

  async function run(): Promise<CaughtUp> {
    try {
      return await catchUp();
    } catch (error) {
      log.error('the history could not be filled up', { error });
      return { kind: 'not-possible' };
    } finally {
      running = null;
    }
  }

  async function catchUp(): Promise<CaughtUp> {
    const { memberId, operatorId } = ports.session();
    if (memberId === null || operatorId === null) return { kind: 'not-possible' };
    const fromMs = await lastKnownMs();
    const added: Call[] = [];
    let completed = 0;
    let afterId: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await ports.statistics({ operatorId, fromMs, afterId });
      if (answer.kind === 'failed') return gaveUp(answer.failure.why, added);
      for (const record of answer.value.calls) {
        if (record.operatorId !== operatorId) continue;
        const kept = await keep(record, { memberId, operatorId });
        if (kept === 'completed') completed += 1;
        else if (kept !== null) added.push(kept);
      }
      afterId = answer.value.lastId;
      if (afterId === null) break;
    }
    tell(added);
    log.info('the history was filled up', { added: added.length, completed });
    return { kind: 'caught-up', added: added.length, completed };
  }

  /** What was kept before it failed stays, and is told of. */
  function gaveUp(why: string, added: readonly Call[]): CaughtUp {
    tell(added);
    if (why !== 'forbidden') {
      log.info('the history could not be filled up', { why });
      return { kind: 'not-possible' };
    }
    if (!toldForbidden) {
      log.warn('missed calls cannot be filled in: this user lacks the right to view call statistics');
    }
    toldForbidden = true;
    return { kind: 'forbidden' };
  }

  function tell(added: readonly Call[]): void {
    if (added.length === 0) return;
    ports.tell({ calls: added.length, missed: added.filter(({ outcome }) => outcome === 'missed').length });
  }

  async function lastKnownMs(): Promise<number> {
    const nowMs = ports.now();
    const { calls } = await history.page({ limit: 1 });
    const [newest] = calls;
    if (newest === undefined) return nowMs - firstRunMs;
    const open = await history.page({
      outcomes: ['ringing', 'connected'],
      fromMs: nowMs - 7 * dayMs,
      limit: 50,
    });
    const oldest = open.calls.at(-1) ?? newest;
    return Math.max(Math.min(filedAtMs(newest), filedAtMs(oldest)) - overlapMs, nowMs - furthestBackMs);
  }

  /** @returns the call when it is new to us. */
  async function keep(
    record: PortalCallRecord,
    { memberId, operatorId }: { readonly memberId: string; readonly operatorId: string },
  ): Promise<Call | 'completed' | null> {
    const end = endOf(record, memberId);
    const change = await history.amend(end, (current) => {
      const after = callAfter(current, end, {
        operatorId,
        nowMs: ports.now(),
        pending: { init: null, end: null },
      });
      return after && (current === null ? { ...after, origin: 'back-filled' } : after);
    });
    if (change === null) return null;
    return change.before === null ? change.after : 'completed';
  }
}

/** A row of the statistics says what the END event would have said (facts 2.4, 7.1). */
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
