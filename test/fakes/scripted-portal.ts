import type { CrmEntity } from '../../src/core/call/call.ts';
import type { PortalFailure, PortalFailureReason } from '../../src/core/portal/portal-failure.ts';
import type {
  Answer,
  AppInfo,
  Portal,
  PortalCallRecord,
  Profile,
  SubscriptionRow,
} from '../../src/core/ports/portal.ts';

export interface PortalScript {
  via: 'app' | 'webhook';
  profile: Profile;
  info: AppInfo;
  scopes: readonly string[];
  events: readonly string[];
  rows: readonly SubscriptionRow[];
  /** By number, as it is asked for. */
  crm: ReadonlyMap<string, readonly CrmEntity[]>;
  /** In the order of their rows. */
  calls: readonly PortalCallRecord[];
  goodAccessToken: string | null;
  nowMs: () => number;
}

export interface ScriptedPortal extends Portal {
  /** What it answers with; may be changed at any time. */
  readonly script: PortalScript;
  /** Every request, in order; app-only ones of a webhook are none. */
  readonly asked: readonly (keyof Portal)[];
  /** Nonces of the tests that were raised. */
  readonly nonces: readonly string[];
  /** Until it is told otherwise; null: answers as the script says. */
  fail(method: keyof Portal | 'everything', why: PortalFailureReason | null): void;
}

const appOnly: ReadonlySet<keyof Portal> = new Set([
  'appInfo',
  'events',
  'subscriptions',
  'bind',
  'unbind',
  'raiseTest',
]);
const pageSize = 50;

/** A portal that answers at once, what the test says. */
export function scriptedPortal(changes: Partial<PortalScript> = {}): ScriptedPortal {
  const script: PortalScript = {
    via: 'app',
    profile: { userId: '1269', name: 'Anna Operator', isAdmin: false },
    info: { installed: true, status: 'L', paymentExpired: false },
    scopes: ['telephony'],
    events: ['ONVOXIMPLANTCALLSTART', 'ONAPPTEST'],
    ...{ rows: [], crm: new Map(), calls: [], goodAccessToken: null, nowMs: Date.now },
    ...changes,
  };
  const asked: (keyof Portal)[] = [];
  const nonces: string[] = [];
  const failing = new Map<string, PortalFailureReason>();

  return {
    ...{ script, asked, nonces },
    fail(method, why) {
      if (why === null) failing.delete(method);
      else failing.set(method, why);
    },
    profile: () => answer('profile', () => script.profile),
    appInfo: () => answer('appInfo', () => script.info),
    scopes: () => answer('scopes', () => script.scopes),
    events: () => answer('events', () => script.events),
    subscriptions: () => answer('subscriptions', () => script.rows),
    bind: (event, handlerUrl) =>
      answer('bind', () => {
        if (script.rows.some((row) => row.event === event && row.handlerUrl === handlerUrl))
          return 'already-bound';
        script.rows = [...script.rows, { event, handlerUrl, authType: 0 }];
        return 'bound';
      }),
    unbind: ({ event, handlerUrl }) =>
      answer('unbind', () => {
        const before = script.rows;
        script.rows = before.filter((row) => row.event !== event || row.handlerUrl !== handlerUrl);
        return before.length - script.rows.length;
      }),
    raiseTest: (nonce) => answer('raiseTest', () => (nonces.push(nonce), null)),
    serverTimeMs: () => answer('serverTimeMs', script.nowMs),
    searchCrm: (number) => answer('searchCrm', () => script.crm.get(number) ?? []),
    statistics: ({ operatorId, fromMs, afterId }) =>
      answer('statistics', () => {
        const rows = script.calls
          .map((call, index) => ({ call, id: index + 1 }))
          .filter(({ call, id }) => {
            const { operatorId: whose, beganAtMs } = call;
            return whose === operatorId && beganAtMs >= fromMs && id > Number(afterId);
          });
        const page = rows.slice(0, pageSize);
        const last = page.at(-1);
        return {
          calls: page.map(({ call }) => call),
          lastId: last === undefined || last === rows.at(-1) ? null : String(last.id),
        };
      }),
    confirmAccessToken: async (token) =>
      token === script.goodAccessToken ? answer('confirmAccessToken', () => null) : failed('session-over'),
  };

  async function answer<Value>(method: keyof Portal, value: () => Value): Promise<Answer<Value>> {
    if (script.via === 'webhook' && appOnly.has(method)) return failed('app-mode-only');
    asked.push(method);
    const why = failing.get(method) ?? failing.get('everything');
    return why === undefined ? { kind: 'ok', value: value() } : failed(why);
  }
}

function failed(why: PortalFailureReason): Extract<Answer<never>, { kind: 'failed' }> {
  const failure: PortalFailure = { why, code: null, detail: `it was ${why}`, retryAtMs: null };
  return { kind: 'failed', failure };
}
