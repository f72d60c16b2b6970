import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';

export interface ReceivedPost {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The same body, its flat keys as PHP wrote them: `data[CALL_ID]`. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface RecordingHandler {
  readonly url: string;
  readonly received: readonly ReceivedPost[];
  /** `event` of each, in order of arrival. */
  events(): readonly (string | undefined)[];
  close(): Promise<void>;
}

const ok = (response: ServerResponse): unknown => response.end();

/** A real HTTP server that keeps what it gets. @param answer ends the response, or does not; 200 by default. */
export async function startRecordingHandler(
  answer: (response: ServerResponse, received: ReceivedPost) => unknown = ok,
): Promise<RecordingHandler> {
  const received: ReceivedPost[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method, url, httpVersion, headers } = request;
      const fields = Object.fromEntries(new URLSearchParams(body));
      const post = { method, url, httpVersion, headers, body, fields };
      received.push(post);
      answer(response, post);
    });
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/b24/0123456789abcdef`,
    received,
    events: () => received.map(({ fields }) => fields['event']),
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The auth block of a delivery, without its brackets. */
export function authOf({ fields }: ReceivedPost): Record<string, string> {
  const entries = Object.entries(fields).flatMap(([name, value]) => {
    const key = /^auth\[(.+)\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}
