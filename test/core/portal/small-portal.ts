import type { LinkedPortal } from '../../../src/core/portal/link-ports.ts';
import type { PortalFailure, PortalFailureReason } from '../../../src/core/portal/portal-failure.ts';
import type { AppInfo, Portal, Profile, SubscriptionRow } from '../../../src/core/ports/portal.ts';

type Asked = keyof LinkedPortal;
type PortalOfLink = LinkedPortal & Pick<Portal, 'serverTimeMs' | 'events'>;

export interface SmallPortal extends PortalOfLink {
  /** Every request, in order. */
  readonly asked: string[];
  readonly nonces: string[];
  rows: SubscriptionRow[];
  profileIs: Profile;
  info: AppInfo;
  granted: string[];
  goodAccessToken: string | null;
  /** Until it is told otherwise. Null: answers as it should. */
  fail(method: Asked | 'serverTimeMs', why: PortalFailureReason | null, retryAtMs?: number): void;
  /** The next request of that kind waits until the returned function is called. */
  hold(method: Asked): () => void;
}

export function failureOf(why: PortalFailureReason, retryAtMs: number | null = null): PortalFailure {
  return { why, code: null, detail: `it was ${why}`, retryAtMs };
}

/** A portal that answers at once what the test has set. */
export function smallPortal({
  onTest = () => {},
  nowMs = () => 0,
}: { onTest?: (nonce: string, portal: SmallPortal) => void; nowMs?: () => number } = {}): SmallPortal {
  const failing = new Map<string, PortalFailure>();
  const held = new Map<string, Promise<void>>();

  async function answer<Value>(asked: string, value: () => Value) {
    portal.asked.push(asked);
    const [method = ''] = asked.split(' ');
    await held.get(method);
    const failure = failing.get(method);
    return failure === undefined
      ? ({ kind: 'ok', value: value() } as const)
      : ({ kind: 'failed', failure } as const);
  }

  const portal: SmallPortal = {
    asked: [],
    nonces: [],
    rows: [],
    profileIs: { userId: '1269', name: 'Anna', isAdmin: false },
    info: { installed: true, status: 'L', paymentExpired: false },
    granted: ['telephony'],
    goodAccessToken: null,
    fail(method, why, retryAtMs) {
      if (why === null) failing.delete(method);
      else failing.set(method, failureOf(why, retryAtMs));
    },
    hold(method) {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(method, promise);
      return () => {
        held.delete(method);
        resolve();
      };
    },
    profile: () => answer('profile', () => portal.profileIs),
    appInfo: () => answer('appInfo', () => portal.info),
    scopes: () => answer('scopes', () => portal.granted),
    events: () => answer('events', () => []),
    subscriptions: () => answer('subscriptions', () => [...portal.rows]),
    serverTimeMs: () => answer('serverTimeMs', nowMs),
    bind: (event, handlerUrl) =>
      answer(`bind ${event} ${handlerUrl}`, () => {
        portal.rows.push({ event, handlerUrl, authType: 1269 });
        return 'bound' as const;
      }),
    unbind: (row) =>
      answer(`unbind ${row.event} ${row.handlerUrl}`, () => {
        portal.rows = portal.rows.filter(
          ({ event, handlerUrl }) => event !== row.event || handlerUrl !== row.handlerUrl,
        );
        return 1;
      }),
    raiseTest: (nonce) =>
      answer('raiseTest', () => {
        portal.nonces.push(nonce);
        onTest(nonce, portal);
        return null;
      }),
    async confirmAccessToken(token) {
      const confirmed = await answer('confirmAccessToken', () => null);
      return token === portal.goodAccessToken
        ? confirmed
        : { kind: 'failed', failure: failureOf('no-access') };
    },
  };
  return portal;
}
