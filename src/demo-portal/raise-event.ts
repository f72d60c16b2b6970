import type { Delivery, EventQueue } from './event-queue.ts';
import type { PhpFields } from './php-form.ts';
import type { Subscriptions } from './subscriptions.ts';

/** Hands an event to the queue for every handler that wants it. @returns what became of each. Never rejects. */
export type RaiseEvent = (event: {
  readonly event: string;
  readonly data: PhpFields;
}) => Promise<readonly Delivery[]>;

export interface RaiseParts {
  readonly subscriptions: Subscriptions;
  readonly queue: EventQueue;
  /** What the events say of their sender. */
  readonly auth: OutgoingWebhookAuth;
  readonly clock: () => number;
}

/** Exactly what an outgoing webhook sends: never an OAuth token (facts 3.2). */
export interface OutgoingWebhookAuth extends PhpFields {
  readonly domain: string;
  readonly client_endpoint: string;
  readonly server_endpoint: string;
  readonly member_id: string;
  readonly application_token: string;
}

export function createRaiseEvent({ subscriptions, queue, auth, clock }: RaiseParts): RaiseEvent {
  return ({ event, data }) => {
    // The time when it is raised, not sent (facts 1.5).
    const ts = String(Math.floor(clock() / 1000));
    const queued = subscriptions
      .to(event)
      .map(({ id, handlerUrl }) =>
        queue.add({ handlerUrl, body: { event, event_handler_id: String(id), data, ts, auth } }),
      );
    return Promise.all(queued);
  };
}
