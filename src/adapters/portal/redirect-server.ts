import { once } from 'node:events';
import { createServer } from 'node:http';

export interface RedirectServer {
  readonly isListening: boolean;
  close(): void;
}

/** No script, no picture, nothing from anywhere: the address in the browser's bar holds a code. */
const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  Connection: 'close',
};
const page = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><title>Offhook</title><h1>Offhook</h1><p>${text}</p>`;

/** What an administrator registers as the handler path: the port alone, or with the obvious name. */
const ownPath = /^\/(oauth\/?)?(\?|$)/;

/**
 * Waits on a fixed port of 127.0.0.1 for the browser to bring Bitrix24's answer (bitrix24.md 5.1).
 * @param arrived is given the whole address the browser came to; false: it is no answer to our question.
 */
export async function openRedirectServer(
  port: number,
  arrived: (address: string) => boolean,
): Promise<RedirectServer> {
  const ownHosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const server = createServer((request, response) => {
    const { method, url = '/', headers: asked } = request;
    // A page of another host that points to this machine is not the browser coming back.
    const isOwn = method === 'GET' && ownHosts.includes(asked.host ?? '') && ownPath.test(url);
    const isAnswer = isOwn && arrived(`http://127.0.0.1:${port}${url}`);
    response.writeHead(isAnswer ? 200 : 404, headers);
    response.end(page(isAnswer ? 'You can close this page. ✓' : 'Nothing is awaited here.'));
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return { isListening: false, close: () => {} };
  }
  return {
    isListening: true,
    close() {
      server.close();
      server.closeIdleConnections();
    },
  };
}
