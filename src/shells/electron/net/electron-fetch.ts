import type { ClientRequest, ClientRequestConstructorOptions } from 'electron/main';
import { bodyOf, type StreamedBody } from './response-body.ts';
import { headersOf } from './response-headers.ts';

/** `net.request` */
export type OpenRequest = (options: ClientRequestConstructorOptions) => ClientRequest;

/** Those a `Response` may only have without a body (Fetch standard, "null body status"). */
const bodiless: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/**
 * `fetch` by Chromium's network, so through the system's proxy and with its certificates. Electron's own `net.fetch` rejects
 * every redirect when told not to follow it (electron issue 43715); this one answers with it, as Node's does: status, headers,
 * `Location`, and no body. Otherwise as the standard has it, except that `url` and `redirected` of the answer say nothing.
 * Cookies are sent only with `credentials: 'include'`.
 */
export function createElectronFetch(openRequest: OpenRequest): typeof fetch {
  return async (input, init) => {
    const asked = new Request(input, init);
    asked.signal.throwIfAborted();
    const body = asked.body === null ? null : Buffer.from(await asked.arrayBuffer());
    asked.signal.throwIfAborted();
    return answerTo(opened(asked, openRequest), asked, body);
  };
}

/** Addresses that are none of a network's are refused at once. */
function opened(asked: Request, openRequest: OpenRequest): ClientRequest {
  try {
    return openRequest(optionsOf(asked));
  } catch (error) {
    throw failed(error);
  }
}

function optionsOf({
  url,
  method,
  headers,
  redirect,
  credentials,
}: Request): ClientRequestConstructorOptions {
  return {
    url,
    method,
    redirect,
    headers: Object.fromEntries(headers),
    // The third, `same-origin`, asks for an origin, which a program has not.
    ...(credentials === 'same-origin' ? {} : { credentials }),
  };
}

function answerTo(request: ClientRequest, asked: Request, body: Buffer | null): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  let streamed: StreamedBody | null = null;
  const fail = (reason: unknown): void => {
    reject(reason);
    streamed?.fail(reason);
  };
  const aborted = (): void => {
    fail(asked.signal.reason);
    request.abort();
  };
  asked.signal.addEventListener('abort', aborted, { once: true });
  request.on('redirect', (...[status, , location, headers]) => {
    if (asked.redirect !== 'manual') return;
    resolve(new Response(null, { status, headers: headersOf(headers, { location }) }));
    request.abort();
  });
  request.on('response', (response) => {
    const { statusCode: status, statusMessage: statusText } = response;
    try {
      const init = { status, statusText, headers: headersOf(response.headers) };
      streamed = bodyOf(response, () => request.abort());
      const hasBody = !bodiless.has(status) && asked.method !== 'HEAD';
      resolve(new Response(hasBody ? streamed.stream : null, init));
    } catch (error) {
      fail(failed(error));
      request.abort();
    }
  });
  // Not by 'close': Electron says it as soon as everything is sent, long before the answer, whatever is documented.
  request.on('error', (error) => fail(failed(error)));
  request.on('abort', () => fail(failed(new Error('the request was aborted'))));
  if (body === null) request.end();
  else request.end(body);
  return promise;
}

/** As `fetch` fails: the reason is the cause. */
function failed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}
