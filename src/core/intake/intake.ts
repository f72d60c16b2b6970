import { callAfter } from './correlate.ts';
import type { Call } from '../call/call.ts';
import { withPrivacy } from '../call/kept-call.ts';
import { createAuthentication } from './authenticate-delivery.ts';
import type { AppEvent, CallEvent, IncompleteEvent } from './delivery.ts';
import { fateOf, occasionOf, type NoticeRules } from '../notices/notice-rules.ts';
import { parseDelivery } from './parse-delivery.ts';
import { createPendingCalls } from './pending-calls.ts';
import type { AppLife } from '../portal/app-life.ts';
import type { PortalClock } from '../portal/portal-clock.ts';
import type { CallHistory } from '../ports/call-history.ts';
import type { Log } from '../ports/log.ts';
import type { SameSecret } from '../ports/same-secret.ts';
import type { CallChange, Ignored, Verdict } from './verdict.ts';
import type { Session } from './verify-delivery.ts';

export interface IntakePorts {
  readonly session: () => Session;
  /** Called with the portal of the first believed delivery when none is pinned yet; must not throw. */
  readonly pinPortal: (memberId: string) => void;
  readonly rules: () => NoticeRules;
  readonly history: CallHistory;
  readonly sameSecret: SameSecret;
  /** What is believed teaches it, and is judged by it. */
  readonly clock: Pick<PortalClock, 'now' | 'ageOf' | 'heard'>;
  /** The machine's clock, milliseconds since the Unix epoch: what the operator asks for by the clock, he asks by that one. */
  readonly deskNow: () => number;
  readonly log: Log;
  /** Hears of the application itself, and may vouch for a token that is not known yet; without it none is learned. */
  readonly app?: AppLife;
  /** Hears the name of every genuine event that is sent for nothing: hostile text. Must not throw. */
  readonly notNeeded?: (event: string) => void;
}

/** @param body what a form or JSON reader made of a request body. Never rejects. */
export type Intake = (body: unknown) => Promise<Verdict>;

/**
 * The way of a delivery up to the answer: parse, verify, correlate, store. What is accepted is on disk. The announcer
 * goes on from the verdict, once the delivery is answered.
 */
export function createIntake(ports: IntakePorts): Intake {
  const pending = createPendingCalls();
  const app = ports.app ?? null;
  const objectionTo = createAuthentication({ ...ports, app });

  return async (body) => {
    const parsed = parseDelivery(body);
    if (parsed.kind === 'malformed') {
      return { kind: 'rejected', why: { reason: 'malformed', problems: parsed.problems } };
    }
    const { delivery } = parsed;
    const why = await objectionTo(delivery);
    if (why) return { kind: 'rejected', why };

    ports.clock.heard(delivery.event);
    const session = ports.session();
    const nowMs = ports.clock.now();
    if (session.memberId === null) ports.pinPortal(delivery.sender.memberId);
    const { event } = delivery;
    if (event.kind === 'other') {
      ports.notNeeded?.(event.name);
      return ignored('event-not-needed');
    }
    if (event.kind === 'incomplete') return incomplete(event);
    if (isOfApp(event)) return tell(event);
    if (session.operatorId === null) return ignored('operator-unknown');
    pending.remember(event, nowMs);
    return store(event, session.operatorId, nowMs);
  };

  function tell(event: AppEvent): Verdict {
    if (event.kind !== 'app-tested') app?.happened(event.kind);
    else if (event.nonce !== null) app?.testArrived(event.nonce);
    return ignored('about-the-application');
  }

  async function store(event: CallEvent, operatorId: string, nowMs: number): Promise<Verdict> {
    const told: Told = { seen: null, wanted: null };
    const decide = (current: Call | null): Call | null => {
      told.seen = current;
      const after = callAfter(current, event, { operatorId, nowMs, pending: pending.recall(event) });
      told.wanted = after && { before: current, after: withPrivacy(withNotice(current, after)) };
      return told.wanted && told.wanted.after;
    };
    try {
      const kept = await ports.history.amend(event, decide);
      if (told.wanted === null) return ignored(reasonFor(event, told.seen));
      // What must not be kept may still be told: the operator is to see the number he talks to.
      return kept === null ? ignored('erased') : { kind: 'accepted', change: told.wanted };
    } catch (error) {
      ports.log.error('a call could not be kept', { error });
      // Where there is no history at all, nobody was asked: the operator is to hear of the call all the same.
      if (told.wanted === null) decide(told.seen);
      return { kind: 'unstored', change: told.wanted };
    }
  }

  function withNotice(before: Call | null, after: Call): Call {
    return occasionOf(before, after) === null
      ? after
      : { ...after, notice: fateOf(after, ports.rules(), ports.deskNow()) };
  }
}

/** As of the last time the history asked. */
interface Told {
  seen: Call | null;
  wanted: CallChange | null;
}

function isOfApp(event: AppEvent | CallEvent): event is AppEvent {
  return !('callId' in event);
}

function ignored(reason: Ignored): Verdict {
  return { kind: 'ignored', reason };
}

function incomplete({ name, problems }: IncompleteEvent): Verdict {
  return { kind: 'rejected', why: { reason: 'incomplete', event: name, problems } };
}

function reasonFor(event: CallEvent, current: Call | null): Ignored {
  if (current !== null) return 'already-recorded';
  return event.kind === 'init' ? 'waiting-for-start' : 'someone-elses-call';
}
