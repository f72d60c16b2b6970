import { Readable } from 'node:stream';
import type { PortalFailure, PortalFailureReason } from '../../core/portal/portal-failure.ts';

/** As much of `fetch` as is used: Electron's own, or Node's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Exchange =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'moved'; readonly location: string | null }
  | { readonly kind: 'failed'; readonly failure: PortalFailure };

export interface ExchangeOptions {
  readonly fetch: Fetch;
  readonly body: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  readonly userAgent: string;
  readonly timeoutMs: number;
}

/** The largest page of statistics is a tenth of it. */
const mostBytes = 4 * 1024 * 1024;

/** One POST and what came back, as JSON. Redirects are not followed: a POST would become a GET (facts 5.4). Never rejects. */
export async function exchange(url: string, options: ExchangeOptions): Promise<Exchange> {
  const { body, contentType, userAgent, timeoutMs } = options;
  try {
    const response = await options.fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': contentType, Accept: 'application/json', 'User-Agent': userAgent },
      redirect: 'manual',
      // Another user's session in the browser's cookies would count more than our token (facts 5.3).
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return { kind: 'moved', location: response.headers.get('location') };
    }
    return parsed(response.status, await textOf(response));
  } catch (error) {
    return { kind: 'failed', failure: broken(error) };
  }
}

async function textOf(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  // The types of the web do not say that Node's streams can be walked.
  const parts: AsyncIterable<Uint8Array> = Readable.fromWeb(response.body);
  for await (const part of parts) {
    bytes += part.byteLength;
    if (bytes > mostBytes) return null;
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(status: number, text: string | null): Exchange {
  try {
    if (text === null) throw new RangeError('longer than anything Bitrix24 sends');
    return { kind: 'answered', status, body: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'failed', failure: own('not-bitrix24', `status ${status}, and no JSON`) };
  }
}

function broken(error: unknown): PortalFailure {
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  if (isTimeout) return own('timed-out', 'no answer in time');
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return own('unreachable', cause instanceof Error ? cause.message : String(cause));
}

/** A failure that is not of Bitrix24's wording. */
export function own(why: PortalFailureReason, detail: string): PortalFailure {
  return { why, code: null, detail, retryAtMs: null };
}
