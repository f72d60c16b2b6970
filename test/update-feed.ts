/** A feed of updates as electron-builder publishes one, over real HTTP. */
import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { listeningPort } from './listening-port.ts';

export interface UpdateFeed {
  readonly url: string;
  /** Paths asked for so far, without what keeps caches away. */
  readonly requests: readonly string[];
  /** Offers a program of these bytes as that version. @param changes lines of the feed's file to be replaced or added. */
  offer(version: string, program: string, changes?: Readonly<Record<string, string | number>>): void;
  /** Answers every question for the feed's file like this instead. */
  answer(how: (response: ServerResponse) => void): void;
  close(): Promise<void>;
}

/** @param name of the file that it offers. */
export async function openUpdateFeed(name = 'Offhook.AppImage'): Promise<UpdateFeed> {
  const requests: string[] = [];
  let [file, program] = ['', ''];
  let answer = (response: ServerResponse): void => void response.end(file);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://feed');
    requests.push(pathname);
    if (/^\/latest(-[\w-]+)?\.yml$/.test(pathname)) answer(response);
    else if (pathname === `/${name}`) response.end(program);
    else response.writeHead(404).end();
  });
  const port = await listeningPort(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    offer(version, bytes, changes = {}) {
      program = bytes;
      const sha512 = createHash('sha512').update(bytes).digest('base64');
      const lines = { version, path: name, sha512, releaseDate: '2026-01-01', ...changes };
      file = Object.entries(lines)
        .map(([key, value]) => `${key}: ${value}\n`)
        .join('');
    },
    answer(how) {
      answer = how;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
