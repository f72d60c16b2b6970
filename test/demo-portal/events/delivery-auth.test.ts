import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoPortal, type DemoPortal } from '../../../src/demo-portal/demo-portal.ts';
import { askForTokens, post, signIn, signInAs, type PortalClient } from '../portal-client.ts';
import { authOf, startRecordingHandler, type RecordingHandler } from '../recording-handler.ts';

/** For a slow machine. */
const patience = { timeout: 15_000 };
const nowMs = Date.UTC(2026, 2, 12, 10);
const fiveKeys = ['domain', 'client_endpoint', 'server_endpoint', 'member_id', 'application_token'];
const tokenKeys = ['access_token', 'expires', 'expires_in', 'scope', 'status', 'user_id'];

let portal: DemoPortal;
let handler: RecordingHandler;
let operator: PortalClient;
let admin: PortalClient;
beforeEach(async () => {
  handler = await startRecordingHandler();
  portal = await startDemoPortal({ clock: () => nowMs });
  operator = await signIn(portal);
  admin = await signInAs(portal, '1');
});
afterEach(async () => {
  await portal.close();
  await handler.close();
});

const lastAuth = (): Record<string, string> => {
  const last = handler.received.at(-1);
  return last === undefined ? {} : authOf(last);
};
const bindAs = (client: PortalClient, event: string) =>
  client.ask('event.bind', { event, handler: handler.url });
const builtIn = () => portal.calls.incoming({ number: '+4930123' });
const viaPbx = () => portal.calls.incoming({ number: '+4930123', telephony: 'rest-app' });

describe('a call’s delivery', () => {
  test('to an outgoing webhook has exactly five keys, and the webhook’s own token', async () => {
    portal.bind(['ONVOXIMPLANTCALLSTART'], handler.url);
    await viaPbx().start();
    expect(Object.keys(lastAuth())).toEqual(fiveKeys);
    expect(lastAuth()['application_token']).toBe(portal.applicationToken);
    expect(portal.applicationToken).not.toBe(portal.app.applicationToken);
  });

  test('to a row that is bound to a user has that user’s tokens, whoever’s call it is', async () => {
    await bindAs(operator, 'ONVOXIMPLANTCALLSTART');
    await builtIn().start(portal.colleagueId);
    expect(Object.keys(lastAuth()).toSorted()).toEqual([...fiveKeys, ...tokenKeys].toSorted());
    expect(lastAuth()).toMatchObject({
      user_id: portal.operatorId,
      expires: String(nowMs / 1000 + 3600),
      expires_in: '3600',
      scope: 'telephony',
      status: 'L',
      application_token: portal.app.applicationToken,
    });
  });

  test('brings a token that works', async () => {
    await bindAs(operator, 'ONVOXIMPLANTCALLSTART');
    await builtIn().start();
    const response = await post(`${portal.origin}/rest/profile`, { auth: lastAuth()['access_token'] });
    expect(await response.json()).toMatchObject({ result: { ID: portal.operatorId } });
  });

  test('to an administrator’s row has no tokens when it is built-in telephony', async () => {
    await bindAs(admin, 'ONVOXIMPLANTCALLSTART');
    await builtIn().start();
    expect(Object.keys(lastAuth())).toEqual(fiveKeys);
    expect(lastAuth()['application_token']).toBe(portal.app.applicationToken);
  });

  test('to an administrator’s row has the tokens of whoever registered a PBX’s call', async () => {
    for (const event of ['INIT', 'START', 'END']) await bindAs(admin, `ONVOXIMPLANTCALL${event}`);
    const call = viaPbx();
    await call.init();
    await call.start();
    await call.end({ durationS: 1 });
    expect(handler.received.map((post) => authOf(post)['user_id'])).toEqual(['1', '1', '1']);
  });

  test('goes to each row once, with the id of the row', async () => {
    await bindAs(operator, 'ONVOXIMPLANTCALLSTART');
    await bindAs(admin, 'ONVOXIMPLANTCALLSTART');
    portal.bind(['ONVOXIMPLANTCALLSTART'], handler.url);
    await builtIn().start();
    const ids = handler.received.map(({ fields }) => fields['event_handler_id']);
    expect(ids).toEqual(portal.admin.subscriptions().map(({ id }) => String(id)));
    expect(new Set(ids).size).toBe(3);
  });

  test('of a renamed portal names its new address', async () => {
    const { origin, domain } = await portal.admin.rename();
    portal.bind(['ONVOXIMPLANTCALLSTART'], handler.url);
    await builtIn().start();
    expect(lastAuth()).toMatchObject({ domain, client_endpoint: `${origin}/rest/` });
  });
});

describe('nothing is delivered to the application, and all to the webhook,', () => {
  test.each([
    ['while it is not installed', { installed: false }],
    ['while it is not paid for', { paid: false }],
    ['once it was removed', { appRemoved: true }],
  ])('%s', async (_about, settings) => {
    await bindAs(operator, 'ONVOXIMPLANTCALLSTART');
    const other = await startRecordingHandler();
    portal.bind(['ONVOXIMPLANTCALLSTART'], other.url);
    portal.admin.set(settings);
    await builtIn().start();
    expect([handler.received.length, other.received.length]).toEqual([0, 1]);
    await other.close();
  });

  test('which app.info admits, and bind and get do not', async () => {
    portal.admin.set({ installed: false });
    expect(await bindAs(operator, 'ONVOXIMPLANTCALLSTART')).toBe(true);
    expect(await operator.ask('event.get')).toHaveLength(1);
    expect(await operator.ask('app.info')).toMatchObject({ INSTALLED: false });
  });
});

describe('event.test', () => {
  test('raises ONAPPTEST with what it was given, and with a refresh token', async () => {
    await bindAs(operator, 'ONAPPTEST');
    expect(await operator.ask('event.test', { nonce: 'a b', list: [1, { deep: true }] })).toBe(1);
    await expect.poll(() => handler.received.length, patience).toBe(1);
    expect(handler.received[0]?.fields).toMatchObject({
      event: 'ONAPPTEST',
      'data[QUERY][nonce]': 'a b',
      'data[QUERY][list][0]': '1',
      'data[QUERY][list][1][deep]': '1',
      'data[LANGUAGE_ID]': 'de',
      'auth[user_id]': portal.operatorId,
    });
    const { status } = await askForTokens(portal, {
      grant_type: 'refresh_token',
      refresh_token: lastAuth()['refresh_token'] ?? '',
    });
    expect(status).toBe(200);
  });

  test('never sends the token it was called with', async () => {
    await bindAs(operator, 'ONAPPTEST');
    await operator.ask('event.test', { nonce: 'n' });
    await expect.poll(() => handler.received.length, patience).toBe(1);
    expect(handler.received[0]?.body).not.toContain(operator.accessToken);
    expect(handler.received[0]?.body).not.toContain('QUERY%5D%5Bauth');
  });

  test('goes to an administrator’s row with the tokens of who called it', async () => {
    await bindAs(admin, 'ONAPPTEST');
    await operator.ask('event.test', { nonce: 'n' });
    await expect.poll(() => handler.received.length, patience).toBe(1);
    expect(lastAuth()['user_id']).toBe(portal.operatorId);
  });

  test('is nothing to a webhook', async () => {
    portal.bind(['ONAPPTEST'], handler.url);
    await operator.ask('event.test', { nonce: 'n' });
    await bindAs(operator, 'ONAPPTEST');
    await operator.ask('event.test', { nonce: 'n' });
    await expect.poll(() => handler.received.length, patience).toBe(1);
    expect(portal.deliveries()).toHaveLength(1);
  });
});
