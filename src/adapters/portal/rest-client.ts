import type { Clock } from '../../core/ports/clock.ts';
import type { Answer } from '../../core/ports/portal.ts';
import { failureOf } from '../../core/portal/failure-of.ts';
import type { PortalFailure } from '../../core/portal/portal-failure.ts';
import { renamedTo } from './hosts.ts';
import { exchange, own, type Exchange, type Http } from './http-exchange.ts';
import type { LeakyBucket } from './leaky-bucket.ts';
import { createOperatingResets } from './operating-resets.ts';
import { resultOf, type RestResult } from './rest-result.ts';

/** What a request is sent with. */
export interface Signature {
  /** Where methods are, with a slash at the end. */
  readonly endpoint: string;
  /** Goes into the body; null when the address itself is what counts. */
  readonly accessToken: string | null;
  /** The part of it that must not come back in a refusal's words. */
  readonly secret: string;
}

/** How requests are signed: by a token that can be renewed, or by an address that is a secret. */
export interface Credentials {
  readonly via: 'app' | 'webhook';
  /** As it is at that moment; null: nobody is signed in. Rejects when the secrets cannot be read. */
  sign(): Promise<Signature | null>;
  /** Something better than what the portal does not take any more. */
  renew(stale: string): Promise<Answer<string>>;
  /** The portal answers at this origin now (bitrix24.md 5.4); what is signed from now on goes there. */
  moved(origin: string): void;
}

export interface RestClientParts extends Http {
  readonly credentials: Credentials;
  readonly bucket: LeakyBucket;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
}

type Params = Readonly<Record<string, unknown>>;

/** Calls one method. Never rejects, settles within a minute, waiting for the rate included. */
export type CallRest = (method: string, params?: Params) => Promise<Answer<RestResult>>;

/** The port promises a minute; the last request needs its own 20 s, and a renewal may come on top. */
const [patienceMs, longestMs] = [38_000, 59_000];
const mostMoves = 2;
/**
 * How often one call has its token renewed, by what the portal says of it (bitrix24.md 5.4). Another call may have renewed an
 * expired one twice while this one's answer was under way; one that was never good is not made so by asking twice.
 */
const mostRenewals: ReadonlyMap<string, number> = new Map([
  ['expired_token', 2],
  ['invalid_token', 1],
]);

/** Bitrix24's REST over POST and JSON: the token in the body, so that no log on the way has it. */
export function createRestClient(parts: RestClientParts): CallRest {
  const { credentials, bucket, clock, random, timers, log } = parts;
  const resets = createOperatingResets(clock);

  return async (method, params = {}) => {
    const overdue = Promise.withResolvers<Answer<RestResult>>();
    const callOff = timers.after(longestMs, () =>
      overdue.resolve(failed(own('timed-out', 'no answer in time'))),
    );
    const answer = await Promise.race([attempts(method, params).catch(unforeseen), overdue.promise]);
    callOff();
    return answer;
  };

  async function attempts(method: string, params: Params): Promise<Answer<RestResult>> {
    const untilMs = clock.monotonic() + patienceMs;
    let [moves, waits, renewals] = [0, 0, 0];
    let failure = own('too-many-requests', 'more to ask than the portal allows');
    for (;;) {
      if (!(await bucket.turn(untilMs))) return failed(failure);
      const signature = await credentials.sign();
      if (signature === null) return failed(own('signed-out', 'nobody is signed in'));
      if (clock.monotonic() > untilMs) return failed(own('timed-out', 'no answer in time'));
      const came = await send(method, params, signature);
      switch (came.kind) {
        case 'answered':
          resets.note(method, came.body);
          return resultOf(came.body);
        case 'failed':
          return came;
        case 'moved': {
          const origin = moves++ < mostMoves ? renamedTo(came.location, signature.endpoint) : null;
          if (origin === null)
            return failed(own('foreign-host', 'the portal sent us to a host that is not Bitrix24’s'));
          credentials.moved(origin);
          break;
        }
        case 'refused': {
          const { accessToken } = signature;
          const worthRenewing = mostRenewals.get(came.refusal.code.toLowerCase()) ?? 0;
          if (accessToken !== null && renewals < worthRenewing) {
            renewals += 1;
            const renewed = await credentials.renew(accessToken);
            if (renewed.kind === 'failed') return renewed;
            break;
          }
          failure = failureOf({ ...came.refusal, via: credentials.via, retryAtMs: null });
          const resetInMs = failure.why === 'operation-limit' ? resets.inMs(method) : null;
          if (resetInMs !== null) failure = { ...failure, retryAtMs: clock.now() + resetInMs };
          if (!(await patient(failure, { resetInMs, waits: waits++, untilMs }))) return failed(failure);
        }
      }
    }
  }

  function send(method: string, params: Params, signature: Signature): Promise<Exchange> {
    const { endpoint, accessToken, secret } = signature;
    return exchange(parts, {
      name: method,
      url: `${endpoint}${method}`,
      body: JSON.stringify(accessToken === null ? params : { ...params, auth: accessToken }),
      contentType: 'application/json',
      secrets: [secret],
    });
  }

  /** @returns once it makes sense to ask again; false when waiting does not help, or takes too long. */
  async function patient(
    { why }: PortalFailure,
    { resetInMs, waits, untilMs }: { resetInMs: number | null; waits: number; untilMs: number },
  ): Promise<boolean> {
    if (why === 'too-many-requests') {
      // Every method counts: all our calls hold back.
      bucket.rest(1_500 * 2 ** waits * (1 + random()));
      return true;
    }
    if (resetInMs === null) return false;
    // One method's own limit (bitrix24.md 8): others may go on.
    const waitMs = resetInMs + 1_000 * (1 + random());
    if (clock.monotonic() + waitMs > untilMs) return false;
    await new Promise<void>((resolve) => timers.after(waitMs, resolve));
    return true;
  }

  function unforeseen(error: unknown): Answer<never> {
    log.error('the portal could not be asked: the secrets could not be read', { error });
    return failed(own('unexpected', 'the secrets could not be read'));
  }
}

function failed(failure: PortalFailure): Answer<never> {
  return { kind: 'failed', failure };
}
