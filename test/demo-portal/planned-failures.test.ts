import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import { answered, post, signIn, type PortalClient } from './portal-client.ts';

/** For a slow machine. */
const patience = { timeout: 15_000 };
let portal: DemoPortal;
let client: PortalClient;
beforeEach(async () => {
  portal = await startDemoPortal();
  client = await signIn(portal);
});
afterEach(() => portal.close());

describe('a call that is made to fail', () => {
  test.each([
    ['NO_AUTH_FOUND', 401],
    ['expired_token', 401],
    ['insufficient_scope', 403],
    ['INVALID_CREDENTIALS', 403],
    ['ACCESS_DENIED', 403],
    ['user_access_error', 403],
    ['WRONG_AUTH_TYPE', 403],
    ['INVALID_REQUEST', 400],
    ['QUERY_LIMIT_EXCEEDED', 503],
    ['OVERLOAD_LIMIT', 503],
    ['OPERATION_TIME_LIMIT', 429],
    ['ERROR_BATCH_METHOD_NOT_ALLOWED', 405],
    ['ERROR_BATCH_LENGTH_EXCEEDED', 400],
    ['ERROR_MANIFEST_IS_NOT_AVAILABLE', 404],
    ['INTERNAL_SERVER_ERROR', 500],
    ['ERROR_UNEXPECTED_ANSWER', 500],
    ['PORTAL_DELETED', 403],
    ['APPLICATION_NOT_FOUND', 401],
    ['CONNECTION_ERROR', 500],
    ['authorization_error', 401],
    ['ERROR_METHOD_NOT_FOUND', 404],
    ['ERROR_CORE', 400],
    ['ERROR_ARGUMENT', 400],
    ['ERROR_NOT_FOUND', 404],
    ['A_CODE_OF_TOMORROW', 400],
    ['', 400],
  ])('answers with %s as %i, once, and never says when to come back', async (code, status) => {
    portal.admin.failNext('profile', { kind: 'error', code });
    const response = await post(`${portal.origin}/rest/profile`, { auth: client.accessToken });
    expect(response.headers.get('Retry-After')).toBeNull();
    expect(await answered(response)).toEqual({
      status,
      body: { error: code, error_description: expect.any(String) },
    });
    expect((await client.call('profile')).status).toBe(200);
  });

  test('can have a status and words of its own, fail often, and leave other methods alone', async () => {
    const failure = { kind: 'error', code: 'ODD', status: 418, description: 'teapot' } as const;
    portal.admin.failNext('event.get', failure, 2);
    const statuses = [];
    for (const method of ['event.get', 'profile', 'EVENT.GET', 'event.get']) {
      statuses.push((await client.call(method)).status);
    }
    expect(statuses).toEqual([418, 200, 418, 200]);
  });

  test('can be any', async () => {
    portal.admin.failNext('*', { kind: 'error', code: 'INTERNAL_SERVER_ERROR' });
    expect((await client.call('scope')).status).toBe(500);
  });

  test('can be answered with a page', async () => {
    portal.admin.failNext('profile', { kind: 'html-page' });
    portal.admin.failNext('profile', { kind: 'html-page', status: 502 });
    const pages = [];
    for (let left = 2; left > 0; left--) {
      const response = await post(`${portal.origin}/rest/profile`, { auth: client.accessToken });
      pages.push([
        response.status,
        response.headers.get('Content-Type'),
        (await response.text()).slice(0, 15),
      ]);
    }
    expect(pages).toEqual([
      [200, 'text/html; charset=utf-8', '<!DOCTYPE html>'],
      [502, 'text/html; charset=utf-8', '<!DOCTYPE html>'],
    ]);
  });

  test('can lose its connection before the work is done, or after', async () => {
    const bind = { event: 'ONAPPTEST', handler: 'http://handler.example/b24' };
    portal.admin.failNext('event.bind', { kind: 'cut' });
    await expect(client.call('event.bind', bind)).rejects.toThrow('fetch failed');
    expect(portal.admin.subscriptions()).toEqual([]);
    portal.admin.failNext('event.bind', { kind: 'cut', when: 'after' });
    await expect(client.call('event.bind', bind)).rejects.toThrow('fetch failed');
    expect(portal.admin.subscriptions()).toMatchObject([{ event: 'ONAPPTEST' }]);
    expect(portal.requests().at(-1)).toMatchObject({ method: 'event.bind', status: null });
  });

  test('can get no answer, which does not keep the portal from closing', async () => {
    portal.admin.failNext('profile', { kind: 'hang' });
    const hanging = client.call('profile').catch((error: unknown) => String(error));
    await expect.poll(() => portal.requests().at(-1)?.method, patience).toBe('profile');
    await portal.close();
    expect(await hanging).toContain('fetch failed');
  });

  test('can be held back and then go on as usual', async () => {
    const gate = Promise.withResolvers<void>();
    portal.admin.failNext('profile', { kind: 'held', until: gate.promise });
    const held = client.call('profile');
    expect((await client.call('scope')).status).toBe(200);
    expect(portal.requests().at(-2)).toMatchObject({ method: 'profile', status: null });
    gate.resolve();
    expect((await held).status).toBe(200);
  });
});
