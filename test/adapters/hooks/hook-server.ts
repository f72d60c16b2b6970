import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface HookServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Every request so far. */
  readonly requests: readonly {
    readonly method: string | undefined;
    readonly path: string | undefined;
    readonly type: string | undefined;
    readonly body: unknown;
  }[];
  close(): Promise<void>;
}

/** A real server. @param answer called once a request has been read; may answer later, or never. */
export async function openHookServer(
  answer: (response: ServerResponse) => void = (response) => void response.end(),
): Promise<HookServer> {
  const requests: HookServer['requests'][number][] = [];
  const server = createServer((request, response) => {
    const { method, url: path } = request;
    const type = request.headers['content-type'];
    void json(request).then((body) => {
      requests.push({ method, path, type, body });
      return answer(response);
    }, clientGaveUp);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function clientGaveUp(): void {}
