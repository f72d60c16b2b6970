import type { Fetch } from './http-exchange.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Answer } from '../../core/ports/portal.ts';
import { failureOf } from '../../core/portal/failure-of.ts';
import type { PortalFailure } from '../../core/portal/portal-failure.ts';
import { envelopeOf } from './envelope.ts';
import { renamedTo } from './hosts.ts';
import { exchange, own, type Exchange } from './http-exchange.ts';
import type { LeakyBucket } from './leaky-bucket.ts';

/** How requests are signed: by a token that can be renewed, or by an address that is a secret. */
export interface Credentials {
  readonly via: 'app' | 'webhook';
  /** Where methods are, with a slash at the end; null: nobody is signed in. */
  endpoint(): Promise<string | null>;
  /** What goes into the body besides the parameters; null: nobody is signed in. */
  auth(): Promise<{ readonly auth?: string } | null>;
  /** Something better than what has expired. */
  renew(stale: string): Promise<Answer<string>>;
  /** The portal answers at this origin now (facts 5.4). */
  renamed(origin: string): void;
}

export interface RestClientParts {
  readonly credentials: Credentials;
  readonly fetch: Fetch;
  readonly userAgent: string;
  readonly bucket: LeakyBucket;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
}

/** `result`, and what lists add (facts 8). */
export interface RestResult {
  readonly result: unknown;
  readonly next: unknown;
  readonly total: unknown;
}

/** Calls one method. Never rejects, settles within a minute, waiting for the rate included. */
export type CallRest = (
  method: string,
  params?: Readonly<Record<string, unknown>>,
) => Promise<Answer<RestResult>>;

const requestMs = 20_000;
/** The port promises a minute; the last request needs its own time. */
const patienceMs = 38_000;
const mostMoves = 2;

/** Bitrix24's REST over POST and JSON: the token in the body, so that no log on the way has it. */
export function createRestClient(parts: RestClientParts): CallRest {
  const { credentials, bucket, clock, random, log } = parts;

  return async (method, params = {}) => {
    const startedAtMs = clock.monotonic();
    const answer = await attempts(method, params, startedAtMs + patienceMs);
    const tookMs = Math.round(clock.monotonic() - startedAtMs);
    const outcome = answer.kind === 'ok' ? {} : { why: answer.failure.why, code: answer.failure.code };
    log.debug('portal', { method, tookMs, ...outcome });
    return answer;
  };

  async function attempts(
    method: string,
    params: Readonly<Record<string, unknown>>,
    untilMs: number,
  ): Promise<Answer<RestResult>> {
    let [moves, waits, hasRenewed] = [0, 0, false];
    for (;;) {
      const [endpoint, auth] = [await credentials.endpoint(), await credentials.auth()];
      if (endpoint === null || auth === null) return failed(own('signed-out', 'nobody is signed in'));
      await bucket.turn();
      const answer = await send(`${endpoint}${method}`, { ...params, ...auth });
      if (answer.kind === 'failed') return answer;
      if (answer.kind === 'moved') {
        const origin = renamedTo(answer.location, endpoint);
        if (origin === null || ++moves > mostMoves) {
          return failed(own('foreign-host', 'the portal sent us to a host that is not Bitrix24’s'));
        }
        credentials.renamed(origin);
        continue;
      }
      const refusal = envelopeOf(answer.body, answer.status);
      if (refusal === null) return resultOf(answer.body);
      if (refusal.code.toLowerCase() === 'expired_token' && auth.auth !== undefined && !hasRenewed) {
        hasRenewed = true;
        const renewed = await credentials.renew(auth.auth);
        if (renewed.kind === 'failed') return renewed;
        continue;
      }
      const retryAtMs = resetAtMs(answer.body);
      const failure = failureOf({ ...refusal, via: credentials.via, retryAtMs });
      const waitMs = waitFor(failure, waits++);
      if (waitMs === null || clock.monotonic() + waitMs > untilMs) return failed(failure);
      bucket.rest(waitMs);
    }
  }

  function send(url: string, params: Readonly<Record<string, unknown>>): Promise<Exchange> {
    const { fetch: send, userAgent } = parts;
    const body = JSON.stringify(params);
    return exchange(url, {
      fetch: send,
      body,
      contentType: 'application/json',
      userAgent,
      timeoutMs: requestMs,
    });
  }

  /** Milliseconds until it makes sense to ask again; null when waiting does not help. */
  function waitFor({ why, retryAtMs }: PortalFailure, waits: number): number | null {
    if (why === 'operation-limit')
      return retryAtMs === null ? null : Math.max(0, retryAtMs - clock.now()) + 1_000;
    return why === 'too-many-requests' ? 1_500 * 2 ** waits * (1 + random()) : null;
  }
}

function resultOf(body: unknown): Answer<RestResult> {
  if (typeof body !== 'object' || body === null || !('result' in body)) {
    return failed(own('not-bitrix24', 'an answer without a result'));
  }
  const { result } = body;
  return {
    kind: 'ok',
    value: { result, next: 'next' in body ? body.next : null, total: 'total' in body ? body.total : null },
  };
}

/** `time.operating_reset_at`, Unix seconds (facts 8). */
function resetAtMs(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('time' in body)) return null;
  const { time } = body;
  if (typeof time !== 'object' || time === null || !('operating_reset_at' in time)) return null;
  const seconds = Number(time.operating_reset_at);
  return seconds > 0 ? seconds * 1000 : null;
}

function failed(failure: PortalFailure): Answer<never> {
  return { kind: 'failed', failure };
}
