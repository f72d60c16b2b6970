import {
  endEvent,
  initEvent,
  startEvent,
  type CallEvent,
  type CallFate,
  type PortalCallFacts,
  type Telephony,
} from '../events/call-events.ts';
import type { Delivery } from '../events/event-queue.ts';
import type { RaiseEvent } from '../events/raise-event.ts';
import type { Chance } from '../seeded-chance.ts';
import type { CallStatistics } from './call-statistics.ts';
import { adminId } from './users.ts';

export interface NewCall {
  /** The client's; null when withheld. */
  readonly number: string | null;
  /** Whom START and END name; the portal's operator unless said otherwise. */
  readonly operatorId?: string;
  readonly telephony?: Telephony;
  /** When the portal first knew of it, milliseconds since the Unix epoch; now unless said otherwise. */
  readonly beganAtMs?: number;
}

/** A call whose events are raised one by one, in any order and as often as wished. */
export interface PortalCall {
  readonly callId: string;
  /** Each resolves when every bound handler had its one chance, with what became of it; none if none is bound. */
  init(): Promise<readonly Delivery[]>;
  start(operatorId?: string): Promise<readonly Delivery[]>;
  /** Answered by the call's operator unless said otherwise. The first one makes the row in the statistics. */
  end(fate: { readonly durationS: number } & Partial<CallFate>): Promise<readonly Delivery[]>;
}

/** Where calls begin. Nothing is raised by itself. */
export interface PortalCalls {
  incoming(call: NewCall): PortalCall;
  outgoing(call: NewCall): PortalCall;
}

export interface CallsPorts {
  readonly raise: RaiseEvent;
  readonly statistics: CallStatistics;
  readonly operatorId: string;
  readonly clock: () => number;
  /** For the ids of calls. */
  readonly chance: Chance;
}

export function createPortalCalls({ raise, statistics, clock, chance, ...portal }: CallsPorts): PortalCalls {
  let made = 0;
  return { incoming: (call) => begin('incoming', call), outgoing: (call) => begin('outgoing', call) };

  function begin(direction: PortalCallFacts['direction'], call: NewCall): PortalCall {
    const { number, operatorId = portal.operatorId, telephony = 'built-in', beganAtMs = clock() } = call;
    const facts = { callId: newCallId(telephony, beganAtMs), direction, telephony, number, beganAtMs };
    return {
      callId: facts.callId,
      init: () => raiseFrom(telephony, initEvent(facts)),
      start: (startedFor = operatorId) => raiseFrom(telephony, startEvent(facts, startedFor)),
      end(fate) {
        const whole = { code: '200', operatorId, ...fate };
        const { CRM_ACTIVITY_ID: activityId = null } = statistics.add(facts, whole);
        return raiseFrom(telephony, endEvent(facts, whole, activityId));
      },
    };
  }

  /** The line of built-in telephony has no user; a PBX registers its calls with somebody's token (bitrix24.md 3.2). */
  function raiseFrom(telephony: Telephony, event: CallEvent): Promise<readonly Delivery[]> {
    return raise(telephony === 'rest-app' ? { ...event, raisedBy: adminId } : event);
  }

  /** Two of the shapes of bitrix24.md 2.3. */
  function newCallId(telephony: Telephony, beganAtMs: number): string {
    const seconds = Math.floor(beganAtMs / 1000);
    if (telephony === 'rest-app') return `externalCall.${chance.hex(32)}.${seconds}`;
    return `${chance.hex(16).toUpperCase()}.${seconds}.${8_740_000 + ++made}`;
  }
}
