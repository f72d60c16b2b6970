import type { WindowMethod, WindowRequests } from '../../src/contract/window-api.ts';
import type { HeadlessShell } from './headless-shell.ts';

export interface WindowClient {
  ask<Method extends WindowMethod>(
    method: Method,
    ask: WindowRequests[Method]['ask'],
  ): Promise<WindowRequests[Method]['answer']>;
}

/** Asks the headless shell what its window asks, without a browser. Uses up the link. */
export async function windowClient({ ready }: HeadlessShell): Promise<WindowClient> {
  const { origin, hash } = new URL(ready.window);
  const post = (path: string, body: unknown, cookie = ''): Promise<Response> =>
    fetch(`${origin}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const session = await post('session', { key: hash.replace('#key=', '') });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';

  return {
    async ask(method, ask) {
      const answer = await post(method, ask, cookie);
      if (!answer.ok) throw new Error(`${method}: ${answer.status} ${await answer.text()}`);
      // What the contract says is answered; `window-service.ts` is tested for it.
      return (await answer.json()) as never;
    },
  };
}
