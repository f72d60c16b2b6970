/** The REST client before the demo portal: sessions, limits, moves, and what is no answer at all. */
import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { memorySecrets } from '../../fakes/memory-secrets.ts';
import type { SecretStore } from '../../../src/core/ports/secret-store.ts';
import { listeningPort } from '../../listening-port.ts';
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
    const { demo, portal, secrets } = await connected();
    demo.admin.revoke();
    expect(await portal().profile()).toMatchObject({
      failure: { why: 'session-over', code: 'invalid_grant' },
    });
    expect(await secrets.read()).toMatchObject({ accessToken: null, refreshToken: null });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'signed-out' } });
  });
});

describe('a refresh', () => {
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

describe('a portal that is full', () => {
  test('is asked again after a while, and nobody notices', async () => {
    const { demo, portal } = await connected();
    demo.admin.failNext('profile', { kind: 'error', code: 'QUERY_LIMIT_EXCEEDED' });
    expect(await portal().profile()).toMatchObject(ok);
  });

  test('says until when a method is closed', async () => {
    const { demo, portal } = await connected();
    demo.admin.spendOperatingTime('profile', 500);
    const answer = await portal().profile();
    expect(answer).toMatchObject({ failure: { why: 'operation-limit' } });
    expect(answer.kind === 'failed' && answer.failure.retryAtMs).toBeGreaterThan(Date.now());
  });

  test.each(['OVERLOAD_LIMIT', 'INTERNAL_SERVER_ERROR', 'PORTAL_DELETED'])(
    'is not asked again after %s',
    async (code) => {
      const { demo, portal } = await connected();
      demo.admin.failNext('profile', { kind: 'error', code });
      expect(await portal().profile()).toMatchObject({ kind: 'failed', failure: { code } });
      expect(demo.requests().filter(({ method }) => method === 'profile')).toHaveLength(1);
    },
  );
});

describe('a portal with a new name', () => {
  test('is followed, and the POST with its body repeated', async () => {
    const { demo, portal } = await connected();
    await demo.admin.rename();
    expect(await portal().searchCrm('+10000000000')).toEqual({ kind: 'ok', value: [] });
    expect(await portal().profile()).toMatchObject(ok);
  });

  test('that lies anywhere but in Bitrix24’s cloud is not', async () => {
    const elsewhere = createServer((_request, response) => {
      response.writeHead(302, { Location: 'https://evil.example/rest/profile' }).end();
    });
    const port = await listeningPort(elsewhere);
    const { portal } = await connected({
      fetch: (input, init) => {
        const url = new URL(input);
        if (url.pathname.startsWith('/rest/')) url.port = String(port);
        return fetch(url, init);
      },
    });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'foreign-host' } });
    elsewhere.close();
  });
});

describe('what is no answer of Bitrix24’s', () => {
  test.each([200, 502])('is told as such: a page with status %i', async (status) => {
    const { demo, portal } = await connected();
    demo.admin.failNext('profile', { kind: 'html-page', status });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'not-bitrix24' } });
  });

  test.each([
    ['not an object', '[]'],
    ['no result', '{}'],
    ['another shape', '{"result":{"ID":"x"}}'],
    ['too long', `{"result":"${'x'.repeat(5_000_000)}"}`],
  ])('is told as such: %s', async (_what, body) => {
    const { portal } = await connected({
      fetch: (input, init) =>
        input.includes('/rest/') ? Promise.resolve(new Response(body)) : fetch(input, init),
    });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'not-bitrix24' } });
  });

  test('is told as such: a broken connection', async () => {
    const { demo, portal } = await connected();
    demo.admin.failNext('profile', { kind: 'cut', when: 'before' });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'unreachable' } });
  });

  test('is told as such: silence', async () => {
    const { portal } = await connected({
      fetch: (input, init) =>
        input.includes('/rest/')
          ? Promise.reject(new DOMException('The operation timed out', 'TimeoutError'))
          : fetch(input, init),
    });
    expect(await portal().profile()).toMatchObject({ failure: { why: 'timed-out' } });
  });
});

test('no token, secret or code is in any line of the log, at any level', async () => {
  const { demo, portal, secrets, log } = await connected();
  const first = await secrets.read();
  demo.admin.expireAccessTokens();
  await portal().profile();
  const second = await secrets.read();
  demo.admin.failNext('scope', {
    kind: 'error',
    code: 'ACCESS_DENIED',
    description: `no ${second.accessToken ?? ''}`,
  });
  await portal().scopes();
  demo.admin.revoke();
  await portal().profile();
  const text = JSON.stringify(log.lines);
  expect(text).toContain('profile');
  for (const kept of [first, second])
    for (const secret of [kept.accessToken, kept.refreshToken, kept.clientSecret]) {
      expect(secret).toBeTruthy();
      expect(text).not.toContain(secret);
    }
});

test('another’s access token is tried where ours is, and is neither kept nor renewed', async () => {
  const { demo, portal, secrets } = await connected();
  const { accessToken } = await secrets.read();
  expect(await portal().confirmAccessToken(accessToken ?? '')).toEqual({ kind: 'ok', value: null });
  expect(await portal().confirmAccessToken('forged')).toMatchObject({ kind: 'failed' });
  demo.admin.expireAccessTokens();
  expect(await portal().confirmAccessToken(accessToken ?? '')).toMatchObject({ kind: 'failed' });
  expect(refreshes()).toBe(0);
});

test('a token of another application of the portal is not taken for ours', async () => {
  const { portal } = await connected({
    async fetch(input, init) {
      const response = await fetch(input, init);
      if (!input.endsWith('/app.info')) return response;
      const body = (await response.text()).replace(/"CODE":"[^"]*"/, '"CODE":"local.other"');
      return new Response(body);
    },
  });
  expect(await portal().confirmAccessToken('any')).toMatchObject({ kind: 'failed' });
  const { accessToken } = await rig.secrets.read();
  expect(await portal().confirmAccessToken(accessToken ?? '')).toMatchObject({
    failure: { why: 'wrong-application' },
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

test('tokens go in the body, never in an address, and the program says who it is', async () => {
  const { demo, portal } = await connected();
  await portal().profile();
  for (const request of demo.requests().filter(({ method }) => method !== 'oauth/authorize')) {
    expect(request).toMatchObject({ verb: 'POST', secretIn: 'body', userAgent: 'Offhook/0' });
  }
});
