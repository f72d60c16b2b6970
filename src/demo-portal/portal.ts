import { randomBytes } from 'node:crypto';
import type { Timers } from '../core/ports/timers.ts';
import { callScript, type ScriptedCall } from './call-script.ts';
import { createEventQueue, type Delivery } from './event-queue.ts';
import type { PhpFields } from './php-form.ts';
import { createPortalCalls, type PortalCalls } from './portal-calls.ts';
import { createRaiseEvent, type OutgoingWebhookAuth } from './raise-event.ts';
import { realTime } from './real-time.ts';
import { startRestServer } from './rest-server.ts';
import { seededChance } from './seeded-chance.ts';
import { simulateCalls } from './simulate-calls.ts';
import { createSubscriptions } from './subscriptions.ts';

/** A small Bitrix24 of one company, with one operator of ours and a colleague of his. */
export interface DemoPortal {
  /** `http://127.0.0.1:PORT` of its REST interface. */
  readonly origin: string;
  readonly domain: string;
  readonly memberId: string;
  /** New on every start. */
  readonly applicationToken: string;
  readonly operatorId: string;
  readonly colleagueId: string;
  /** Subscribes a handler as an outgoing webhook does. Binding again changes nothing. */
  bind(events: readonly string[], handlerUrl: string): void;
  /** Raises any event. @returns what became of it at each bound handler. Never rejects. */
  send(event: string, data: PhpFields): Promise<readonly Delivery[]>;
  /** Calls to be played by hand, event by event. */
  readonly calls: PortalCalls;
  /** Lets calls come by themselves, one every few seconds, until it is stopped or the portal closed. */
  play(options?: PlayOptions): { stop(): void };
  /** The last thousand, oldest first. */
  deliveries(): readonly Delivery[];
  /** Safe to call twice. @returns when nothing of it is left; what the queue still held is lost. */
  close(): Promise<void>;
}

export interface DemoPortalOptions {
  /** Told of each delivery when its one attempt is over. The handler's address in it is a secret. */
  readonly log?: (delivery: Delivery) => void;
  /** Milliseconds since the Unix epoch: `ts` and the times of calls are taken from it. */
  readonly clock?: () => number;
  /** How long a handler may take; 5 s unless said otherwise. Bitrix24's own limit is not known (facts 1.6). */
  readonly attemptTimeoutMs?: number;
}

export interface PlayOptions {
  /** The same seed gives the same calls. */
  readonly seed?: string;
  readonly timers?: Timers;
  /** Told of each call as its first event is raised. */
  readonly onCall?: (call: ScriptedCall) => void;
}

const domain = 'demo.bitrix24.example';
const memberId = 'de300000000000000000000000000b24';
const [operatorId, colleagueId] = ['1269', '1270'];
const deliveriesKept = 1_000;

/** Starts a portal of its own, on a free port of this machine. */
export async function startDemoPortal(options: DemoPortalOptions = {}): Promise<DemoPortal> {
  const { log, clock = Date.now, attemptTimeoutMs = 5_000 } = options;
  const applicationToken = randomBytes(16).toString('hex');
  const server = await startRestServer();
  const recent = recentDeliveries(log);
  const queue = createEventQueue({ attemptTimeoutMs, onDelivery: recent.note });
  const subscriptions = createSubscriptions();
  const auth = authOf(server.origin, applicationToken);
  const raise = createRaiseEvent({ subscriptions, queue, auth, clock });
  const calls = createPortalCalls({ raise, operatorId, clock, chance: seededChance(applicationToken) });
  const plays: { stop(): void }[] = [];

  return {
    origin: server.origin,
    domain,
    memberId,
    applicationToken,
    operatorId,
    colleagueId,
    bind(events, handlerUrl) {
      for (const event of events) subscriptions.bind(event, handlerUrl);
    },
    send: (event, data) => raise({ event, data }),
    calls,
    play({ seed = 'offhook', timers = realTime, onCall = () => {} } = {}) {
      const playing = simulateCalls({ calls, colleagueId, script: callScript(seed), timers, onCall });
      plays.push(playing);
      return playing;
    },
    deliveries: recent.all,
    async close() {
      for (const playing of plays) playing.stop();
      await queue.close();
      await server.close();
    },
  };
}

function authOf(origin: string, applicationToken: string): OutgoingWebhookAuth {
  return {
    domain,
    client_endpoint: `${origin}/rest/`,
    server_endpoint: `${origin}/rest/`,
    member_id: memberId,
    application_token: applicationToken,
  };
}

function recentDeliveries(log: DemoPortalOptions['log']): {
  readonly note: (delivery: Delivery) => void;
  readonly all: () => readonly Delivery[];
} {
  const kept: Delivery[] = [];
  return {
    note(delivery) {
      kept.push(delivery);
      if (kept.length > deliveriesKept) kept.shift();
      log?.(delivery);
    },
    all: () => [...kept],
  };
}
