import { describe, expect, test } from 'vitest';
import type { PortalFailureReason } from '../../../src/core/portal/portal-failure.ts';
import { memorySecrets } from '../../fakes/memory-secrets.ts';
import { connectedRig, here, linkRig, settle, signedIn, there, type LinkRig } from './link-rig.ts';

async function startedRig(prepare: (rig: LinkRig) => void): Promise<LinkRig> {
  const rig = linkRig();
  prepare(rig);
  await rig.link.start();
  rig.link.handlerChanged(here);
  await rig.pass(3_000);
  return rig;
}

describe('what the portal refuses', () => {
  test.each(['profile', 'appInfo', 'subscriptions', 'scopes', 'bind', 'raiseTest'] as const)(
    '%s that fails is told, tried again, and over when it works',
    async (method) => {
      const rig = await startedRig(({ portal }) => portal.fail(method, 'portal-trouble'));
      const { state, failure } = rig.link.status();
      expect([state, failure?.why]).toEqual(['failed', 'portal-trouble']);
      expect(failure?.retryAtMs).toBeGreaterThan(rig.clock.now());
      rig.portal.fail(method, null);
      await rig.pass(10_000);
      expect(rig.link.status()).toMatchObject({ state: 'connected', failure: null });
    },
  );

  test('is not asked again before the portal wants to be', async () => {
    const rig = linkRig();
    const retryAtMs = rig.clock.now() + 300_000;
    rig.portal.fail('profile', 'too-many-requests', retryAtMs);
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(3_000);
    expect(rig.link.status().failure?.retryAtMs).toBeGreaterThanOrEqual(retryAtMs);
    await rig.pass(290_000);
    expect(rig.portal.asked).toEqual(['profile']);
  });

  test('is tried less and less often, at most every four minutes and never for nothing', async () => {
    const rig = await startedRig(({ portal }) => portal.fail('profile', 'unreachable'));
    const waits: number[] = [];
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const waitMs = (rig.link.status().failure?.retryAtMs ?? 0) - rig.clock.now();
      waits.push(waitMs);
      rig.clock.pass(waitMs);
      rig.timers.advance(waitMs);
      await settle();
    }
    expect(waits.slice(1, 4)).toEqual([12_000, 24_000, 36_000]);
    expect(waits.at(-1)).toBe(192_000);
    expect(rig.portal.asked).toHaveLength(101);
  });

  test.each<PortalFailureReason>([
    'plan',
    'no-access',
    'wrong-application',
    'portal-gone',
    'handler-refused',
  ])('%s waits for a person: ten minutes between tries', async (why) => {
    const rig = await startedRig(({ portal }) => portal.fail('profile', why));
    await rig.pass(9 * 60_000);
    expect(rig.portal.asked).toHaveLength(1);
    await rig.pass(2 * 60_000);
    expect(rig.portal.asked).toHaveLength(2);
    expect(rig.link.status()).toMatchObject({ state: 'failed', failure: { why } });
  });

  test('a session that is over is signed out with the reason, and the portal is left alone', async () => {
    const rig = await startedRig(({ portal }) => portal.fail('profile', 'session-over'));
    expect(rig.link.status()).toMatchObject({ state: 'signed-out', failure: { why: 'session-over' } });
    rig.link.handlerChanged(there);
    await rig.pass(24 * 60 * 60_000);
    expect([rig.portal.asked, rig.timers.pending()]).toEqual([['profile'], 0]);
  });

  test('a session that somebody else found to be over is signed out with that reason, too', async () => {
    const rig = await startedRig(() => {});
    expect(rig.link.status().state).toBe('connected');
    const over = { why: 'session-over', code: 'invalid_grant', detail: '', retryAtMs: null } as const;
    rig.link.sessionOver(over);
    expect(rig.link.status()).toMatchObject({ state: 'signed-out', failure: over });
    expect(rig.timers.pending()).toBe(0);
  });

  test('tokens that are gone meanwhile are simply signed out', async () => {
    const rig = await startedRig(({ portal }) => portal.fail('appInfo', 'signed-out'));
    expect(rig.link.status()).toMatchObject({ state: 'signed-out', failure: null });
  });

  test('an application that is not installed completely is its own state, and looked at again', async () => {
    const rig = await startedRig(({ portal }) => (portal.info = { ...portal.info, installed: false }));
    expect(rig.link.status()).toMatchObject({ state: 'not-installed', failure: null });
    expect(rig.portal.rows).toEqual([]);
    rig.portal.info = { ...rig.portal.info, installed: true };
    await rig.pass(11 * 60_000);
    expect(rig.link.status().state).toBe('connected');
  });

  test('an application that is not paid for gets no events', async () => {
    const rig = await startedRig(({ portal }) => (portal.info = { ...portal.info, paymentExpired: true }));
    expect(rig.link.status()).toMatchObject({ state: 'failed', failure: { why: 'plan' } });
  });

  test('without the scope telephony nothing is bound', async () => {
    const rig = await startedRig(({ portal }) => (portal.granted = ['crm']));
    expect(rig.link.status()).toMatchObject({ state: 'failed', failure: { why: 'missing-scope' } });
    expect(rig.portal.rows).toEqual([]);
  });

  test('a user’s wish starts over: the next wait is short again', async () => {
    const rig = await startedRig(({ portal }) => portal.fail('profile', 'unreachable'));
    await rig.pass(120_000);
    rig.link.reconnect();
    await rig.pass(250);
    expect((rig.link.status().failure?.retryAtMs ?? 0) - rig.clock.now()).toBeLessThan(8_000);
  });
});

describe('a test that does not come back', () => {
  const lost = (): Promise<LinkRig> => startedRig((rig) => (rig.tests = () => {}));

  test('is waited for a minute, then told, and raised again with another nonce', async () => {
    const rig = await lost();
    expect(rig.link.status().state).toBe('connecting');
    await rig.pass(60_000);
    expect(rig.link.status()).toMatchObject({ state: 'failed', failure: { why: 'timed-out' } });
    await rig.pass(10_000);
    expect(new Set(rig.portal.nonces).size).toBe(2);
    expect(rig.portal.asked.filter((asked) => asked === 'raiseTest')).toHaveLength(2);
  });

  test('and comes later proves the same', async () => {
    const rig = await lost();
    await rig.pass(62_000);
    rig.link.testArrived(rig.portal.nonces[0] ?? '');
    expect(rig.link.status()).toMatchObject({ state: 'connected', failure: null });
    await rig.pass(60 * 60_000);
    expect(rig.portal.nonces).toHaveLength(1);
  });

  test('is not replaced by one with another nonce, or by the same one twice', async () => {
    const rig = await lost();
    rig.link.testArrived('nonce-0');
    await rig.pass(1_000);
    expect(rig.link.status().state).toBe('connecting');
    rig.link.testArrived('nonce-1');
    rig.link.testArrived('nonce-1');
    await rig.pass(1_000);
    expect(rig.link.status().state).toBe('connected');
  });
});

describe('what nobody planned', () => {
  test('secrets that cannot be read fail the attempt, and are logged', async () => {
    const rig = linkRig({
      mode: 'webhook',
      secretStore: { read: () => Promise.reject(new Error('no key ring')), set: async () => {} },
    });
    await rig.link.start();
    await rig.pass(250);
    expect(rig.link.status()).toMatchObject({ state: 'failed', failure: { why: 'unexpected' } });
    expect(rig.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('secrets that cannot be forgotten when the application was removed are logged', async () => {
    const store = memorySecrets(signedIn);
    const rig = await connectedRig({
      secretStore: { read: store.read, set: () => Promise.reject(new Error('disk full')) },
    });
    rig.link.happened('app-removed');
    await settle();
    expect(rig.link.status().state).toBe('signed-out');
    expect(rig.log.lines.map(({ level }) => level)).toContain('error');
  });
});
