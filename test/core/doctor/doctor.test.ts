import { describe, expect, test } from 'vitest';
import { createDoctor } from '../../../src/core/doctor/doctor.ts';
import type { Answer } from '../../../src/core/ports/portal.ts';
import { here, startMs } from '../portal/link-rig.ts';
import { failureOf } from '../portal/small-portal.ts';
import { examined, failing, neverHeard, ok, portsOf, unheard, type Patient } from './doctor-rig.ts';
import { illPrograms } from './ill-programs.ts';

test('a healthy program passes every check, in the order of what depends on what', async () => {
  const { report } = await examined({});
  expect(report.checks.map(({ name, state, code }) => `${name} ${state} ${code}`)).toEqual(
    [
      ...['settings', 'clock', 'sign-in', 'scopes', 'installed', 'listener', 'history', 'tunnel'],
      ...['refusals'],
      ...['subscriptions', 'round-trip', 'notifier', 'statistics'],
    ].map((name) => `${name} ok ok`),
  );
  expect(report.callsWouldArrive).toBe(true);
});

test('a check tells how long it took, or the latency it measured; nobody needs to listen', async () => {
  const { found } = await examined({});
  expect([found.get('listener')?.tookMs, found.get('settings')?.tookMs]).toEqual([7, 0]);
  expect([found.get('tunnel')?.tookMs, found.get('round-trip')?.tookMs]).toEqual([120, 850]);
  expect((await createDoctor(portsOf({})).run()).callsWouldArrive).toBe(true);
});

describe('what is wrong is found', () => {
  test.each(illPrograms)('%s', async (_, patient, name, brief, values, arrives) => {
    const found = await examined(patient);
    expect(found.brief(name)).toBe(brief);
    expect(found.found.get(name)?.values).toMatchObject(values);
    expect(found.report).toMatchObject({ outcome: arrives, callsWouldArrive: arrives === 'arrive' });
  });

  test('a wrong setting is named', async () => {
    const { found } = await examined({ raw: { tunnel: { host: 7 } } });
    expect(found.get('settings')?.values['problems']).toContain('tunnel.host');
    const whole = portsOf({});
    const settings = () => ({ ...whole.settings(), problems: [{ key: '', message: 'is no JSON' }] });
    const [first] = (await createDoctor({ ...whole, settings }).run()).checks;
    expect(first?.values).toEqual({ problems: 'is no JSON' });
  });

  test('the application is not installed, or not paid for', async () => {
    const info = { installed: false, status: 'L', paymentExpired: true };
    expect((await examined({ portal: { appInfo: ok(info) } })).brief('installed')).toBe(
      'failed not-installed',
    );
    const unpaid = { ...info, installed: true };
    expect((await examined({ portal: { appInfo: ok(unpaid) } })).brief('installed')).toBe('failed unpaid');
  });

  test('missing calls cannot be filled in without the right', async () => {
    const statistics = async (): Promise<Answer<never>> => ({
      kind: 'failed',
      failure: failureOf('forbidden'),
    });
    expect((await examined({ portal: { statistics } })).brief('statistics')).toBe('warning forbidden');
  });
});

describe('what makes no sense any more is skipped', () => {
  test('without a sign-in', async () => {
    const profile = async (): Promise<Answer<never>> => ({
      kind: 'failed',
      failure: failureOf('signed-out'),
    });
    const { brief, report } = await examined({ portal: { profile } });
    expect(brief('sign-in')).toBe('failed signed-out');
    for (const name of ['scopes', 'installed', 'subscriptions', 'round-trip', 'statistics'] as const) {
      expect(brief(name)).toBe('skipped not-asked');
    }
    expect([brief('tunnel'), brief('notifier'), report.callsWouldArrive]).toEqual(['ok ok', 'ok ok', false]);
  });

  test('without a listener, a public address, or somebody to ask about', async () => {
    const deaf = await examined({ listenerAnswers: async () => false });
    expect([deaf.brief('tunnel'), deaf.brief('round-trip')]).toEqual([
      'skipped not-asked',
      'skipped not-asked',
    ]);
    const closed = await examined({ publicUrl: () => null });
    expect(closed.brief('subscriptions')).toBe('skipped not-asked');
    const nobody = await examined({ session: { operatorId: null } });
    expect(nobody.brief('statistics')).toBe('skipped not-asked');
  });
});

describe('in webhook mode', () => {
  const mode = 'webhook';
  const hasIncomingWebhook = (): boolean => true;

  test('only a delivery of the last day proves that calls arrive', async () => {
    const minutesAgo = (minutes: number) => () => ({ ...neverHeard, heardAtMs: startMs - minutes * 60_000 });
    const heard = await examined({ mode, reach: minutesAgo(12) });
    expect(heard.brief('subscriptions')).toBe('ok heard');
    expect([heard.brief('round-trip'), heard.report.callsWouldArrive]).toEqual(['ok heard', true]);
    expect(heard.found.get('round-trip')?.values).toEqual({ minutes: '12' });
    for (const reach of [() => neverHeard, minutesAgo(25 * 60)]) {
      const unproven = await examined({ mode, reach });
      expect(unproven.brief('round-trip')).toBe('skipped unproven');
      expect(unproven.report).toMatchObject({ outcome: 'unproven', callsWouldArrive: false });
    }
  });

  test('a changed address is told, to be pasted; and calls do not arrive until one has', async () => {
    const reach = () => ({ ...neverHeard, isMoved: true });
    const { brief, found, report } = await examined({ mode, reach });
    expect(brief('subscriptions')).toBe('failed moved');
    expect(found.get('subscriptions')?.values).toEqual({ address: here });
    expect(report.outcome).toBe('do-not-arrive');
  });

  test('an address that only Bitrix24 can reach is no failure once a call has come by it', async () => {
    const probe = unheard('timed-out');
    expect((await examined({ mode, probe })).brief('tunnel')).toBe('failed timed-out');
    const reach = () => ({ heardAtMs: startMs, isMoved: false, isBlind: true });
    const { brief, report } = await examined({ mode, probe, reach });
    expect([brief('tunnel'), report.outcome]).toEqual(['warning unseen', 'arrive']);
  });

  test('the token and the operator are all there is to sign in with', async () => {
    const signIn = async (patient: Patient) => (await examined({ mode, ...patient })).brief('sign-in');
    expect(await signIn({})).toBe('ok operator-set');
    expect(await signIn({ session: { applicationToken: null } })).toBe('failed no-token');
    expect(await signIn({ session: { operatorId: null } })).toBe('failed operator-unknown');
    expect(await signIn({ hasIncomingWebhook })).toBe('ok ok');
    expect(await signIn({ hasIncomingWebhook, portal: { profile: failing } })).toBe('warning webhook-failed');
    const unknown = { session: { operatorId: null }, portal: { profile: failing } };
    expect(await signIn({ hasIncomingWebhook, ...unknown })).toBe('failed failed');
  });

  test('without an incoming webhook the portal is not asked for anything', async () => {
    const portal = { serverTimeMs: () => Promise.reject(new Error('nobody to ask')) };
    const { brief } = await examined({ mode, portal });
    expect(brief('clock')).toBe('skipped not-asked');
    expect([brief('scopes'), brief('statistics')]).toEqual(['skipped not-asked', 'skipped not-asked']);
    expect([brief('installed'), brief('subscriptions')]).toEqual(['skipped webhook', 'skipped webhook']);
  });

  test('what the incoming webhook lacks only costs names', async () => {
    const scopes = async (portal: Patient['portal']) =>
      (await examined({ mode, hasIncomingWebhook, ...(portal && { portal }) })).brief('scopes');
    expect(await scopes({})).toBe('ok ok');
    expect(await scopes({ scopes: ok(['crm']) })).toBe('warning no-names');
    expect(await scopes({ scopes: ok(['crm', 'telephony']) })).toBe('warning unneeded-webhook');
    expect(await scopes({ scopes: failing })).toBe('warning failed');
  });
});
