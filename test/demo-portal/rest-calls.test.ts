import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import { answered, post, signIn, type PortalClient } from './portal-client.ts';

const nowMs = Date.UTC(2026, 2, 12, 9, 36, 4, 900);
let portal: DemoPortal;
let client: PortalClient;
beforeEach(async () => {
  portal = await startDemoPortal({ clock: () => nowMs });
  client = await signIn(portal);
});
afterEach(() => portal.close());

describe('a method is called', () => {
  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
  const json = (body: object, headers = {}) => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const ways: [string, (auth: string) => [path: string, init: RequestInit], string | null][] = [
    ['with JSON', (auth) => ['/rest/profile', json({ auth })], 'body'],
    ['with a double slash', (auth) => ['/rest//profile', json({ auth })], 'body'],
    ['with .json', (auth) => ['/rest/profile.json', json({ auth })], 'body'],
    ['in other letters', (auth) => ['/rest/PROFILE', json({ auth })], 'body'],
    ['with a form', (auth) => ['/rest/profile', form({ auth })], 'body'],
    ['by GET', (auth) => [`/rest/profile?auth=${auth}`, {}], 'query'],
    ['with the token in the query of a POST', (auth) => [`/rest/profile?auth=${auth}`, json({})], 'query'],
    ['as access_token', (auth) => ['/rest/profile', json({ access_token: auth })], 'body'],
    [
      'with a Bearer header',
      (auth) => ['/rest/profile', json({}, { Authorization: `Bearer ${auth}` })],
      'header',
    ],
  ];
  test.each(ways)('%s', async (_about, way, secretIn) => {
    const [path, init] = way(client.accessToken);
    const { status, body } = await answered(await fetch(`${portal.origin}${path}`, init));
    expect({ status, body }).toMatchObject({ status: 200, body: { result: { ID: portal.operatorId } } });
    expect(portal.requests().at(-1)).toMatchObject({
      via: 'application',
      userId: portal.operatorId,
      secretIn,
      status: 200,
    });
  });

  test('through the incoming webhook, with its secret in the path', async () => {
    const { status, body } = await answered(await post(`${portal.incomingWebhookUrl}profile`, {}));
    expect({ status, body }).toMatchObject({ status: 200, body: { result: { ID: portal.operatorId } } });
    expect(portal.requests().at(-1)).toMatchObject({ via: 'webhook', secretIn: 'path', method: 'profile' });
  });
});

test('what goes well has `result`, and `time` as the portal sees it', async () => {
  expect((await client.call('server.time')).body).toEqual({
    result: '2026-03-12T10:36:04+01:00',
    time: {
      start: nowMs / 1000,
      finish: nowMs / 1000,
      duration: 0,
      processing: 0,
      date_start: '2026-03-12T10:36:04+01:00',
      date_finish: '2026-03-12T10:36:04+01:00',
      operating_reset_at: Math.floor(nowMs / 1000) + 600,
      operating: 0.05,
    },
  });
});

describe('a call is refused', () => {
  const secretUrl = (secret: string) => `${portal.origin}/rest/${portal.operatorId}/${secret}/profile`;
  test.each([
    ['without a token', async () => post(`${portal.origin}/rest/profile`, {}), 401, 'NO_AUTH_FOUND'],
    [
      'with a token it never gave',
      async () => post(`${portal.origin}/rest/profile`, { auth: 'x' }),
      401,
      'invalid_token',
    ],
    ['with a wrong secret', async () => post(secretUrl('guess'), {}), 401, 'NO_AUTH_FOUND'],
    [
      'for another user’s webhook',
      async () => post(portal.incomingWebhookUrl.replace('/1269/', '/1270/') + 'profile', {}),
      401,
      'NO_AUTH_FOUND',
    ],
    ['for no method at all', async () => post(`${portal.origin}/rest/`, {}), 404, 'ERROR_METHOD_NOT_FOUND'],
  ])('%s', async (_about, ask, status, error) => {
    const { body, ...rest } = await answered(await ask());
    expect({ ...rest, ...body }).toEqual({ status, error, error_description: expect.any(String) });
  });

  test.each([
    ['with an expired token', 'profile', () => portal.admin.expireAccessTokens(), 401, 'expired_token'],
    ['of an unknown method', 'crm.nothing', () => {}, 404, 'ERROR_METHOD_NOT_FOUND'],
    [
      'without the scope',
      'voximplant.statistic.get',
      () => portal.admin.set({ appScopes: ['crm'] }),
      403,
      'insufficient_scope',
    ],
    [
      'to a user without access',
      'profile',
      () => portal.admin.set({ appAccess: false }),
      403,
      'user_access_error',
    ],
    [
      'for an application that was removed',
      'profile',
      () => void portal.admin.uninstall(),
      401,
      'APPLICATION_NOT_FOUND',
    ],
    ['by an unpaid portal', 'profile', () => portal.admin.pay(false), 403, 'ACCESS_DENIED'],
    ['by a deleted portal', 'profile', () => portal.admin.deletePortal(), 403, 'PORTAL_DELETED'],
    [
      'for a user who is gone',
      'profile',
      () => portal.admin.set({ browserUserId: '99' }),
      401,
      'authorization_error',
    ],
  ])('%s', async (_about, method, prepare, status, error) => {
    prepare();
    const asking = error === 'authorization_error' ? await signIn(portal) : client;
    expect(await asking.call(method)).toMatchObject({ status, body: { error } });
  });

  test('to a webhook by an unpaid portal, in words of its own', async () => {
    portal.admin.pay(false);
    expect((await answered(await post(`${portal.incomingWebhookUrl}profile`, {}))).body).toEqual({
      error: 'ACCESS_DENIED',
      error_description: 'REST is available only by subscription.',
    });
  });

  test('when its body cannot be read', async () => {
    const response = await fetch(`${portal.origin}/rest/profile`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: 'no JSON',
    });
    expect(await answered(response)).toMatchObject({ status: 400, body: { error: 'INVALID_REQUEST' } });
  });
});

test('requests are recorded with their parameters and without their tokens', async () => {
  await client.call('event.bind', { event: 'ONAPPTEST', handler: 'http://h.example/' });
  expect(portal.requests().at(-1)).toEqual({
    method: 'event.bind',
    verb: 'POST',
    host: new URL(portal.origin).host,
    params: { event: 'ONAPPTEST', handler: 'http://h.example/' },
    via: 'application',
    userId: portal.operatorId,
    secretIn: 'body',
    userAgent: expect.any(String),
    status: 200,
  });
});
