import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import { answered, post, signIn, signInAs, type PortalClient } from './portal-client.ts';

const handler = 'https://one.tunnel.example/b24/secret';
const row = { event: 'ONVOXIMPLANTCALLSTART', handler };
let portal: DemoPortal;
let operator: PortalClient;
let colleague: PortalClient;
let admin: PortalClient;
beforeEach(async () => {
  // Time that moves drains the bucket; none of these tests is about it.
  let nowMs = Date.UTC(2026, 2, 12, 10);
  portal = await startDemoPortal({ clock: () => (nowMs += 1) });
  operator = await signIn(portal);
  colleague = await signInAs(portal, portal.colleagueId);
  admin = await signInAs(portal, '1');
});
afterEach(() => portal.close());

const form = async (method: string, client: PortalClient, fields: Record<string, string>) => {
  const body = new URLSearchParams({ auth: client.accessToken, ...fields });
  return answered(await fetch(`${portal.origin}/rest/${method}`, { method: 'POST', body }));
};

describe('event.bind', () => {
  test('binds what a user without rights binds to himself, without a word', async () => {
    expect(await operator.ask('event.bind', { event: 'onVoximplantCallStart', handler })).toBe(true);
    expect(await operator.ask('event.get')).toEqual([
      { event: 'ONVOXIMPLANTCALLSTART', handler, auth_type: portal.operatorId, offline: 0 },
    ]);
  });

  test('leaves an administrator’s row unbound, unless he says whose it is', async () => {
    await admin.ask('event.bind', row);
    await admin.ask('event.bind', { ...row, auth_type: Number(portal.colleagueId) });
    expect(await admin.ask('event.get')).toMatchObject([
      { auth_type: '0' },
      { auth_type: portal.colleagueId },
    ]);
  });

  test('takes the names of parameters in any letters, and a form', async () => {
    expect(await form('event.bind', operator, { EVENT: 'ONAPPTEST', Handler: handler })).toMatchObject({
      status: 200,
      body: { result: true },
    });
  });

  test('refuses the same row twice, and takes another user’s', async () => {
    await operator.ask('event.bind', row);
    expect(await operator.call('event.bind', { ...row, event: 'ONVoximplantCallStart' })).toEqual({
      status: 400,
      body: {
        error: 'ERROR_CORE',
        error_description: 'Unable to set event handler: Handler already binded',
      },
    });
    expect(await colleague.ask('event.bind', row)).toBe(true);
    expect(portal.admin.subscriptions()).toHaveLength(2);
  });

  test('lets nobody but an administrator bind for another', async () => {
    expect(
      await operator.call('event.bind', { ...row, auth_type: Number(portal.colleagueId) }),
    ).toMatchObject({
      status: 403,
      body: { error: 'ACCESS_DENIED' },
    });
    expect(await operator.ask('event.bind', { ...row, auth_type: Number(portal.operatorId) })).toBe(true);
  });

  test.each([
    [{ handler: 'http://localhost:8080/b24' }, 'ERROR_WRONG_HANDLER_URL'],
    [{ handler: 'http://.example/' }, 'ERROR_WRONG_HANDLER_URL'],
    [{ handler: 'no address' }, 'ERROR_WRONG_HANDLER_URL'],
    [{ handler: 'ftp://one.example/' }, 'ERROR_UNSUPPORTED_PROTOCOL'],
    [{ event: 'ONVOXIMPLANTCALLCONNECTED' }, 'ERROR_EVENT_NOT_FOUND'],
    [{ event: '' }, 'ERROR_ARGUMENT'],
    [{ handler: '' }, 'ERROR_ARGUMENT'],
  ])('answers %o with %s', async (wrong, error) => {
    expect(await operator.call('event.bind', { ...row, ...wrong })).toMatchObject({
      status: 400,
      body: { error },
    });
    expect(portal.admin.subscriptions()).toEqual([]);
  });

  test('takes any host with a dot, and both schemes', async () => {
    for (const address of ['http://127.0.0.1:1/b24', 'https://a.b/?q=1']) {
      expect(await operator.ask('event.bind', { ...row, handler: address })).toBe(true);
    }
  });

  test('does not know an event whose scope was not granted', async () => {
    portal.admin.set({ appScopes: ['crm'] });
    expect((await operator.call('event.bind', row)).body['error']).toBe('ERROR_EVENT_NOT_FOUND');
    expect(await operator.ask('event.bind', { ...row, event: 'ONAPPUNINSTALL' })).toBe(true);
  });

  test('binds no offline events', async () => {
    const answer = await admin.call('event.bind', { event: row.event, event_type: 'offline' });
    expect(answer).toMatchObject({ status: 403, body: { error: 'ACCESS_DENIED' } });
  });
});

describe('event.unbind', () => {
  beforeEach(async () => {
    await operator.ask('event.bind', row);
    await colleague.ask('event.bind', row);
    await admin.ask('event.bind', row);
  });

  test('removes only the rows of a user without rights', async () => {
    expect(await operator.ask('event.unbind', row)).toEqual({ count: 1 });
    expect(portal.admin.subscriptions().map(({ authType }) => authType)).toEqual([portal.colleagueId, '0']);
  });

  test('removes every user’s for an administrator, or those of whom he names', async () => {
    expect(await admin.ask('event.unbind', { ...row, auth_type: 0 })).toEqual({ count: 1 });
    expect(await admin.ask('event.unbind', row)).toEqual({ count: 2 });
  });

  test('wants the very same address', async () => {
    for (const other of [`${handler}/`, `${handler}?`, handler.toUpperCase()]) {
      expect(await operator.ask('event.unbind', { ...row, handler: other })).toEqual({ count: 0 });
    }
  });

  test('takes auth_type as a number only, even one’s own', async () => {
    const own = portal.operatorId;
    expect((await form('event.unbind', operator, { ...row, auth_type: own })).body['error']).toBe(
      'ACCESS_DENIED',
    );
    expect((await operator.call('event.unbind', { ...row, auth_type: own })).status).toBe(403);
    expect(
      (await operator.call('event.unbind', { ...row, auth_type: Number(portal.colleagueId) })).status,
    ).toBe(403);
    expect(await operator.ask('event.unbind', { ...row, auth_type: Number(own) })).toEqual({ count: 1 });
  });

  test.each([{ event: '' }, { handler: '' }])('needs more than %o', async (wrong) => {
    expect((await operator.call('event.unbind', { ...row, ...wrong })).body['error']).toBe('ERROR_ARGUMENT');
  });

  test('does not touch what the outgoing webhook is bound to', async () => {
    portal.bind([row.event], handler);
    expect(await admin.ask('event.unbind', row)).toEqual({ count: 3 });
    expect(portal.admin.subscriptions()).toMatchObject([{ owner: 'webhook' }]);
  });
});

test('event.get shows a user his own rows, an administrator all of the application', async () => {
  portal.bind([row.event], 'https://webhook.example/');
  await operator.ask('event.bind', row);
  await colleague.ask('event.bind', row);
  expect(await operator.ask('event.get')).toHaveLength(1);
  expect(await admin.ask('event.get')).toHaveLength(2);
  portal.admin.set({ operatorIsAdmin: true });
  expect(await operator.ask('event.get')).toHaveLength(2);
});

test('events lists the basic ones and those of the scopes', async () => {
  const granted = await operator.ask('events');
  expect(granted).toEqual(expect.arrayContaining(['ONAPPTEST', 'ONVOXIMPLANTCALLSTART']));
  expect(granted).not.toContain('ONCRMLEADADD');
  expect(await operator.ask('events', { SCOPE: 'telephony' })).toEqual([
    'ONVOXIMPLANTCALLINIT',
    'ONVOXIMPLANTCALLSTART',
    'ONVOXIMPLANTCALLEND',
    'ONEXTERNALCALLSTART',
    'ONEXTERNALCALLBACKSTART',
  ]);
  portal.admin.set({ appScopes: ['crm'] });
  expect(await operator.ask('events')).toContain('ONCRMLEADADD');
  expect(await operator.ask('events')).not.toContain('ONVOXIMPLANTCALLSTART');
  expect(await operator.ask('events', { FULL: true })).toContain('ONVOXIMPLANTCALLSTART');
});

test.each(['event.bind', 'event.unbind', 'event.get', 'event.test', 'events'])(
  '%s is refused to a webhook',
  async (method) => {
    expect(await answered(await post(`${portal.incomingWebhookUrl}${method}`, row))).toEqual({
      status: 403,
      body: {
        error: 'WRONG_AUTH_TYPE',
        error_description: 'Current authorization type is denied for this method',
      },
    });
  },
);
