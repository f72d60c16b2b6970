import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';

export interface GetLimits {
  readonly timeoutMs: number;
  readonly bodyBytes: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Breaks it off. */
  readonly signal?: AbortSignal;
  /** How names become addresses, where not as the system does it. */
  readonly lookup?: LookupFunction | undefined;
}

export type Got =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | {
      readonly kind: 'failed';
      readonly why: 'timed-out' | 'unreachable' | 'too-long' | 'called-off';
      readonly detail: string;
    };

/**
 * One GET over a connection of its own, so that it proves something about the way as it is now and leaves nothing
 * behind. Redirects are answers. Bounded as a whole, name resolution and slow bodies included. Never rejects.
 */
export function boundedGet(url: string, limits: GetLimits): Promise<Got> {
  if (!URL.canParse(url))
    return Promise.resolve({ kind: 'failed', why: 'unreachable', detail: 'not an address' });
  return new Promise((settle) => {
    const request = begin(url, limits, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
        if (body.length > limits.bodyBytes) end({ kind: 'failed', why: 'too-long', detail: firstOf(body) });
      });
      response.on('end', () => end({ kind: 'answered', status: response.statusCode ?? 0, body }));
      response.on('error', (error) => end(unreachable(error)));
    });
    const timer = setTimeout(
      () => end({ kind: 'failed', why: 'timed-out', detail: `no answer in ${limits.timeoutMs} ms` }),
      limits.timeoutMs,
    );
    const callOff = (): void => end({ kind: 'failed', why: 'called-off', detail: 'called off' });
    limits.signal?.addEventListener('abort', callOff);
    request.on('error', (error) => end(unreachable(error)));
    if (limits.signal?.aborted) callOff();

    function end(got: Got): void {
      clearTimeout(timer);
      limits.signal?.removeEventListener('abort', callOff);
      request.destroy();
      settle(got);
    }
  });
}

function begin(
  url: string,
  { headers, lookup }: GetLimits,
  onResponse: (response: http.IncomingMessage) => void,
): http.ClientRequest {
  const get = url.startsWith('https:') ? https.get : http.get;
  return get(url, { agent: false, headers: { ...headers }, ...(lookup && { lookup }) }, onResponse);
}

function unreachable(error: Error & { readonly code?: string }): Got {
  return { kind: 'failed', why: 'unreachable', detail: error.message || (error.code ?? error.name) };
}

/** Enough to recognise a landing page by. */
function firstOf(body: string): string {
  return body.slice(0, 80);
}
