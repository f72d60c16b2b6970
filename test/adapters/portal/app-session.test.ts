/** Tokens that expire, rotate, get lost on the way, and are nobody's any more (bitrix24.md 5.3). */
import { afterEach, describe, expect, test } from 'vitest';
import type { SecretStore } from '../../../src/core/ports/secret-store.ts';
import { memorySecrets } from '../../fakes/memory-secrets.ts';
import { portalRig, signedIn, type PortalRig, type RigOptions } from './portal-rig.ts';

let rig: PortalRig;
afterEach(() => rig?.demo.close());

async function connected(options: RigOptions = {}): Promise<PortalRig> {
  rig = await portalRig(options);
  await signedIn(rig);
  return rig;
}

const refreshes = (): number =>
  rig.demo.requests().filter(({ method, params }) => method === 'oauth/token' && hasRefresh(params)).length;
const hasRefresh = (params: unknown): boolean => JSON.stringify(params).includes('refresh_token');
const ok = { kind: 'ok' };

describe('an access token that has expired', () => {
  test('is renewed once for however many calls find out at the same time', async () => {
    const { demo, portal } = await connected();
    demo.admin.expireAccessTokens();
    const answers = await Promise.all([
      portal().profile(),
      portal().scopes(),
      portal().appInfo(),
      portal().profile(),
    ]);
    for (const answer of answers) expect(answer).toMatchObject(ok);
    expect(refreshes()).toBe(1);
  });

  test('is not renewed for a call that went out with the old one and comes back late', async () => {
    const { demo, portal } = await connected();
    const held = Promise.withResolvers<void>();
    demo.admin.failNext('scope', { kind: 'held', until: held.promise });
    const late = portal().scopes();
    await expect.poll(() => demo.requests().some(({ method }) => method === 'scope')).toBe(true);
    demo.admin.expireAccessTokens();
    expect(await portal().profile()).toMatchObject(ok);
    held.resolve();
    expect(await late).toMatchObject(ok);
    expect(refreshes()).toBe(1);
  });

  test('is followed by a new pair that is on disk before it is used', async () => {
    const order: string[] = [];
    const kept = memorySecrets();
    const secrets: SecretStore = {
      read: () => kept.read(),
      async set(patch) {
        await kept.set(patch);
        order.push('kept');
      },
    };
    const { demo, portal } = await connected({
      secrets,
      fetch(input, init) {
        order.push(new URL(input).pathname);
        return fetch(input, init);
      },
    });
    order.length = 0;
    demo.admin.expireAccessTokens();
    await portal().profile();
    expect(order).toEqual(['/rest/profile', '/oauth/token/', 'kept', '/rest/profile']);
  });

  test('and a session that is over asks for a new sign-in, and is forgotten', async () => {
    const { demo, portal, secrets, ended } = await connected();
    demo.admin.revoke();
    expect(await portal().profile()).toMatchObject({
      failure: { why: 'session-over', code: 'invalid_grant' },
    });
    expect(await secrets.read()).toMatchObject({ accessToken: null, refreshToken: null });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'signed-out' } });
    expect(ended).toMatchObject([{ why: 'session-over', code: 'invalid_grant' }]);
  });
});

describe('a refresh', () => {
  test.each(['invalid_grant', 'expired_token', 'invalid_token', 'bad_verification_code'])(
    'that is refused with %s ends the session, whoever asked, and it is said at once',
    async (code) => {
      const { demo, portal, secrets, ended } = await connected();
      demo.admin.expireAccessTokens();
      demo.admin.failNext('oauth/token', { kind: 'error', code });
      expect(await portal().searchCrm('+49301234567')).toMatchObject({
        failure: { why: 'session-over', code },
      });
      expect(await secrets.read()).toMatchObject({ accessToken: null, refreshToken: null });
      expect(ended).toMatchObject([{ why: 'session-over', code }]);
    },
  );

  test('that breaks before it reached the server is tried again, and nobody notices', async () => {
    const { demo, portal } = await connected();
    demo.admin.expireAccessTokens();
    demo.admin.failNext('oauth/token', { kind: 'cut', when: 'before' });
    expect(await portal().profile()).toMatchObject(ok);
  });

  test('that dies half-way loses no session as far as Bitrix24 still takes the old token', async () => {
    const { demo, portal } = await connected();
    demo.admin.set({ refreshGraceMs: 60_000 });
    demo.admin.expireAccessTokens();
    demo.admin.failNext('oauth/token', { kind: 'cut', when: 'after' });
    expect(await portal().profile()).toMatchObject(ok);
  });

  test('that fails for as long as the network is away keeps the session for later', async () => {
    const { demo, portal, secrets } = await connected();
    const { refreshToken } = await secrets.read();
    demo.admin.expireAccessTokens();
    demo.admin.failNext('oauth/token', { kind: 'cut', when: 'before' }, 2);
    expect(await portal().profile()).toMatchObject({ failure: { why: 'unreachable' } });
    expect((await secrets.read()).refreshToken).toBe(refreshToken);
    expect(await portal().profile()).toMatchObject(ok);
  });

  test.each(['PAYMENT_REQUIRED', 'invalid_client', 'invalid_scope'])(
    'that is refused with %s does not end the session',
    async (code) => {
      const { demo, portal, secrets } = await connected();
      demo.admin.expireAccessTokens();
      demo.admin.failNext('oauth/token', { kind: 'error', code });
      expect(await portal().profile()).toMatchObject({ kind: 'failed', failure: { code } });
      expect((await secrets.read()).refreshToken).not.toBeNull();
      expect(await portal().profile()).toMatchObject(ok);
    },
  );

  test('whose pair cannot be written lasts until the program ends', async () => {
    const kept = memorySecrets();
    let isFull = false;
    const secrets: SecretStore = {
      read: () => kept.read(),
      set: (patch) => (isFull ? Promise.reject(new Error('disk full')) : kept.set(patch)),
    };
    const { demo, portal, log } = await connected({ secrets });
    isFull = true;
    demo.admin.expireAccessTokens();
    expect(await portal().profile()).toMatchObject(ok);
    expect(await portal().profile()).toMatchObject(ok);
    expect(refreshes()).toBe(1);
    expect(log.lines.some(({ level }) => level === 'error')).toBe(true);
    isFull = false;
    demo.admin.expireAccessTokens();
    expect(await portal().profile()).toMatchObject(ok);
    expect((await kept.read()).refreshToken).not.toBeNull();
  });

  test('after a crash between it and its writing goes on where Bitrix24 lets it: with the old token', async () => {
    const { demo, secrets } = await connected();
    const before = await secrets.read();
    demo.admin.set({ refreshGraceMs: 60_000 });
    demo.admin.expireAccessTokens();
    await rig.portal().profile();
    // What the next start finds on disk is the pair from before.
    await secrets.set(before);
    demo.admin.expireAccessTokens();
    expect(await rig.portal().profile()).toMatchObject(ok);
  });
});

test('a sign-out while the session is being renewed is not undone by it', async () => {
  const { demo, portal, secrets } = await connected();
  const held = Promise.withResolvers<void>();
  demo.admin.expireAccessTokens();
  demo.admin.failNext('oauth/token', { kind: 'held', until: held.promise });
  const asked = portal().profile();
  await expect.poll(refreshes).toBe(1);
  await secrets.set({ accessToken: null, refreshToken: null });
  held.resolve();
  expect(await asked).toMatchObject({ failure: { why: 'signed-out' } });
  expect(await secrets.read()).toMatchObject({ accessToken: null, refreshToken: null });
});

test('a new sign-in while the old session is being renewed is not ended by the old one’s refusal', async () => {
  const { demo, portal, secrets } = await connected();
  const held = Promise.withResolvers<void>();
  demo.admin.revoke();
  demo.admin.failNext('oauth/token', { kind: 'held', until: held.promise });
  const asked = portal().profile();
  await expect.poll(refreshes).toBe(1);
  await signedIn(rig);
  held.resolve();
  expect(await asked).toMatchObject({ kind: 'failed' });
  expect((await secrets.read()).refreshToken).not.toBeNull();
  expect(await portal().profile()).toMatchObject(ok);
});

describe('a pair that could not be written', () => {
  test.each(['out', 'in again'])('is forgotten when the operator signs %s', async (how) => {
    const kept = memorySecrets();
    let isFull = false;
    const { demo, portal } = await connected({
      secrets: {
        read: () => kept.read(),
        set: (patch) => (isFull ? Promise.reject(new Error('disk full')) : kept.set(patch)),
      },
    });
    isFull = true;
    demo.admin.expireAccessTokens();
    expect(await portal().profile()).toMatchObject(ok);
    isFull = false;
    if (how === 'out') {
      await kept.set({ accessToken: null, refreshToken: null });
      expect(await portal().profile()).toMatchObject({ failure: { why: 'signed-out' } });
    } else {
      demo.admin.revoke();
      await signedIn(rig);
      expect(await portal().profile()).toMatchObject(ok);
      expect(refreshes()).toBe(1);
    }
  });
});

test('secrets that are slow to read make no second refresh', async () => {
  const kept = memorySecrets();
  const slow: (() => void)[] = [];
  let isSlow = false;
  const { demo, portal } = await connected({
    secrets: {
      async read() {
        const found = await kept.read();
        if (isSlow) await new Promise<void>((resolve) => slow.push(resolve));
        return found;
      },
      set: (patch) => kept.set(patch),
    },
  });
  demo.admin.expireAccessTokens();
  isSlow = true;
  const asked = Promise.all([portal().profile(), portal().scopes()]);
  let isOver = false;
  void asked.then(() => (isOver = true));
  // What was read first is told last: the most stale of all orders.
  await expect
    .poll(() => {
      slow.pop()?.();
      return isOver;
    })
    .toBe(true);
  expect(await asked).toMatchObject([ok, ok]);
  expect(refreshes()).toBe(1);
});

test('secrets that cannot be read are told as a failure, and nothing is rejected', async () => {
  const { portal, log } = await connected({ secrets: breakable() });
  breaks = true;
  expect(await portal().profile()).toMatchObject({ kind: 'failed', failure: { why: 'unexpected' } });
  expect(log.lines.some(({ level }) => level === 'error')).toBe(true);
});

let breaks = false;
function breakable(): SecretStore {
  const kept = memorySecrets();
  breaks = false;
  return {
    read: () => (breaks ? Promise.reject(new Error('no such medium')) : kept.read()),
    set: (patch) => kept.set(patch),
  };
}
