import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoPortal, type DemoPortal } from '../../../src/demo-portal/demo-portal.ts';
import { answered, post, signIn, signInAs, type PortalClient } from '../portal-client.ts';

const nowMs = Date.UTC(2026, 2, 12, 9);
let beganAtMs = nowMs;
let portal: DemoPortal;
let operator: PortalClient;
beforeEach(async () => {
  beganAtMs = nowMs;
  portal = await startDemoPortal({ clock: () => nowMs });
  operator = await signIn(portal);
});
afterEach(() => portal.close());

type Row = Record<string, string | null>;
const get = (params: object = {}, client = operator) => client.call('voximplant.statistic.get', params);
const rows = async (params: object = {}): Promise<Row[]> => {
  const { status, body } = await get(params);
  expect(status).toBe(200);
  return body['result'] as Row[];
};
const idsOf = async (filter: object): Promise<(string | null | undefined)[]> =>
  (await rows({ FILTER: filter })).map((row) => row['ID']);

/** Ended calls, a minute apart. */
async function calls(count: number, operatorId = portal.operatorId): Promise<void> {
  for (let left = count; left > 0; left--) {
    await portal.calls.incoming({ number: '+4930123', operatorId, beganAtMs }).end({ durationS: 60 });
    beganAtMs += 60_000;
  }
}

describe('a row', () => {
  test('is there only when the call has ended, once, with what the call was', async () => {
    const call = portal.calls.incoming({ number: '+493023125014' });
    await call.init();
    await call.start();
    expect(await rows()).toEqual([]);
    await call.end({ durationS: 78 });
    await call.end({ durationS: 1, code: '304' });
    expect(await rows()).toEqual([
      {
        ID: '1',
        PORTAL_USER_ID: portal.operatorId,
        PORTAL_NUMBER: 'reg133788',
        PHONE_NUMBER: '+493023125014',
        CALL_ID: call.callId,
        EXTERNAL_CALL_ID: null,
        CALL_CATEGORY: 'external',
        CALL_LOG: null,
        CALL_DURATION: '78',
        CALL_START_DATE: '2026-03-12T10:00:00+01:00',
        CALL_RECORD_URL: '',
        CALL_VOTE: null,
        COST: '0.0000',
        COST_CURRENCY: 'EUR',
        CALL_FAILED_CODE: '200',
        CALL_FAILED_REASON: 'Success call',
        CRM_ENTITY_TYPE: 'CONTACT',
        CRM_ENTITY_ID: '641',
        CRM_ACTIVITY_ID: '7701',
        REST_APP_ID: null,
        REST_APP_NAME: null,
        TRANSCRIPT_ID: null,
        TRANSCRIPT_PENDING: 'N',
        SESSION_ID: null,
        REDIAL_ATTEMPT: null,
        COMMENT: null,
        RECORD_DURATION: null,
        RECORD_FILE_ID: null,
        CALL_TYPE: '2',
      },
    ]);
  });

  test('of a PBX’s call names the PBX; of a stranger’s, or a withheld number, nobody', async () => {
    await portal.calls
      .outgoing({ number: '+15550100', telephony: 'rest-app' })
      .end({ durationS: 0, code: '486' });
    await portal.calls.incoming({ number: null }).end({ durationS: 0, code: '304' });
    expect(await rows()).toMatchObject([
      { REST_APP_ID: '12', PORTAL_NUMBER: 'REST_APP:', CALL_TYPE: '1', CRM_ENTITY_ID: null },
      { REST_APP_ID: null, PHONE_NUMBER: null, CRM_ENTITY_ID: null, CRM_ACTIVITY_ID: null },
    ]);
  });

  test('can be of a call long past', async () => {
    await portal.calls.incoming({ number: null, beganAtMs: Date.UTC(2025, 0, 1) }).end({ durationS: 5 });
    expect(await rows()).toMatchObject([{ CALL_START_DATE: '2025-01-01T01:00:00+01:00' }]);
  });
});

describe('the right to see them', () => {
  beforeEach(async () => {
    await calls(1);
    await calls(1, portal.colleagueId);
    await portal.calls.incoming({ number: null }).end({ durationS: 0, code: '304', operatorId: null });
  });

  test('to one’s own narrows the filter by user', async () => {
    expect(await idsOf({})).toEqual(['1']);
    expect(await idsOf({ PORTAL_USER_ID: [portal.colleagueId, portal.operatorId] })).toEqual(['1']);
    expect(await idsOf({ PORTAL_USER_ID: portal.colleagueId })).toEqual([]);
    expect(await idsOf({ '!PORTAL_USER_ID': portal.operatorId })).toEqual([]);
  });

  test('to any shows whose one asks for', async () => {
    portal.admin.set({ statisticsRight: 'any' });
    expect(await idsOf({})).toEqual(['1', '2', '3']);
    expect(await idsOf({ PORTAL_USER_ID: portal.colleagueId })).toEqual(['2']);
  });

  test('to none is a refusal, for the webhook as well', async () => {
    portal.admin.set({ statisticsRight: 'none' });
    const refusal = { status: 403, body: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } };
    expect(await get()).toEqual(refusal);
    const viaWebhook = await post(`${portal.incomingWebhookUrl}voximplant.statistic.get`, {});
    expect(await answered(viaWebhook)).toEqual(refusal);
  });

  test('is any for an administrator', async () => {
    portal.admin.set({ statisticsRight: 'none' });
    const { body } = await get({}, await signInAs(portal, '1'));
    expect(body['total']).toBe(3);
  });
});

describe('a filter', () => {
  beforeEach(async () => {
    portal.admin.set({ statisticsRight: 'any' });
    await calls(4);
    await portal.calls.outgoing({ number: '+1 555 0100', beganAtMs }).end({ durationS: 9, code: '603-S' });
  });

  test.each([
    [{ '>=CALL_START_DATE': '2026-03-12T10:02:00+01:00' }, ['3', '4', '5']],
    [{ '>=CALL_START_DATE': '2026-03-12T09:02:00Z' }, ['3', '4', '5']],
    [{ '>=CALL_START_DATE': '2026-03-12 10:02:00' }, ['3', '4', '5']],
    [{ '<CALL_START_DATE': '2026-03-13' }, ['1', '2', '3', '4', '5']],
    [{ '>CALL_START_DATE': '2026-03-12T10:02:00+01:00' }, ['4', '5']],
    [{ '<CALL_START_DATE': '2026-03-12T10:02:00+01:00' }, ['1', '2']],
    [{ '<=CALL_START_DATE': '2026-03-12T10:02:00+01:00' }, ['1', '2', '3']],
    [{ '><ID': [2, 3] }, ['2', '3']],
    [{ '!><ID': [2, 3] }, ['1', '4', '5']],
    [{ ID: [1, '5', 77] }, ['1', '5']],
    [{ '=CALL_FAILED_CODE': '603-s' }, ['5']],
    [{ '!CALL_FAILED_CODE': '200' }, ['5']],
    [{ '!=CALL_TYPE': 1 }, ['1', '2', '3', '4']],
    [{ '%PHONE_NUMBER': '555' }, ['5']],
    [{ '?PHONE_NUMBER': '%0123%' }, ['1', '2', '3', '4']],
    [{ '!%PHONE_NUMBER': '555' }, ['1', '2', '3', '4']],
    [{ '>CALL_DURATION': 9 }, ['1', '2', '3', '4']],
    [{ CRM_ENTITY_ID: '' }, ['1', '2', '3', '4', '5']],
    [{ REST_APP_ID: 12 }, []],
    [{ NO_SUCH_FIELD: 'x' }, ['1', '2', '3', '4', '5']],
    [{ '>=CALL_START_DATE': '2026-03-12T10:01:00+01:00', CALL_TYPE: 2 }, ['2', '3', '4']],
  ])('%o finds %o', async (filter, ids) => {
    expect(await idsOf(filter)).toEqual(ids);
  });

  test('comes in a form too', async () => {
    const body = new URLSearchParams({
      auth: operator.accessToken,
      'FILTER[>=ID]': '4',
      SORT: 'ID',
      ORDER: 'DESC',
    });
    const response = await fetch(`${portal.origin}/rest/voximplant.statistic.get`, { method: 'POST', body });
    expect(await response.json()).toMatchObject({ result: [{ ID: '5' }, { ID: '4' }], total: 2 });
  });

  test('is sorted by any field but CALL_TYPE, if field and direction are spelled as documented', async () => {
    const sorted = async (SORT: string, ORDER: string) =>
      (await rows({ SORT, ORDER })).map((row) => row['ID']);
    expect(await sorted('CALL_START_DATE', 'DESC')).toEqual(['5', '4', '3', '2', '1']);
    expect(await sorted('CALL_DURATION', 'ASC')).toEqual(['5', '1', '2', '3', '4']);
    expect(await sorted('CALL_FAILED_CODE', 'DESC')).toEqual(['5', '4', '3', '2', '1']);
    expect(await sorted('CALL_TYPE', 'DESC')).toEqual(['1', '2', '3', '4', '5']);
    expect(await sorted('ID', 'desc')).toEqual(['1', '2', '3', '4', '5']);
    const asList = await rows({ SORT: 'ID', ORDER: { ID: 'DESC' } });
    expect(asList.map((row) => row['ID'])).toEqual(['1', '2', '3', '4', '5']);
  });
});

describe('pages', () => {
  beforeEach(() => calls(120));

  test.each([
    [undefined, '1', 50, 50],
    [0, '1', 50, 50],
    [50, '51', 50, 100],
    ['100', '101', 20, undefined],
    [73, '51', 50, 100],
    [150, undefined, 0, undefined],
  ])('start=%s begins with row %s', async (start, first, count, next) => {
    const { body } = await get({ SORT: 'ID', ORDER: 'ASC', ...(start !== undefined && { start }) });
    const found = body['result'] as Row[];
    expect([found[0]?.['ID'], found.length, body['total'], body['next']]).toEqual([first, count, 120, next]);
  });

  test('start=-1 counts nothing', async () => {
    const { body } = await get({ start: -1 });
    expect(Object.keys(body)).toEqual(['result', 'time']);
    expect(body['result']).toHaveLength(50);
  });
});
