import { deskClockOf } from '../../../src/core/timing/desk-clock.ts';
import type { ReachabilityBand } from '../../../src/core/status/app-status.ts';
import type { DoctorCheck, DoctorReport } from '../../../src/core/doctor/doctor-check.ts';
import type { PlainProgram } from './plain-answers.ts';

const minuteMs = 60_000;

/** A day with a bit of everything, up to now. */
export function dayOfHearing(): readonly ReachabilityBand[] {
  const lasted: readonly (readonly [ReachabilityBand['state'], number])[] = [
    ['off', 400],
    ['starting', 6],
    ['hearing', 420],
    ['degraded', 18],
    ['deaf', 45],
    ['hearing', 300],
    ['paused', 40],
    ['hearing', 211],
  ];
  let untilMs = Date.now();
  return lasted
    .toReversed()
    .map(([state, minutes]) => {
      const fromMs = untilMs - minutes * minuteMs;
      const band = { fromMs, untilMs, state };
      untilMs = fromMs;
      return band;
    })
    .toReversed();
}

const check = (
  name: DoctorCheck['name'],
  tookMs: number,
  changes: Partial<DoctorCheck> = {},
): DoctorCheck => ({ name, state: 'ok', code: 'ok', values: {}, tookMs, ...changes });

export const doctorReport: DoctorReport = {
  outcome: 'arrive',
  callsWouldArrive: true,
  checks: [
    check('settings', 1),
    check('clock', 210, { values: { seconds: '0' } }),
    check('sign-in', 180, { values: { name: 'Max Weber' } }),
    check('scopes', 150, { values: { scopes: 'telephony, crm, user_brief' } }),
    check('installed', 140),
    check('listener', 4),
    check('history', 1),
    check('tunnel', 187, { values: { ms: '187' } }),
    check('refusals', 0),
    check('subscriptions', 160),
    check('round-trip', 2_340, { values: { ms: '2340' } }),
    check('notifier', 90),
    check('statistics', 230, { state: 'warning', code: 'forbidden' }),
  ],
};

const detail = 'connect ECONNREFUSED 203.0.113.7:443';
const notAsked = { state: 'skipped', code: 'not-asked', values: {} } as const;
const failed: Partial<Record<DoctorCheck['name'], Partial<DoctorCheck>>> = {
  settings: { state: 'warning', code: 'wrong', values: { problems: 'tunnel.host is not an address' } },
  tunnel: { state: 'failed', code: 'unreachable', values: { detail } },
  subscriptions: notAsked,
  'round-trip': notAsked,
};

export const failedReport: DoctorReport = {
  outcome: 'do-not-arrive',
  callsWouldArrive: false,
  checks: doctorReport.checks.map((found) => ({ ...found, ...failed[found.name] })),
};

/** Nothing comes in, Bitrix24 cannot be asked, and notices are held. */
export function deafProgram(program: PlainProgram): void {
  const nowMs = Date.now();
  program.status = {
    reach: { heardAtMs: null, isMoved: false, isBlind: false },
    refusals: null,
    clock: deskClockOf({ aheadMs: null, perhapsAheadMs: null }),
    droppedHooks: { count: 3, atMs: nowMs - 6 * minuteMs },
    reachability: {
      state: 'deaf',
      reason: { code: 'unreachable', detail },
      sinceMs: nowMs - 12 * minuteMs,
      url: null,
      lastProbe: { latencyMs: 1_480, atMs: nowMs - 14 * minuteMs },
    },
    portal: {
      mode: 'app',
      domain: 'company.bitrix24.com',
      operator: { id: '1269', name: null },
      state: 'failed',
      failure: { why: 'unreachable', code: null, detail, retryAtMs: nowMs + 2 * minuteMs },
      sinceMs: nowMs - 30 * 60 * minuteMs,
    },
    handlerUrl: null,
    tunnelKind: 'localtunnel',
    lastDelivery: null,
    deliveryDelay: null,
    quiet: { untilMs: nowMs + 40 * minuteMs },
    historyTrouble: null,
    withheld: 0,
    notifier: 'failing',
  };
}
