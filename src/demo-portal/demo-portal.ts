import type { Timers } from '../core/ports/timers.ts';
import { callScript, type ScriptedCall } from './company/call-script.ts';
import { createCompany, servedBy, type Company } from './company/company.ts';
import type { Delivery } from './events/event-queue.ts';
import type { PhpFields } from './events/form-body.ts';
import { createPortalAdmin, type PortalAdmin } from './portal-admin.ts';
import { createPortalCalls, type PortalCalls } from './company/portal-calls.ts';
import type { DomainKind } from './portal-identity.ts';
import { realTime } from './real-time.ts';
import { createRecentDeliveries } from './events/recent-deliveries.ts';
import type { RecordedRequest } from './request-log.ts';
import { startListeners } from './rest/rest-server.ts';
import { seededChance } from './seeded-chance.ts';
import { simulateCalls } from './company/simulate-calls.ts';
import { colleagueId, operatorId } from './company/users.ts';

/**
 * A small Bitrix24 of one company, with one operator of ours and a colleague of his. It does what `src/bitrix24.md` says
 * Bitrix24 does, also where the documentation says otherwise. Comments beside it say where that is so, where it does less or
 * otherwise itself, and, after "inferred", where nobody knows.
 */
export interface DemoPortal {
  /** `http://127.0.0.1:PORT` of its REST interface and its OAuth server, as at the start: a rename does not change it. */
  readonly origin: string;
  /** As at the start. */
  readonly domain: string;
  readonly memberId: string;
  /** Of the outgoing webhook, whose handlers `bind` makes. New on every start. The application has its own. */
  readonly applicationToken: string;
  readonly operatorId: string;
  readonly colleagueId: string;
  /** The local application an administrator has added for us. */
  readonly app: DemoApplication;
  /** `http://127.0.0.1:PORT/rest/USER/SECRET/`, made by the operator (bitrix24.md 5.5). A secret. */
  readonly incomingWebhookUrl: string;
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
  /** The last thousand requests to REST and OAuth, oldest first, without tokens. */
  requests(): readonly RecordedRequest[];
  readonly admin: PortalAdmin;
  /** Safe to call twice. @returns when nothing of it is left; what the queue still held is lost. */
  close(): Promise<void>;
}

export interface DemoApplication {
  readonly clientId: string;
  readonly clientSecret: string;
  /** In every delivery to a handler that was bound with `event.bind`. Changes when an update brings a new one. */
  readonly applicationToken: string;
  /** Registers the address that authorize sends the browser to; `http://127.0.0.1:7000/` before. */
  setRedirect(url: string): void;
}

export interface DemoPortalOptions {
  /** Told of each delivery when its one attempt is over. The handler's address in it is a secret. */
  readonly log?: (delivery: Delivery) => void;
  /** Milliseconds since the Unix epoch: every time that the portal knows is taken from it, also of limits and tokens. */
  readonly clock?: () => number;
  /** How long a handler may take; 5 s unless said otherwise. Bitrix24's own limit is not known (bitrix24.md 1.6). */
  readonly attemptTimeoutMs?: number;
  /** What the portal calls itself; `made-up` unless said otherwise. */
  readonly domain?: DomainKind;
}

export interface PlayOptions {
  /** The same seed gives the same calls. */
  readonly seed?: string;
  readonly timers?: Timers;
  /** Told of each call as its first event is raised. */
  readonly onCall?: (call: ScriptedCall) => void;
}

/** Starts a portal of its own, on a free port of this machine. */
export async function startDemoPortal(options: DemoPortalOptions = {}): Promise<DemoPortal> {
  const { log = () => {}, clock = Date.now, attemptTimeoutMs = 5_000, domain = 'made-up' } = options;
  const listeners = startListeners();
  const origin = await listeners.open();
  const recent = createRecentDeliveries(log);
  const company = createCompany({ origin, domain, clock, attemptTimeoutMs, onDelivery: recent.note });
  listeners.serve(servedBy(company));
  const { identity, subscriptions, raise, queue } = company;
  const calls = createPortalCalls({ ...company, operatorId, chance: seededChance(identity.outgoingToken) });
  const plays: { stop(): void }[] = [];

  return {
    origin,
    domain: identity.domain,
    memberId: identity.memberId,
    applicationToken: identity.outgoingToken,
    operatorId,
    colleagueId,
    app: applicationOf(company),
    incomingWebhookUrl: `${origin}/rest/${operatorId}/${identity.incomingSecret}/`,
    bind(events, handlerUrl) {
      for (const event of events) subscriptions.add({ event, handlerUrl, owner: 'webhook', authType: '0' });
    },
    send: (event, data) => raise({ event, data }),
    calls,
    play({ seed = 'offhook', timers = realTime, onCall = () => {} } = {}) {
      const playing = simulateCalls({ calls, colleagueId, script: callScript(seed), timers, onCall });
      plays.push(playing);
      return playing;
    },
    deliveries: recent.all,
    requests: company.log.all,
    admin: createPortalAdmin({ ...company, listen: listeners.open }),
    async close() {
      for (const playing of plays) playing.stop();
      await queue.close();
      await listeners.close();
    },
  };
}

function applicationOf({ identity }: Company): DemoApplication {
  return {
    clientId: identity.clientId,
    clientSecret: identity.clientSecret,
    get applicationToken() {
      return identity.applicationToken;
    },
    setRedirect(url) {
      identity.redirectUrl = url;
    },
  };
}
