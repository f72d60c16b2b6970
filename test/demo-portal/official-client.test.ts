/** Bitrix24's own client before the demo portal: where it stumbles, the demo portal is not what it stands for. */
import { ApiVersion, B24OAuth, EnumAppStatus, ParamsFactory, type B24OAuthParams } from '@bitrix24/b24jssdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import { signIn, type PortalClient } from './portal-client.ts';
import { startRecordingHandler, type RecordingHandler } from './recording-handler.ts';

let portal: DemoPortal;
let session: PortalClient;
let renewed: B24OAuthParams[];
let b24: B24OAuth;
beforeEach(async () => {
  portal = await startDemoPortal();
  session = await signIn(portal);
  renewed = [];
  b24 = clientWith(session.accessToken);
});
afterEach(() => portal.close());

function clientWith(accessToken: string, maxRetries = 1): B24OAuth {
  const client = new B24OAuth(
    {
      applicationToken: portal.app.applicationToken,
      userId: Number(portal.operatorId),
      memberId: portal.memberId,
      accessToken,
      refreshToken: session.refreshToken,
      expires: Math.floor(Date.now() / 1000) + 3600,
      expiresIn: 3600,
      scope: 'telephony',
      domain: portal.domain,
      clientEndpoint: `${portal.origin}/rest/`,
      serverEndpoint: `${portal.origin}/rest/`,
      status: EnumAppStatus.Local,
      issuer: 'store',
    },
    { clientId: portal.app.clientId, clientSecret: portal.app.clientSecret },
    { restrictionParams: { ...ParamsFactory.getRealtime(), maxRetries, retryDelay: 1 } },
  );
  client.setCallbackRefreshAuth(({ b24OAuthParams }) => {
    renewed.push({ ...b24OAuthParams });
    return Promise.resolve();
  });
  return client;
}

async function ask(method: string, params: Record<string, unknown> = {}, client = b24): Promise<unknown> {
  const answer = await client.actions.v2.call.make({ method, params });
  expect(answer.getErrorMessages()).toEqual([]);
  return answer.getData()?.result;
}

const asked = (wanted: string): number => portal.requests().filter(({ method }) => method === wanted).length;

test('it is let in, and learns who the operator is', async () => {
  expect(await ask('profile')).toMatchObject({ ID: portal.operatorId, NAME: 'Jonas' });
  expect(portal.requests().at(-1)).toMatchObject({ via: 'application', status: 200, secretIn: 'body' });
});

describe('its tokens', () => {
  test('are renewed when they have expired, and the new pair is as good as the old one', async () => {
    portal.admin.expireAccessTokens();
    expect(await ask('profile')).toMatchObject({ ID: portal.operatorId });
    expect(renewed).toMatchObject([{ scope: 'telephony', status: 'L', expiresIn: 3600 }]);
    expect(renewed[0]?.expires).toBeGreaterThan(Date.now() / 1000);
    portal.admin.expireAccessTokens();
    expect(await ask('profile')).toMatchObject({ ID: portal.operatorId });
    expect([renewed.length, asked('oauth/token')]).toEqual([2, 3]);
  });

  test('are renewed when the portal does not know them', async () => {
    expect(await ask('profile', {}, clientWith('unknown'))).toMatchObject({ ID: portal.operatorId });
    expect(renewed).toHaveLength(1);
  });

  test('are not when the session is over', async () => {
    portal.admin.revoke();
    await expect(ask('profile')).rejects.toMatchObject({
      originalError: { code: 'invalid_grant', status: 400 },
    });
  });
});

describe('lists', () => {
  const ended: string[] = [];
  beforeEach(async () => {
    portal.admin.set({ rateLimit: { perSecond: 1_000, burst: 1_000 } });
    ended.length = 0;
    for (let count = 0; count < 120; count += 1) {
      const call = portal.calls.incoming({ number: '+493023125014' });
      await call.end({ durationS: count });
      ended.push(call.callId);
    }
  });
  interface Row {
    readonly ID: string;
    readonly CALL_ID: string;
    readonly CALL_DURATION: string;
  }
  const list = {
    method: 'voximplant.statistic.get',
    params: { filter: { '>=CALL_DURATION': 10 } },
  };

  test('come as a whole', async () => {
    const answer = await b24.actions.v2.callList.make<Row>(list);
    expect(answer.getErrorMessages()).toEqual([]);
    expect(answer.getData()?.map(({ CALL_ID }) => CALL_ID)).toEqual(ended.slice(10));
    expect(asked('voximplant.statistic.get')).toBe(3);
  });

  test('come part by part', async () => {
    const parts: number[] = [];
    const told: string[] = [];
    for await (const rows of b24.actions.v2.fetchList.make<Row>(list)) {
      parts.push(rows.length);
      told.push(...rows.map(({ CALL_ID }) => CALL_ID));
    }
    expect([parts, told]).toEqual([[50, 50, 10], ended.slice(10)]);
  });

  test('are paged by their own number, too', async () => {
    const answer = await b24.actions.v2.call.make<Row[]>({
      method: 'voximplant.statistic.get',
      params: { SORT: 'ID', ORDER: 'DESC', start: 50 },
    });
    expect(
      answer
        .getData()
        ?.result.map(({ ID }) => Number(ID))
        .slice(0, 2),
    ).toEqual([70, 69]);
    expect([answer.getTotal(), answer.hasMore()]).toEqual([120, true]);
  });
});

describe('a batch', () => {
  test('brings each answer, by name', async () => {
    const { id } = portal.admin.addContact({ name: 'Anna Bauer', number: '+49301234567890' });
    const answer = await b24.actions.v2.batch.make({
      calls: {
        who: { method: 'profile' },
        found: {
          method: 'telephony.externalCall.searchCrmEntities',
          params: { PHONE_NUMBER: '+49301234567890' },
        },
      },
      options: { isHaltOnError: true, returnAjaxResult: false },
    });
    expect(answer.getErrorMessages()).toEqual([]);
    expect(answer.getData()).toMatchObject({
      who: { ID: portal.operatorId },
      found: [{ CRM_ENTITY_ID: id, NAME: 'Anna Bauer' }],
    });
  });

  test('tells which command failed, and goes on', async () => {
    const answer = await b24.actions.v2.batch.make({
      calls: [['profile'], ['user.get', { ID: 1 }], ['scope']],
      options: { isHaltOnError: false, returnAjaxResult: false },
    });
    expect(answer.isSuccess).toBe(false);
    expect(answer.getErrorMessages().join()).toContain('higher privileges');
  });
});

describe('events', () => {
  let handler: RecordingHandler;
  beforeEach(async () => {
    handler = await startRecordingHandler();
  });
  afterEach(() => handler.close());

  test('are bound, listed, brought, and unbound', async () => {
    const bound = { event: 'OnVoximplantCallEnd', handler: handler.url };
    expect(await ask('event.bind', bound)).toBe(true);
    expect(await ask('event.get')).toEqual([
      { event: 'ONVOXIMPLANTCALLEND', handler: handler.url, auth_type: portal.operatorId, offline: 0 },
    ]);
    await expect(ask('event.bind', bound)).rejects.toMatchObject({
      code: 'ERROR_CORE',
      message: expect.stringContaining('already binded') as string,
    });
    await portal.calls.incoming({ number: '+493023125014' }).end({ durationS: 5 });
    expect(handler.received).toHaveLength(1);
    expect(await ask('event.unbind', bound)).toEqual({ count: 1 });
    expect(await ask('event.unbind', bound)).toEqual({ count: 0 });
    expect(await ask('event.get')).toEqual([]);
  });
});

describe('limits', () => {
  test('of requests are waited for', async () => {
    portal.admin.failNext('profile', { kind: 'error', code: 'QUERY_LIMIT_EXCEEDED' });
    expect(await ask('profile', {}, clientWith(session.accessToken, 2))).toMatchObject({
      ID: portal.operatorId,
    });
    expect(asked('profile')).toBe(2);
  });

  test('of a method’s time are read from its answers, and its refusal says no more than that', async () => {
    portal.admin.spendOperatingTime('profile', 400);
    await ask('profile');
    const { operatingStats } = b24.getHttpClient(ApiVersion.v2).getStats();
    expect(operatingStats).toMatchObject({ profile: 400.05 });
    portal.admin.spendOperatingTime('profile', 100);
    await expect(ask('profile')).rejects.toMatchObject({ code: 'OPERATION_TIME_LIMIT', status: 429 });
  });
});
