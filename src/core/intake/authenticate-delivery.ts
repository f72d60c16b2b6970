import type { Delivery } from './delivery.ts';
import type { AppLife } from '../portal/app-life.ts';
import type { PortalClock } from '../portal/portal-clock.ts';
import type { SameSecret } from '../ports/same-secret.ts';
import type { Rejected } from './verdict.ts';
import { objectionTo, type Session } from './verify-delivery.ts';

export interface AuthenticationPorts {
  readonly session: () => Session;
  /** Null where there is no application: then nothing but the token counts. */
  readonly app: AppLife | null;
  readonly sameSecret: SameSecret;
  readonly clock: Pick<PortalClock, 'now' | 'ageOf'>;
}

/** Every confirmation costs the portal a request, and anybody who knows our address can ask for one. */
const confirmGapMs = 10_000;

/**
 * Why a delivery is not believed, or null. The application token is what counts (`verify-delivery.ts`); a delivery with
 * another one teaches that one in exactly two cases, and is refused otherwise (bitrix24.md 3.1, 3.4):
 *
 * - none is known yet, and an ONAPPTEST of the pinned portal brings back the nonce that only the portal was told;
 * - an ONAPPINSTALL or ONAPPUPDATE of the pinned portal has an access token that the pinned portal says is good.
 *
 * A forger can tell neither from the answer nor from its time which check failed: all of them run every time, and the portal
 * is asked about his access token even where nothing it could say would help him.
 */
export function createAuthentication(
  ports: AuthenticationPorts,
): (delivery: Delivery) => Promise<Rejected | null> {
  const { app, clock, sameSecret } = ports;
  let confirmedAtMs = Number.NEGATIVE_INFINITY;

  return async (delivery) => {
    const { event, sender } = delivery;
    const why = objectionTo(delivery, { session: ports.session(), ageOf: clock.ageOf, sameSecret });
    const returnsNonce = bringsBack(event.kind === 'app-tested' ? event.nonce : null);
    if (why?.reason !== 'wrong-token' || app === null) return why;

    const isProven = await (event.kind === 'app-tested'
      ? returnsNonce && isTokenless()
      : isConfirmed(app, event));
    if (!isProven) return why;
    if (objectionBesidesToken(delivery) !== null) return why;
    return (await app.learnToken(sender.applicationToken)) ? null : why;
  };

  function isTokenless(): boolean {
    return ports.session().applicationToken === null;
  }

  function bringsBack(nonce: string | null): boolean {
    const awaited = app?.awaitedNonce() ?? null;
    const isSame = sameSecret(nonce ?? '', awaited ?? '');
    return isSame && nonce !== null && awaited !== null;
  }

  async function isConfirmed(vouching: AppLife, event: Delivery['event']): Promise<boolean> {
    const accessToken = 'accessToken' in event ? event.accessToken : null;
    const nowMs = clock.now();
    // The distance counts, either way: a clock that was put back must not shut the door for long.
    if (accessToken === null || Math.abs(nowMs - confirmedAtMs) < confirmGapMs) return false;
    confirmedAtMs = nowMs;
    return vouching.confirms(accessToken);
  }

  /** As of now: who waited for a confirmation may be signed in elsewhere meanwhile. A portal must be pinned. */
  function objectionBesidesToken(delivery: Delivery): Rejected | null {
    const { applicationToken } = delivery.sender;
    const session = { ...ports.session(), applicationToken };
    if (session.memberId === null) return { reason: 'wrong-portal', memberId: delivery.sender.memberId };
    return objectionTo(delivery, { session, ageOf: clock.ageOf, sameSecret });
  }
}
