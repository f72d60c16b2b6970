import { Readable } from 'node:stream';
import type { PortalFailure, PortalFailureReason } from '../../core/portal/portal-failure.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Timers } from '../../core/ports/timers.ts';
import { envelopeOf, type Envelope } from './envelope.ts';

/** As much of `fetch` as is used: Electron's own, or Node's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What every request needs. */
export interface Http {
  readonly fetch: Fetch;
  readonly userAgent: string;
  readonly timers: Timers;
  readonly log: Log;
}

export type Exchange =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly refusal: Envelope }
  | { readonly kind: 'moved'; readonly location: string | null }
  | { readonly kind: 'failed'; readonly failure: PortalFailure };

export interface HttpRequest {
  /** For the log, in place of the address, which may be a secret. */
  readonly name: string;
  readonly url: string;
  readonly body: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  /** What a refusal's words may echo and a log must not have. */
  readonly secrets: readonly string[];
}

interface Received {
  readonly status: number | null;
  readonly exchange: Exchange;
}

const requestMs = 20_000;
/** The largest page of statistics is a tenth of it. */
const mostBytes = 4 * 1024 * 1024;

/**
 * One POST and what came back, as JSON. Redirects are not followed: a POST would become a GET (bitrix24.md 5.4). Never rejects,
 * and settles within 20 s of a `fetch` that can be aborted.
 */
export async function exchange(http: Http, request: HttpRequest): Promise<Exchange> {
  const startedAtMs = performance.now();
  const { status, exchange: came } = await receive(http, request);
  const tookMs = Math.round(performance.now() - startedAtMs);
  const { code, why } = { code: undefined, why: undefined, ...troubleOf(came) };
  http.log.debug('portal', { method: request.name, status, tookMs, code, why });
  return came;
}

async function receive({ fetch, userAgent, timers }: Http, request: HttpRequest): Promise<Received> {
  const { url, body, contentType, secrets } = request;
  const patience = new AbortController();
  const callOff = timers.after(requestMs, () => patience.abort());
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': contentType, Accept: 'application/json', 'User-Agent': userAgent },
      redirect: 'manual',
      // Another user's session in the browser's cookies would count more than our token (bitrix24.md 5.3).
      credentials: 'omit',
      signal: patience.signal,
    });
    const { status } = response;
    if (status >= 300 && status < 400) {
      await response.body?.cancel();
      return { status, exchange: { kind: 'moved', location: response.headers.get('location') } };
    }
    return { status, exchange: parsed(status, await textOf(response), secrets) };
  } catch (error) {
    const failure = patience.signal.aborted ? own('timed-out', 'no answer in time') : broken(error);
    return { status: null, exchange: { kind: 'failed', failure } };
  } finally {
    callOff();
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

function parsed(status: number, text: string | null, secrets: readonly string[]): Exchange {
  try {
    if (text === null) throw new RangeError('longer than anything Bitrix24 sends');
    const body = JSON.parse(text) as unknown;
    const refusal = envelopeOf(body, status, secrets);
    return refusal === null ? { kind: 'answered', body } : { kind: 'refused', refusal };
  } catch {
    return { kind: 'failed', failure: own('not-bitrix24', `status ${status}, and no JSON`) };
  }
}

function broken(error: unknown): PortalFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return own('unreachable', cause instanceof Error ? cause.message : String(cause));
}

function troubleOf(came: Exchange): { readonly code: string } | { readonly why: string } | null {
  if (came.kind === 'refused') return { code: came.refusal.code };
  if (came.kind === 'moved') return { why: 'moved' };
  return came.kind === 'failed' ? { why: came.failure.why } : null;
}

/** A failure that is not of Bitrix24's wording. */
export function own(why: PortalFailureReason, detail: string): PortalFailure {
  return { why, code: null, detail, retryAtMs: null };
}
