import { requestShapes, type WindowMethod } from '../../contract/requests.ts';
import type { WindowEvents, WindowRequests } from '../../contract/window-api.ts';
import type { Log } from '../../core/ports/log.ts';

/** Answers the window, whichever way its requests come. */
export interface WindowService {
  /** @param method and `ask` anything at all: nothing is done for what is not a request of the contract. Never rejects. */
  request(method: unknown, ask: unknown): Promise<WindowAnswer>;
  /** Hears of everything the window is told without asking. @returns a function that ends it. */
  onEvent(listener: (event: WindowEvent) => void): () => void;
}

export type WindowAnswer =
  | { readonly kind: 'answered'; readonly answer: unknown }
  /** No such method, or not its shape. */
  | { readonly kind: 'wrong'; readonly problem: string }
  /** Something broke; the log knows what. */
  | { readonly kind: 'failed' };

export type WindowEvent = {
  readonly [Name in keyof WindowEvents]: { readonly name: Name; readonly event: WindowEvents[Name] };
}[keyof WindowEvents];

/** One function for each request of the contract. */
export type RequestHandlers = {
  readonly [Method in WindowMethod]: (
    ask: WindowRequests[Method]['ask'],
  ) => Promise<WindowRequests[Method]['answer']> | WindowRequests[Method]['answer'];
};

/** Tells whoever listens. */
export interface WindowEventBus {
  emit<Name extends keyof WindowEvents>(name: Name, event: WindowEvents[Name]): void;
  onEvent: WindowService['onEvent'];
}

export function createWindowEvents(): WindowEventBus {
  const listeners = new Set<(event: WindowEvent) => void>();
  return {
    emit(name, event) {
      // The pair is right by the signature; the compiler cannot follow it into the union.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      for (const listener of listeners) listener({ name, event } as WindowEvent);
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function createWindowService(
  answers: RequestHandlers,
  events: WindowEventBus,
  log: Log,
): WindowService {
  return {
    async request(method, ask) {
      if (!isMethod(method)) return { kind: 'wrong', problem: 'there is no such method' };
      const shaped = requestShapes[method].safeParse(ask);
      if (!shaped.success) {
        const problem = shaped.error.issues
          .map(({ path, message }) => `${path.join('.')} ${message}`)
          .join('; ');
        log.warn('a request of the window was refused', { method, problem });
        return { kind: 'wrong', problem };
      }
      try {
        return { kind: 'answered', answer: await answered(answers, method, shaped.data) };
      } catch (error) {
        log.error('a request of the window could not be answered', { method, error });
        return { kind: 'failed' };
      }
    },
    onEvent: events.onEvent,
  };
}

function isMethod(method: unknown): method is WindowMethod {
  return typeof method === 'string' && Object.hasOwn(requestShapes, method);
}

function answered(answers: RequestHandlers, method: WindowMethod, ask: unknown): unknown {
  // The shape of this very method has just been checked; the compiler cannot follow it into the union.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const answer = answers[method] as (ask: unknown) => unknown;
  return answer(ask);
}
