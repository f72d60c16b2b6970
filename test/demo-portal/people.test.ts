import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clients } from '../../src/demo-portal/oauth/clients.ts';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import { answered, post, signIn, signInAs, type PortalClient } from './portal-client.ts';

let portal: DemoPortal;
let operator: PortalClient;
beforeEach(async () => {
  portal = await startDemoPortal();
  operator = await signIn(portal);
});
afterEach(() => portal.close());

const search = (PHONE_NUMBER: unknown) =>
  operator.ask('telephony.externalCall.searchCrmEntities', { PHONE_NUMBER }) as Promise<
    Record<string, unknown>[]
  >;

describe('searchCrmEntities', () => {
  test('knows a caller by his number, however it is written', async () => {
    const [james] = await search('+442079460123');
    expect(james).toEqual({
      CRM_ENTITY_TYPE: 'CONTACT',
      CRM_ENTITY_ID: expect.any(Number),
      ASSIGNED_BY_ID: Number(portal.operatorId),
      NAME: 'James O’Connor',
      ASSIGNED_BY: {
        ID: portal.operatorId,
        TIMEMAN_STATUS: 'OPENED',
        USER_PHONE_INNER: '201',
        WORK_PHONE: null,
        PERSONAL_PHONE: null,
        PERSONAL_MOBILE: null,
      },
    });
    for (const written of ['442079460123', '+44 20 7946-0123', 442079460123]) {
      expect(await search(written)).toEqual([james]);
    }
  });

  test('finds several for one number, one, or none', async () => {
    const counts = await Promise.all(clients.map(async ({ number }) => (await search(number)).length));
    expect(counts).toEqual([2, 4, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]);
    expect((await search('+74950001234')).map((entity) => entity['CRM_ENTITY_TYPE'])).toEqual([
      'CONTACT',
      'CONTACT',
      'COMPANY',
      'LEAD',
    ]);
  });

  test('learns of new people, whatever they are called', async () => {
    const name = '<script>alert(1)</script>\u202e"; DROP TABLE calls; --';
    const { id } = portal.admin.addContact({ name, number: '+15550199', type: 'LEAD' });
    expect(await search('15550199')).toMatchObject([
      { CRM_ENTITY_TYPE: 'LEAD', CRM_ENTITY_ID: id, NAME: name },
    ]);
  });

  test('wants a number', async () => {
    expect(await operator.call('telephony.externalCall.searchCrmEntities')).toEqual({
      status: 400,
      body: { error: 'ERROR_CORE', error_description: 'PHONE_NUMBER is empty' },
    });
  });

  test('works for a webhook with the scope telephony alone', async () => {
    const url = `${portal.incomingWebhookUrl}telephony.externalCall.searchCrmEntities`;
    const { body } = await answered(await post(url, { PHONE_NUMBER: '+12025550143' }));
    expect(body['result']).toMatchObject([{ NAME: 'Emily Carter' }]);
  });
});

describe('profile', () => {
  test('names who is signed in', async () => {
    expect(await operator.ask('profile')).toEqual({
      ID: portal.operatorId,
      ADMIN: false,
      NAME: 'Jonas',
      LAST_NAME: 'Brandt',
      PERSONAL_GENDER: '',
      TIME_ZONE: '',
    });
    const colleague = await signInAs(portal, portal.colleagueId);
    expect(await colleague.ask('profile')).toMatchObject({ ID: portal.colleagueId });
  });

  test('follows the rights of the moment', async () => {
    portal.admin.set({ operatorIsAdmin: true });
    expect(await operator.ask('profile')).toMatchObject({ ADMIN: true });
  });
});

describe('user.get', () => {
  beforeEach(() => portal.admin.set({ appScopes: ['telephony', 'user_brief'] }));

  const idsOf = async (params: object) =>
    ((await operator.ask('user.get', params)) as Record<string, unknown>[]).map((user) => user['ID']);

  test('names colleagues', async () => {
    const { body } = await operator.call('user.get', { ID: portal.colleagueId });
    expect(body).toMatchObject({
      result: [{ ID: '1270', ACTIVE: true, NAME: 'Мария', LAST_NAME: 'Кузнецова', UF_PHONE_INNER: '202' }],
      total: 1,
    });
  });

  test('finds by one id or several, in either order', async () => {
    expect(await idsOf({})).toEqual(['1', '1269', '1270']);
    expect(await idsOf({ FILTER: { ID: ['1270', 1, 77] } })).toEqual(['1', '1270']);
    expect(await idsOf({ ID: ['1270', '1269'], SORT: 'ID', ORDER: 'DESC' })).toEqual(['1270', '1269']);
    expect(await idsOf({ ID: '77' })).toEqual([]);
  });

  test('needs one of the user scopes', async () => {
    portal.admin.set({ appScopes: ['telephony'] });
    const viaWebhook = await answered(await post(`${portal.incomingWebhookUrl}user.get`, {}));
    expect([await operator.call('user.get'), viaWebhook].map(({ status, body }) => [status, body])).toEqual([
      [403, { error: 'insufficient_scope', error_description: expect.stringContaining('access token') }],
      [403, { error: 'insufficient_scope', error_description: expect.stringContaining('webhook token') }],
    ]);
  });
});

describe('app.info', () => {
  test('tells of the application', async () => {
    expect(await operator.ask('app.info')).toMatchObject({
      CODE: portal.app.clientId,
      STATUS: 'L',
      INSTALLED: true,
      PAYMENT_EXPIRED: 'N',
    });
  });

  test('wants an application', async () => {
    expect((await answered(await post(`${portal.incomingWebhookUrl}app.info`, {}))).body).toEqual({
      error: 'ACCESS_DENIED',
      error_description: 'Access denied! Application context required',
    });
  });
});

test('scope lists what was granted to the application, and to the webhook', async () => {
  portal.admin.set({ webhookScopes: ['telephony', 'user_brief'] });
  expect(await operator.ask('scope')).toEqual(['telephony']);
  expect(await operator.ask('scope', { full: true })).toContain('im');
  const { body } = await answered(await post(`${portal.incomingWebhookUrl}scope`, {}));
  expect(body['result']).toEqual(['telephony', 'user_brief']);
});
