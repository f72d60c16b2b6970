import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoPortal, type DemoPortal } from '../../src/demo-portal/demo-portal.ts';
import { authorize, signIn, type PortalClient } from './portal-client.ts';
import { authOf, startRecordingHandler, type RecordingHandler } from './recording-handler.ts';

const nowMs = Date.UTC(2026, 2, 12, 10);
const fiveKeys = ['domain', 'client_endpoint', 'server_endpoint', 'member_id', 'application_token'];

let portal: DemoPortal;
let handler: RecordingHandler;
let operator: PortalClient;
beforeEach(async () => {
  handler = await startRecordingHandler();
  portal = await startDemoPortal({ clock: () => nowMs });
  operator = await signIn(portal);
});
afterEach(async () => {
  await portal.close();
  await handler.close();
});

const lastAuth = (): Record<string, string> => {
  const last = handler.received.at(-1);
  return last === undefined ? {} : authOf(last);
};
const bind = (event: string) => operator.ask('event.bind', { event, handler: handler.url });

describe('the application’s life', () => {
  test('begins with ONAPPINSTALL at the installation path, with all tokens of the administrator', async () => {
    portal.admin.set({ installed: false });
    await portal.admin.install(handler.url);
    expect(handler.received[0]?.fields).toMatchObject({
      event: 'ONAPPINSTALL',
      'data[VERSION]': '1',
      'data[ACTIVE]': 'Y',
      'data[INSTALLED]': 'Y',
      'data[LANGUAGE_ID]': 'de',
    });
    expect(lastAuth()).toMatchObject({
      user_id: '1',
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      application_token: portal.app.applicationToken,
    });
    expect(portal.admin.settings().installed).toBe(true);
  });

  test('goes on with ONAPPUPDATE, which drops the handlers and may bring another token', async () => {
    await bind('ONAPPUPDATE');
    await bind('ONVOXIMPLANTCALLSTART');
    portal.bind(['ONVOXIMPLANTCALLSTART'], handler.url);
    const before = portal.app.applicationToken;
    await portal.admin.update({ newApplicationToken: true });
    expect(handler.received[0]?.fields).toMatchObject({
      event: 'ONAPPUPDATE',
      'data[VERSION]': '2',
      'data[PREVIOUS_VERSION]': '1',
    });
    expect(portal.app.applicationToken).not.toBe(before);
    expect(lastAuth()['application_token']).toBe(portal.app.applicationToken);
    expect(await operator.ask('event.get')).toEqual([]);
    expect(portal.admin.subscriptions()).toMatchObject([{ owner: 'webhook' }]);
  });

  test('an update keeps the token unless it is told otherwise', async () => {
    const before = portal.app.applicationToken;
    await portal.admin.update();
    expect(portal.app.applicationToken).toBe(before);
  });

  test('ends with ONAPPUNINSTALL, without tokens, and with every session', async () => {
    await bind('ONAPPUNINSTALL');
    await portal.admin.uninstall({ clean: true });
    expect(handler.received[0]?.fields).toMatchObject({
      event: 'ONAPPUNINSTALL',
      'data[CLEAN]': '1',
      'data[LANGUAGE_ID]': 'de',
    });
    expect(Object.keys(lastAuth())).toEqual(fiveKeys);
    expect(lastAuth()['application_token']).toBe(portal.app.applicationToken);
    expect(portal.admin.subscriptions()).toEqual([]);
    expect((await operator.call('profile')).body['error']).toBe('APPLICATION_NOT_FOUND');
  });

  test('can begin anew', async () => {
    await portal.admin.uninstall();
    await portal.admin.install(handler.url);
    expect((await authorize(portal)).searchParams.get('code')).not.toBeNull();
  });
});
