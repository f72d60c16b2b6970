import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoPortal, type DemoPortal } from '../../../src/demo-portal/demo-portal.ts';
import { answered, askForTokens, authorize, signIn } from '../portal-client.ts';

let nowMs = Date.UTC(2026, 2, 12, 10);
let portal: DemoPortal;
beforeEach(async () => {
  portal = await startDemoPortal({ clock: () => nowMs });
  portal.app.setRedirect('http://127.0.0.1:7000/back?kept=1');
});
afterEach(() => portal.close());

const newCode = async (): Promise<string> => (await authorize(portal)).searchParams.get('code') ?? '';
const exchange = (code: string) => askForTokens(portal, { grant_type: 'authorization_code', code });
const refresh = (token: unknown) =>
  askForTokens(portal, { grant_type: 'refresh_token', refresh_token: String(token) });
const page = (query: string) => fetch(`${portal.origin}/oauth/authorize/?${query}`, { redirect: 'manual' });

describe('the authorize page', () => {
  test('sends the browser to the registered address with what Bitrix24 sends', async () => {
    const { origin, pathname, searchParams } = await authorize(portal, 'opaque & more');
    expect(`${origin}${pathname}`).toBe('http://127.0.0.1:7000/back');
    expect(Object.fromEntries(searchParams)).toEqual({
      kept: '1',
      code: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
      state: 'opaque & more',
      domain: portal.domain,
      member_id: portal.memberId,
      scope: 'telephony',
      server_domain: new URL(portal.origin).host,
    });
  });

  test.each([
    ['an unknown application', 'client_id=local.unknown&state=s', () => {}],
    ['no application', '', () => {}],
    ['a user who may not use it', null, () => portal.admin.set({ appAccess: false })],
    ['an application that was removed', null, () => portal.admin.set({ appRemoved: true })],
    ['a portal that was deleted', null, () => portal.admin.deletePortal()],
  ])('shows %s a page of its own and leads nowhere', async (_about, query, prepare) => {
    prepare();
    const response = await page(query ?? `client_id=${portal.app.clientId}&state=s`);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.headers.get('Location')).toBeNull();
    expect(response.headers.get('Content-Type')).toContain('text/html');
  });
});

describe('a code', () => {
  test('is traded for a pair of tokens, in an answer without `expires` and `user_id`', async () => {
    const { status, body } = await exchange(await newCode());
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
      refresh_token: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
      expires_in: 3600,
      scope: 'telephony',
      domain: new URL(portal.origin).host,
      client_endpoint: `${portal.origin}/rest/`,
      server_endpoint: `${portal.origin}/rest/`,
      member_id: portal.memberId,
      status: 'L',
    });
  });

  test('is taken by GET too', async () => {
    const query = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: portal.app.clientId,
      client_secret: portal.app.clientSecret,
      code: await newCode(),
    });
    expect((await fetch(`${portal.origin}/oauth/token/?${query.toString()}`)).status).toBe(200);
    expect(portal.requests().at(-1)).toMatchObject({ verb: 'GET', secretIn: 'query' });
  });

  test('works once', async () => {
    const code = await newCode();
    await exchange(code);
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test.each([
    [29_999, 200],
    [30_000, 400],
  ])('after %i ms is answered with %i', async (ms, status) => {
    const code = await newCode();
    nowMs += ms;
    expect((await exchange(code)).status).toBe(status);
  });
});

describe('a refresh token', () => {
  test('brings a new pair, in an answer with `expires` and `user_id`', async () => {
    const { body: first } = await exchange(await newCode());
    const { status, body } = await refresh(first['refresh_token']);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...first,
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires: Math.floor(nowMs / 1000) + 3600,
      user_id: Number(portal.operatorId),
    });
    expect(body['access_token']).not.toBe(first['access_token']);
    expect(body['refresh_token']).not.toBe(first['refresh_token']);
  });

  test('that was used is refused, unless a grace is given', async () => {
    const { refreshToken } = await signIn(portal);
    await refresh(refreshToken);
    expect(await refresh(refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    portal.admin.set({ refreshGraceMs: 5_000 });
    nowMs += 4_999;
    expect((await refresh(refreshToken)).status).toBe(200);
    nowMs += 1;
    expect((await refresh(refreshToken)).body['error']).toBe('invalid_grant');
  });

  test.each([
    [180 * 24 * 3_600_000 - 1, 200],
    [180 * 24 * 3_600_000, 400],
  ])('after %i ms is answered with %i', async (ms, status) => {
    const { refreshToken } = await signIn(portal);
    nowMs += ms;
    expect((await refresh(refreshToken)).status).toBe(status);
  });

  test('works no more when the session was ended', async () => {
    const { refreshToken, call } = await signIn(portal);
    const code = await newCode();
    portal.admin.revoke();
    expect((await call('profile')).body['error']).toBe('expired_token');
    expect((await refresh(refreshToken)).body['error']).toBe('invalid_grant');
    expect((await exchange(code)).body['error']).toBe('invalid_grant');
  });
});

describe('an access token', () => {
  test('lives an hour, or as long as it is set', async () => {
    const client = await signIn(portal);
    nowMs += 3_599_999;
    expect((await client.call('profile')).status).toBe(200);
    nowMs += 1;
    expect(await client.call('profile')).toMatchObject({ status: 401, body: { error: 'expired_token' } });
    portal.admin.set({ tokenLifetimeS: 2 });
    const short = await signIn(portal);
    nowMs += 2_000;
    expect((await short.call('profile')).body['error']).toBe('expired_token');
  });

  test('can be made to expire, and a refresh helps', async () => {
    const { call, refreshToken } = await signIn(portal);
    portal.admin.expireAccessTokens();
    expect((await call('profile')).body['error']).toBe('expired_token');
    expect((await refresh(refreshToken)).status).toBe(200);
  });
});

describe('the token address refuses', () => {
  test.each([
    ['an unknown kind of grant', { grant_type: 'password' }, 'invalid_request'],
    ['no code', { grant_type: 'authorization_code' }, 'invalid_request'],
    ['no refresh token', { grant_type: 'refresh_token' }, 'invalid_request'],
    ['a wrong id', { client_id: 'local.other' }, 'invalid_client'],
    ['a wrong secret', { client_secret: 'guess' }, 'invalid_client'],
    ['a code it never gave', { code: 'x' }, 'invalid_grant'],
    ['a scope that is not in the card', { scope: 'telephony,disk' }, 'invalid_scope'],
  ])('%s', async (_about, fields: Record<string, string>, error) => {
    const usual = 'grant_type' in fields ? {} : { grant_type: 'authorization_code', code: 'c' };
    const { status, body } = await askForTokens(portal, { ...usual, ...fields });
    expect({ status, ...body }).toEqual({ status: 400, error, error_description: expect.any(String) });
  });

  test.each([
    ['an application that was removed', () => portal.admin.set({ appRemoved: true }), 400, 'invalid_client'],
    ['a plan that is not paid', () => portal.admin.pay(false), 403, 'PAYMENT_REQUIRED'],
    ['a portal that was deleted', () => portal.admin.deletePortal(), 404, 'wrong_client'],
  ])('%s', async (_about, prepare, status, error) => {
    const { refreshToken } = await signIn(portal);
    prepare();
    expect(await refresh(refreshToken)).toMatchObject({ status, body: { error } });
  });

  test('what it cannot read', async () => {
    const response = await fetch(`${portal.origin}/oauth/token/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{',
    });
    expect(await answered(response)).toMatchObject({ status: 400, body: { error: 'INVALID_REQUEST' } });
  });
});

test('a refresh that dies on the way can die before or after the token was used', async () => {
  const { refreshToken } = await signIn(portal);
  portal.admin.failNext('oauth/token', { kind: 'cut' });
  await expect(refresh(refreshToken)).rejects.toThrow('fetch failed');
  const { body } = await refresh(refreshToken);
  portal.admin.failNext('oauth/token', { kind: 'cut', when: 'after' });
  await expect(refresh(body['refresh_token'])).rejects.toThrow('fetch failed');
  expect((await refresh(body['refresh_token'])).body['error']).toBe('invalid_grant');
});

test('requests for tokens are recorded without what is secret in them', async () => {
  const { refreshToken, accessToken } = await signIn(portal);
  await refresh(refreshToken);
  const recorded = portal.requests();
  expect(recorded.map(({ method, status, secretIn }) => [method, status, secretIn])).toEqual([
    ['oauth/authorize', 302, null],
    ['oauth/token', 200, 'body'],
    ['oauth/token', 200, 'body'],
  ]);
  expect(recorded.at(-1)?.params).toEqual({ grant_type: 'refresh_token', client_id: portal.app.clientId });
  const text = JSON.stringify(recorded);
  for (const secret of [refreshToken, accessToken, portal.app.clientSecret])
    expect(text).not.toContain(secret);
});
