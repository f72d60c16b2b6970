import { deliveryAuth, type AuthParts } from './delivery-auth.ts';
import type { Delivery, EventQueue } from './event-queue.ts';
import type { PhpFields } from './form-body.ts';
import type { Subscription, Subscriptions } from './bound-events.ts';

export interface RaisedEvent {
  readonly event: string;
  readonly data: PhpFields;
  /** User id of the hit that raised it; nobody unless said (bitrix24.md 3.2). */
  readonly raisedBy?: string;
}

/**
 * Hands an event to the queue once for every row that wants it, whoever's call it is: nothing is filtered by user
 * (bitrix24.md 4.4). @returns what became of each. Never rejects.
 */
export type RaiseEvent = (event: RaisedEvent) => Promise<readonly Delivery[]>;

export interface RaiseParts extends AuthParts {
  readonly subscriptions: Subscriptions;
  readonly queue: EventQueue;
  readonly clock: () => number;
}

export function createRaiseEvent({ subscriptions, queue, clock, ...parts }: RaiseParts): RaiseEvent {
  return ({ event, data, raisedBy }) => {
    // When it is raised; the documentation says, when it is sent (bitrix24.md 1.5).
    const ts = String(Math.floor(clock() / 1000));
    const queued = subscriptions
      .to(event)
      .filter(isServed)
      .map((row) => {
        const auth = deliveryAuth(row, raisedBy ?? null, parts);
        const body = { event: row.event, event_handler_id: String(row.id), data, ts, auth };
        return queue.add({ handlerUrl: row.handlerUrl, body });
      });
    return Promise.all(queued);
  };

  /** An application that is not installed or not paid for gets nothing; webhooks are exempt (bitrix24.md 3.5, 4.5). */
  function isServed({ owner, event }: Subscription): boolean {
    const { installed, paid, appRemoved } = parts.settings;
    // Life-cycle events are about one application, so that a webhook has no part in them.
    return owner === 'webhook' ? !event.startsWith('ONAPP') : installed && paid && !appRemoved;
  }
}
