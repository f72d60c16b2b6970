import type { RequestHandler, Response } from 'express';
import type { Timers } from '../../../core/ports/timers.ts';
import type { WindowService } from '../../../app/window/window-service.ts';

/** Proxies and sleeping tabs drop what is silent; and a page learns by it that nobody is there any more. */
const stillThereMs = 20_000;
/** A tab that does not read must not fill our memory: it is dropped, and asks anew. */
const mostUnreadBytes = 1024 * 1024;

/** Each open window has one. */
const mostReaders = 200;

/** Server-sent events: `event` is the name, `data` the event as JSON. */
export function eventStream(
  service: WindowService,
  timers: Timers,
): { readonly serve: RequestHandler; close(): void } {
  const readers = new Set<Response>();
  const unfollow = service.onEvent(({ name, event }) =>
    send(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`),
  );
  let callOff = timers.after(stillThereMs, stillThere);

  return {
    serve(_request, response) {
      if (readers.size >= mostReaders) return void response.status(503).end();
      response.set('Content-Type', 'text/event-stream').flushHeaders();
      response.write(': hello\n\n');
      readers.add(response);
      response.once('close', () => readers.delete(response));
    },
    close() {
      callOff();
      unfollow();
      for (const reader of readers) reader.end();
    },
  };

  function stillThere(): void {
    callOff = timers.after(stillThereMs, stillThere);
    send(': still there\n\n');
  }

  function send(text: string): void {
    for (const reader of readers) {
      if (reader.writableLength > mostUnreadBytes) reader.destroy();
      else reader.write(text);
    }
  }
}
