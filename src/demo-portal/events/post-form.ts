import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface FormPost {
  readonly url: string;
  readonly body: string;
  /** For the whole attempt, from the first packet to the status line. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What became of the one attempt. */
export type PostOutcome =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'called-off' };

/**
 * Posts a form with the headers of Bitrix24's queue (bitrix24.md 1.2), on a connection of its own. Follows no redirect and
 * never tries again. Never rejects. `fetch` is no use here: it adds headers that the queue does not send.
 */
export function postForm({ url, body, timeoutMs, signal }: FormPost): Promise<PostOutcome> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const headers = {
    'User-Agent': 'Bitrix24 Webhook Engine',
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body),
  };
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const options = { method: 'POST', headers, agent: false, signal: AbortSignal.any([signal, timeout]) };
    const outgoing = send(url, options, (response) => {
      response.on('error', () => {}).resume();
      resolve({ kind: 'answered', status: response.statusCode ?? 0 });
    });
    outgoing.on('error', (error) => {
      if (signal.aborted) resolve({ kind: 'called-off' });
      else if (timeout.aborted) resolve({ kind: 'timed-out' });
      else resolve({ kind: 'unreachable', detail: error.message });
    });
    outgoing.end(body);
  });
}
