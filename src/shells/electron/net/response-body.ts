import type { IncomingMessage } from 'electron/main';

export interface StreamedBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** What is read from now on rejects; nothing happens once it has ended. */
  fail(reason: unknown): void;
}

/**
 * What a response brings, as it comes.
 * @param cancelled nobody wants the rest.
 */
export function bodyOf(response: IncomingMessage, cancelled: () => void): StreamedBody {
  let end: ((reason?: unknown) => void) | null = null;
  const fail = (reason: unknown): void => end?.(reason);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      end = (reason) => {
        end = null;
        if (reason === undefined) controller.close();
        else controller.error(reason);
      };
      // Before `data`, says the documentation of `end`.
      response.on('end', () => end?.());
      response.on('error', (error) => fail(new TypeError('terminated', { cause: error })));
      response.on('aborted', () => fail(new TypeError('terminated')));
      response.on('data', (chunk) => {
        if (end !== null) controller.enqueue(new Uint8Array(chunk));
      });
    },
    cancel() {
      end = null;
      cancelled();
    },
  });
  return { stream, fail };
}
