import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseDelivery } from '../../src/core/intake/parse-delivery.ts';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import qs from 'qs';
import { startRecordingHandler, type RecordingHandler } from './recording-handler.ts';

const callEvents = ['ONVOXIMPLANTCALLINIT', 'ONVOXIMPLANTCALLSTART', 'ONVOXIMPLANTCALLEND'];
const nowMs = Date.UTC(2026, 2, 12, 9, 36, 4, 900);
const ts = String(Math.floor(nowMs / 1000));

let portal: DemoPortal;
let handler: RecordingHandler;
beforeEach(async () => {
  handler = await startRecordingHandler();
  portal = await startDemoPortal({ clock: () => nowMs });
  portal.bind(callEvents, handler.url);
});
afterEach(async () => {
  await portal.close();
  await handler.close();
});

/** What the app's own parser makes of what arrived: the two were written from bitrix24.md, not from each other. */
const parsed = (): unknown[] =>
  handler.received.map(({ body }) => {
    const result = parseDelivery(qs.parse(body));
    return result.kind === 'readable' ? result.delivery.event : result;
  });

const keysOf = (body: string | undefined): string[] => [...new URLSearchParams(body).keys()];
const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}.form`, import.meta.url), 'utf8').trim();

describe('a call of built-in telephony', () => {
  test('comes as INIT, START and END with the fields the portal sends, in its order', async () => {
    portal.admin.addContact({ name: 'Anna Bauer', number: '+79161234567' });
    const call = portal.calls.incoming({ number: '+79161234567' });
    await call.init();
    await call.start();
    await call.end({ durationS: 78 });
    expect(handler.received.map(({ body }) => keysOf(body))).toEqual([
      keysOf(fixture('call-init-incoming')),
      keysOf(fixture('call-start-incoming')),
      keysOf(fixture('call-end-success')),
    ]);
    expect(handler.received.at(-1)?.fields).toMatchObject({
      'data[CRM_ACTIVITY_ID]': '7701',
      'data[COST]': '0',
      'data[COST_CURRENCY]': '',
    });
    expect(handler.received.map(({ fields }) => [fields['event_handler_id'], fields['ts']])).toEqual([
      ['1058', ts],
      ['1059', ts],
      ['1060', ts],
    ]);
  });

  test('that comes in names the client in CALLER_ID of INIT and the operator in START and END', async () => {
    const call = portal.calls.incoming({ number: '+79161234567' });
    await call.init();
    await call.start();
    await call.end({ durationS: 78 });
    const { callId } = call;
    expect(callId).toMatch(/^[0-9A-F]{16}\.1773308164\.\d+$/);
    expect(parsed()).toMatchObject([
      { kind: 'init', callId, direction: 'incoming', number: '+79161234567', line: 'reg133788' },
      { kind: 'start', callId, operatorId: portal.operatorId, viaRestApp: false },
      {
        kind: 'end',
        callId,
        direction: 'incoming',
        number: '+79161234567',
        operatorId: portal.operatorId,
        durationS: 78,
        beganAtMs: Date.UTC(2026, 2, 12, 9, 36, 4),
        failedCode: '200',
      },
    ]);
  });

  test('of a stranger has no activity in the CRM', async () => {
    await portal.calls.incoming({ number: '+79161234567' }).end({ durationS: 78 });
    expect(keysOf(handler.received[0]?.body)).toEqual(
      keysOf(fixture('call-end-success')).filter((key) => key !== 'data[CRM_ACTIVITY_ID]'),
    );
  });

  test('that goes out names the client in PHONE_NUMBER', async () => {
    const call = portal.calls.outgoing({ number: '+4930555666' });
    await call.init();
    await call.end({ code: '486', durationS: 0 });
    expect(keysOf(handler.received[0]?.body)).toEqual(keysOf(fixture('call-init-outgoing')));
    expect(parsed()).toMatchObject([
      { kind: 'init', direction: 'outgoing', number: '+4930555666', line: 'reg133788' },
      { kind: 'end', direction: 'outgoing', number: '+4930555666', failedCode: '486', durationS: 0 },
    ]);
  });

  test('with its number withheld has no number anywhere', async () => {
    const call = portal.calls.incoming({ number: null });
    await call.init();
    await call.end({ code: '304', durationS: 0 });
    expect(keysOf(handler.received[0]?.body)).not.toContain('data[CALLER_ID]');
    expect(parsed()).toMatchObject([
      { kind: 'init', number: null },
      { kind: 'end', number: null },
    ]);
  });

  test('can be a colleague’s, or nobody’s', async () => {
    const call = portal.calls.incoming({ number: '+79161234567', operatorId: portal.colleagueId });
    await call.start();
    await call.end({ durationS: 3 });
    await call.end({ durationS: 0, code: '304', operatorId: null });
    expect(parsed()).toMatchObject([
      { operatorId: portal.colleagueId },
      { operatorId: portal.colleagueId },
      { operatorId: null },
    ]);
  });
});

test('a call of a PBX of their own has the fields and the kind of id that a REST app gives it', async () => {
  const call = portal.calls.incoming({ number: '+4930159694', telephony: 'rest-app' });
  await call.init();
  await call.start();
  await call.end({ durationS: 0, code: '304' });
  expect(call.callId).toMatch(/^externalCall\.[0-9a-f]{32}\.1773308164$/);
  expect(keysOf(handler.received[0]?.body)).toEqual(keysOf(fixture('call-init-rest-app')));
  expect(parsed()).toMatchObject([
    { kind: 'init', number: '+4930159694', viaRestApp: true },
    { kind: 'start', operatorId: portal.operatorId, viaRestApp: true },
    { kind: 'end', line: 'REST_APP:', failedCode: '304' },
  ]);
});

test('no two calls have the same id', () => {
  const ids = Array.from({ length: 200 }, (_, number) =>
    portal.calls.incoming({ number: null, telephony: number % 2 === 0 ? 'built-in' : 'rest-app' }),
  ).map(({ callId }) => callId);
  expect(new Set(ids).size).toBe(200);
});

describe('subscriptions', () => {
  test('an event goes to every handler that is bound to it, once', async () => {
    const other = await startRecordingHandler();
    portal.bind(callEvents, handler.url);
    portal.bind(['onVoximplantCallStart'], other.url);
    const deliveries = await portal.calls.incoming({ number: null }).start();
    expect(deliveries.map(({ handlerUrl }) => handlerUrl)).toEqual([handler.url, other.url]);
    expect([handler.received.length, other.received.length]).toEqual([1, 1]);
    expect(other.received[0]?.fields['event_handler_id']).toBe('1061');
    await other.close();
  });

  test('an event nobody is bound to goes nowhere', async () => {
    expect(await portal.send('ONCRMDEALADD', { FIELDS: { ID: '1' } })).toEqual([]);
    expect(handler.received).toEqual([]);
  });

  test('any event can be sent, with the auth block of an outgoing webhook and nothing else in it', async () => {
    portal.bind(['ONCRMDEALADD'], handler.url);
    await portal.send('ONCRMDEALADD', { FIELDS: { ID: '1' } });
    expect(handler.received[0]?.fields).toEqual({
      event: 'ONCRMDEALADD',
      event_handler_id: '1061',
      'data[FIELDS][ID]': '1',
      ts,
      'auth[domain]': portal.domain,
      'auth[client_endpoint]': `${portal.origin}/rest/`,
      'auth[server_endpoint]': `${portal.origin}/rest/`,
      'auth[member_id]': portal.memberId,
      'auth[application_token]': portal.applicationToken,
    });
  });
});

test('events raised without waiting arrive in the order they were raised', async () => {
  const call = portal.calls.incoming({ number: '+79161234567' });
  await Promise.all([call.init(), call.start(), call.end({ durationS: 1 })]);
  expect(handler.events()).toEqual(callEvents);
});

test('the log of deliveries says what became of each, and how long it took', async () => {
  const call = portal.calls.incoming({ number: null });
  await call.init();
  await handler.close();
  await call.start();
  expect(portal.deliveries()).toEqual([
    {
      event: 'ONVOXIMPLANTCALLINIT',
      handlerUrl: handler.url,
      outcome: { kind: 'answered', status: 200 },
      ms: expect.any(Number),
    },
    {
      event: 'ONVOXIMPLANTCALLSTART',
      handlerUrl: handler.url,
      outcome: { kind: 'unreachable', detail: expect.any(String) },
      ms: expect.any(Number),
    },
  ]);
});

test('its REST interface answers that it has no such method, as Bitrix24 does', async () => {
  const response = await fetch(`${portal.origin}/rest/user.current.json`, { method: 'POST' });
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    error: 'ERROR_METHOD_NOT_FOUND',
    error_description: 'Method not found!',
  });
});

test('once closed, twice even, it is reached no more and sends nothing more', async () => {
  await portal.close();
  await portal.close();
  await expect(fetch(portal.origin)).rejects.toThrow('fetch failed');
  expect(await portal.calls.incoming({ number: null }).init()).toMatchObject([
    { outcome: { kind: 'called-off' } },
  ]);
  expect(handler.received).toEqual([]);
});

test('two portals have two applications', async () => {
  const other = await startDemoPortal();
  expect(other.applicationToken).toMatch(/^[0-9a-f]{32}$/);
  expect(other.applicationToken).not.toBe(portal.applicationToken);
  await other.close();
});
