import { describe, expect, test } from 'vitest';
import { memorySecrets } from '../../fakes/memory-secrets.ts';
import { connectedRig, here, linkRig, signedIn } from './link-rig.ts';

describe('what happens to the application in the portal', () => {
  test('an update takes every subscription away: they are bound again within half a minute', async () => {
    const rig = await connectedRig();
    rig.portal.rows = [];
    rig.link.happened('app-updated');
    expect(rig.link.status().state).toBe('connecting');
    await rig.pass(30_000);
    expect([rig.portal.rows.length, rig.link.status().state]).toEqual([5, 'connected']);
  });

  test('an installation that is complete at last is noticed at once', async () => {
    const rig = linkRig();
    rig.portal.info = { ...rig.portal.info, installed: false };
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    rig.portal.info = { ...rig.portal.info, installed: true };
    rig.link.happened('app-installed');
    await rig.pass(3_000);
    expect(rig.link.status().state).toBe('connected');
  });

  test('a removal signs out with the reason, and believes nothing of that application any more', async () => {
    const rig = await connectedRig({ secrets: { ...signedIn, applicationToken: 'T' } });
    rig.link.happened('app-removed');
    expect(rig.link.status()).toMatchObject({
      state: 'signed-out',
      failure: { why: 'wrong-application', code: 'ONAPPUNINSTALL' },
    });
    await rig.pass(24 * 60 * 60_000);
    expect(await rig.secrets.read()).toMatchObject({ applicationToken: null, refreshToken: null });
    expect(rig.timers.pending()).toBe(0);
  });

  test('a removal while it is being connected stops that', async () => {
    const rig = linkRig();
    const letGo = rig.portal.hold('bind');
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    rig.link.happened('app-removed');
    letGo();
    await rig.pass(5_000);
    expect(rig.link.status().state).toBe('signed-out');
    expect(rig.portal.rows).toHaveLength(1);
  });
});

describe('vouching for an application token', () => {
  test('a nonce is awaited from before the portal hears of it until another one is', async () => {
    const rig = linkRig();
    expect(rig.link.awaitedNonce()).toBeNull();
    let awaited: string | null = null;
    rig.tests = () => (awaited = rig.link.awaitedNonce());
    await rig.link.start();
    rig.link.handlerChanged(here);
    await rig.pass(5_000);
    expect(awaited).toBe('nonce-1');
    expect(rig.link.awaitedNonce()).toBe('nonce-1');
    rig.link.testArrived('nonce-1');
    expect(rig.link.awaitedNonce()).toBeNull();
  });

  test('the portal is asked whether an access token is good', async () => {
    const rig = linkRig();
    rig.portal.goodAccessToken = 'good';
    expect(await rig.link.confirms('good')).toBe(true);
    expect(await rig.link.confirms('bad')).toBe(false);
    rig.portal.fail('confirmAccessToken', 'unreachable');
    expect(await rig.link.confirms('good')).toBe(false);
  });

  test('a learned token is kept; one that cannot be kept is not learned', async () => {
    const rig = linkRig();
    expect(await rig.link.learnToken('T')).toBe(true);
    expect((await rig.secrets.read()).applicationToken).toBe('T');
    const full = linkRig({
      secretStore: { read: memorySecrets().read, set: () => Promise.reject(new Error('disk full')) },
    });
    expect(await full.link.learnToken('T')).toBe(false);
  });

  test('no log line holds a token, a nonce or the secret path', async () => {
    const rig = await connectedRig();
    await rig.link.learnToken('TOKEN-OF-APP');
    rig.link.happened('app-removed');
    expect(JSON.stringify(rig.log.lines)).not.toMatch(/TOKEN-OF-APP|nonce-1|0123456789abcdef/);
  });
});
