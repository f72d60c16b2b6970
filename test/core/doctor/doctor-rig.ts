import { expect } from 'vitest';
import type { DoctorCheck, DoctorCheckName } from '../../../src/core/doctor/doctor-check.ts';
import { deskClockOf } from '../../../src/core/timing/desk-clock.ts';
import { createDoctor } from '../../../src/core/doctor/doctor.ts';
import type { DoctorPorts } from '../../../src/core/doctor/doctor-ports.ts';
import { wantedEvents } from '../../../src/core/portal/subscriptions.ts';
import type { NoticeOutcome } from '../../../src/core/ports/notifier.ts';
import type { Answer } from '../../../src/core/ports/portal.ts';
import type { ProbeFailure, ProbeOutcome } from '../../../src/core/ports/public-probe.ts';
import { readSettings } from '../../../src/core/settings/settings.ts';
import { manualClock } from '../../fakes/manual-clock.ts';
import { here, path, startMs } from '../portal/link-rig.ts';
import { failureOf } from '../portal/small-portal.ts';

type DoctorPortal = ReturnType<DoctorPorts['portal']>;
export interface Patient extends Partial<Omit<DoctorPorts, 'settings' | 'portal' | 'session'>> {
  readonly raw?: object;
  readonly mode?: 'app' | 'webhook';
  readonly portal?: Partial<DoctorPortal>;
  readonly session?: Partial<ReturnType<DoctorPorts['session']>>;
}

export const neverHeard = { heardAtMs: null, isMoved: false, isBlind: false };

export const ok =
  <Value>(value: Value) =>
  async (): Promise<Answer<Value>> => ({ kind: 'ok', value });
export const failing = async (): Promise<Answer<never>> => ({
  kind: 'failed',
  failure: failureOf('portal-trouble'),
});
export const rowsAt = (handlerUrl: string, events: readonly string[] = wantedEvents) =>
  events.map((event) => ({ event, handlerUrl, authType: 1269 }));
export const notice = (outcome: NoticeOutcome) => async (): Promise<NoticeOutcome> => outcome;
export const unheard = (why: ProbeFailure) => ({
  ask: async (): Promise<ProbeOutcome> => ({ kind: 'unheard', why, detail: 'ECONNRESET' }),
});

/** Everything is well, but for what the test says. */
export function portsOf({ raw, mode = 'app', portal, session, ...changes }: Patient): DoctorPorts {
  const clock = manualClock(startMs);
  return {
    settings: () => readSettings({ portal: { mode }, ...raw }),
    session: () => ({ memberId: 'M', applicationToken: 'T', operatorId: '1269', ...session }),
    hasIncomingWebhook: () => false,
    portal: () => ({
      profile: ok({ userId: '1269', name: 'Anna', isAdmin: false }),
      appInfo: ok({ installed: true, status: 'L', paymentExpired: false }),
      scopes: ok(['telephony']),
      events: ok(['ONVOXIMPLANTCALLSTART']),
      subscriptions: ok(rowsAt(here)),
      serverTimeMs: ok(startMs + 1_400),
      statistics: ok({ calls: [], lastId: null }),
      ...portal,
    }),
    async listenerAnswers() {
      clock.pass(7);
      return true;
    },
    publicUrl: () => 'https://here.example',
    handlerUrl: (url) => `${url}/b24/${path}`,
    path,
    probe: { ask: async () => ({ kind: 'heard', latencyMs: 120.4 }) },
    roundTrip: async () => ({ kind: 'returned', latencyMs: 850.2 }),
    reach: () => neverHeard,
    refusals: () => null,
    unneededEvents: () => [],
    deskClock: () => deskClockOf({ aheadMs: null, perhapsAheadMs: null }),
    describeSpan: ({ hours, minutes }) => `${hours}:${minutes}`,
    historyTrouble: async () => null,
    withheld: () => 0,
    tryNotice: notice({ kind: 'shown' }),
    describe: ({ why }) => `words for ${why}`,
    clock,
    ...changes,
  };
}

export async function examined(patient: Patient) {
  const heard: DoctorCheck[] = [];
  const report = await createDoctor(portsOf(patient)).run((check) => heard.push(check));
  expect(heard).toEqual(report.checks);
  const found = new Map(report.checks.map((check) => [check.name, check]));
  return {
    report,
    found,
    brief: (name: DoctorCheckName) => `${found.get(name)?.state} ${found.get(name)?.code}`,
  };
}
