import { phpForm, type PhpFields } from './form-body.ts';
import { postForm, type PostOutcome } from './post-form.ts';

export interface QueuedEvent {
  readonly handlerUrl: string;
  /** The whole body; its `event` names it. */
  readonly body: PhpFields & { readonly event: string };
}

/** What became of one event at one handler. */
export interface Delivery {
  readonly event: string;
  readonly handlerUrl: string;
  readonly outcome: PostOutcome;
  /** From its turn in the queue to its outcome. */
  readonly ms: number;
}

/**
 * The cloud queue between a portal and its handlers (bitrix24.md 1.3): one event after the other, in the order they were
 * raised, each tried once. What a handler does not take is lost (bitrix24.md 1.6). The real one promises no order and calls a
 * slow handler less often (bitrix24.md 1.5); here START comes before INIT when a script says so.
 */
export interface EventQueue {
  /** @returns when the one attempt is over. Never rejects. */
  add(queued: QueuedEvent): Promise<Delivery>;
  /** Calls off the attempt under way and all that wait. @returns when nothing is under way any more. */
  close(): Promise<void>;
}

export interface QueueOptions {
  /** How long a handler may take. */
  readonly attemptTimeoutMs: number;
  /** Called after each attempt, also one that was called off. */
  readonly onDelivery: (delivery: Delivery) => void;
}

export function createEventQueue({ attemptTimeoutMs, onDelivery }: QueueOptions): EventQueue {
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  return {
    add(queued) {
      const delivered = last.then(() => attempt(queued));
      last = delivered;
      return delivered;
    },
    async close() {
      closing.abort();
      await last;
    },
  };

  async function attempt({ handlerUrl, body }: QueuedEvent): Promise<Delivery> {
    const began = performance.now();
    const outcome = await postForm({
      url: handlerUrl,
      body: phpForm(body),
      timeoutMs: attemptTimeoutMs,
      signal: closing.signal,
    });
    const delivery = { event: body.event, handlerUrl, outcome, ms: performance.now() - began };
    onDelivery(delivery);
    return delivery;
  }
}
