import type { WindowApi, WindowMethod, WindowRequests } from '../../contract/window-api.ts';
import { openEventStream } from './follow-events.ts';

/** Somebody answers, but not this browser: it has no session, or no longer. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.cause === 401;
}

/** The window's requests over HTTP, its events over server-sent events; the cookie of the session goes with both. */
export function httpWindowApi(): WindowApi {
  const events = openEventStream('/api/events');
  return {
    async request<Method extends WindowMethod>(method: Method, ask: WindowRequests[Method]['ask']) {
      const answer = await fetch(`/api/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(ask),
      });
      if (!answer.ok) throw new Error(`${method}: HTTP ${answer.status}`, { cause: answer.status });
      // The server's word for the shape: it is compiled against the same contract.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return (await answer.json()) as WindowRequests[Method]['answer'];
    },
    on: events.on,
    onConnection: events.onConnection,
  };
}
