import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoPortal, type DemoPortal } from '../../../src/demo-portal/demo-portal.ts';
import { answered, post, signIn, type PortalClient } from '../portal-client.ts';

let portal: DemoPortal;
let client: PortalClient;
beforeEach(async () => {
  portal = await startDemoPortal({ clock: () => Date.UTC(2026, 2, 12, 9) });
  client = await signIn(portal);
});
afterEach(() => portal.close());

const batch = async (cmd: unknown, halt?: unknown): Promise<Record<string, unknown>> =>
  (await client.ask('batch', { cmd, halt })) as Record<string, unknown>;
const operatorIs = { ID: '1269' };

describe('a batch', () => {
  test('answers each command under its key, with its own time', async () => {
    const { result, result_error, result_time } = await batch({ who: 'profile', when: 'server.time?x=1' });
    expect({ result, result_error }).toMatchObject({
      result: { who: operatorIs, when: '2026-03-12T10:00:00+01:00' },
      result_error: [],
    });
    expect(result_time).toMatchObject({ who: { operating: 0.05 }, when: { operating: 0.05 } });
  });

  test('is a list where the keys are 0, 1, 2, and an object where one is missing, as PHP writes them', async () => {
    expect((await batch(['profile', 'scope']))['result']).toMatchObject([operatorIs, ['telephony']]);
    expect(await batch(['profile', 'no.such.method', 'scope'])).toMatchObject({
      result: { 0: operatorIs, 2: ['telephony'] },
      result_error: { 1: { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' } },
    });
    expect(await batch({})).toEqual({
      ...{ result: [], result_error: [], result_total: [], result_next: [], result_time: [] },
    });
    expect((await client.ask('batch')) as object).toMatchObject({ result: [] });
  });

  test('stops at the first error if it is told to', async () => {
    const commands = { a: 'profile', b: 'user.get', c: 'scope' };
    expect(await batch(commands, 1)).toMatchObject({
      result: { a: operatorIs },
      result_error: { b: { error: 'insufficient_scope' } },
    });
    expect((await batch(commands, 1))['result']).not.toHaveProperty('c');
    for (const halt of [0, '0', false, undefined])
      expect((await batch(commands, halt))['result']).toHaveProperty('c');
  });

  test('lets a command use what an earlier one brought', async () => {
    const { id } = portal.admin.addContact({ name: 'Anna', number: '+49301234' });
    await portal.calls.incoming({ number: '+49301234' }).end({ durationS: 5 });
    const { result } = await batch({
      calls: 'voximplant.statistic.get?FILTER[PORTAL_USER_ID]=1269&SORT=ID&ORDER=ASC',
      who: 'telephony.externalCall.searchCrmEntities?PHONE_NUMBER=$result[calls][0][PHONE_NUMBER]',
      same: 'voximplant.statistic.get?FILTER[><ID][]=$result[calls][0][ID]&FILTER[><ID][]=1$result[calls][0][ID]',
      none: 'voximplant.statistic.get?FILTER[ID]=$result[nothing][at][all]',
    });
    expect(result).toMatchObject({
      calls: [{ ID: '1' }],
      who: [{ CRM_ENTITY_ID: id }],
      same: [{ ID: '1' }],
      none: [],
    });
  });

  test('tells total and next of lists', async () => {
    for (let count = 0; count < 51; count += 1)
      await portal.calls.incoming({ number: null }).end({ durationS: 1 });
    expect(await batch({ all: 'voximplant.statistic.get', one: 'profile' })).toMatchObject({
      result_total: { all: 51 },
      result_next: { all: 50 },
    });
  });

  test('takes fifty commands, and refuses those that are too many one by one', async () => {
    const { result, result_error } = await batch(Array.from({ length: 52 }, () => 'profile'));
    expect(result).toHaveLength(50);
    expect(Object.keys(result_error as object)).toEqual(['50', '51']);
    expect(result_error).toMatchObject({ 51: { error: 'ERROR_BATCH_LENGTH_EXCEEDED' } });
  });

  test('holds no batch, and what is no text is no command', async () => {
    const { result, result_error } = await batch({ a: 'batch?cmd[0]=profile', b: { c: 'profile' } });
    expect(result).toEqual([]);
    expect(result_error).toMatchObject({ a: { error: 'ERROR_BATCH_METHOD_NOT_ALLOWED' } });
  });

  test('counts as one request, and each command for the time of its method', async () => {
    portal.admin.set({ rateLimit: { perSecond: 2, burst: 1 } });
    portal.admin.spendOperatingTime('profile', 500);
    expect(await batch({ a: 'profile', b: 'scope', c: 'scope' })).toMatchObject({
      result_error: { a: { error: 'OPERATION_TIME_LIMIT' } },
      result_time: { b: { operating: 0.05 }, c: { operating: 0.1 } },
    });
    expect((await client.call('batch')).body['error']).toBe('QUERY_LIMIT_EXCEEDED');
  });

  test('may be sent by a webhook; without a token it is refused as a whole', async () => {
    const { body } = await answered(await post(`${portal.incomingWebhookUrl}batch`, { cmd: ['profile'] }));
    expect(body['result']).toMatchObject({ result: [operatorIs] });
    const refused = await answered(await post(`${portal.origin}/rest/batch`, { cmd: ['profile'] }));
    expect(refused).toMatchObject({ status: 401, body: { error: 'NO_AUTH_FOUND' } });
  });
});
