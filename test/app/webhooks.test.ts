/** The program with an outgoing and an incoming webhook, made by hand in the portal. */
import { expect, test, vi } from 'vitest';
import { appRig, patient, shownCalls, titles } from './app-rig.ts';

vi.setConfig({ testTimeout: 120_000 });

const events = ['ONVOXIMPLANTCALLINIT', 'ONVOXIMPLANTCALLSTART', 'ONVOXIMPLANTCALLEND'];
const anna = { name: 'Анна Kröger', number: '+49 (30) 2312-5777' };

test('both webhooks let calls be heard, with the names of the CRM, and pin the portal', async () => {
  const rig = await appRig('webhook');
  const { portal } = rig;
  const { applicationToken, incomingWebhookUrl } = portal;
  portal.admin.addContact(anna);
  expect(
    await rig.ask('webhook.connect', { applicationToken, incomingWebhookUrl, operatorId: null }),
  ).toMatchObject({ kind: 'connected', operatorName: 'Jonas Brandt' });
  await expect
    .poll(() => rig.app().status().portal, patient)
    .toMatchObject({
      state: 'connected',
      operator: { id: portal.operatorId },
    });

  portal.bind(events, rig.app().listenerUrl);
  const call = portal.calls.incoming({ number: anna.number });
  expect(await call.init()).toMatchObject([{ outcome: { status: 200 } }]);
  await call.start();
  await expect.poll(() => titles(rig), patient).toContain(anna.name);
  await call.end({ durationS: 12 });
  expect(await shownCalls(rig)).toMatchObject([{ name: anna.name, outcome: 'answered', durationS: 12 }]);
  expect(rig.kept('settings.json')).toMatchObject({
    portal: { mode: 'webhook', memberId: portal.memberId, operatorId: portal.operatorId },
  });
  expect(JSON.stringify(rig.kept('settings.json'))).not.toContain(applicationToken);
});

test('an outgoing webhook alone is enough for calls, when it is said whose they are', async () => {
  const rig = await appRig('webhook');
  const { portal } = rig;
  const { applicationToken, operatorId } = portal;
  const asked = { applicationToken, incomingWebhookUrl: null, operatorId };
  expect(await rig.ask('webhook.connect', asked)).toEqual({ kind: 'connected', operatorName: null });
  await expect.poll(() => rig.app().status().portal.state, patient).toBe('connected');
  portal.bind(events, rig.app().listenerUrl);
  const call = portal.calls.incoming({ number: anna.number });
  await call.init();
  await call.start();
  await expect.poll(() => titles(rig), patient).toEqual([anna.number]);
});

test('another token is believed from then on, and the old one no more', async () => {
  const rig = await appRig('webhook');
  const { portal } = rig;
  const { operatorId } = portal;
  const connect = (applicationToken: string) =>
    rig.ask('webhook.connect', { applicationToken, incomingWebhookUrl: null, operatorId });
  await connect('another1token1of1another1portal1');
  portal.bind(events, rig.app().listenerUrl);
  expect(await portal.calls.incoming({ number: '+4930555001' }).start()).toMatchObject([
    { outcome: { status: 403 } },
  ]);
  await connect(portal.applicationToken);
  expect(await portal.calls.incoming({ number: '+4930555002' }).start()).toMatchObject([
    { outcome: { status: 200 } },
  ]);
  expect(await shownCalls(rig)).toHaveLength(1);
});

test.each([
  ['a token that is none', { applicationToken: 'short' }, 'applicationToken', 'shape'],
  [
    'an address that is no webhook',
    { incomingWebhookUrl: 'https://evil.example/' },
    'incomingWebhookUrl',
    'shape',
  ],
  ['nobody named', { incomingWebhookUrl: null }, 'operatorId', 'missing'],
])('%s is said at once, and nothing is kept', async (_what, typed, field, why) => {
  const rig = await appRig('webhook');
  const { applicationToken, incomingWebhookUrl } = rig.portal;
  const asked = { applicationToken, incomingWebhookUrl, operatorId: null, ...typed };
  expect(await rig.ask('webhook.connect', asked)).toEqual({ kind: 'wrong', field, why });
  expect((await rig.ask('settings.read', null)).secrets).toEqual({
    applicationToken: false,
    clientSecret: false,
    incomingWebhookUrl: false,
  });
});

test('an incoming webhook that the portal does not know is said', async () => {
  const rig = await appRig('webhook');
  const { applicationToken, origin, operatorId } = rig.portal;
  const incomingWebhookUrl = `${origin}/rest/${operatorId}/0000000000000000/`;
  expect(
    await rig.ask('webhook.connect', { applicationToken, incomingWebhookUrl, operatorId: null }),
  ).toMatchObject({ kind: 'wrong', field: 'incomingWebhookUrl' });
});

test('what the webhook sends for nothing is named by the doctor, with its count', async () => {
  const rig = await appRig('webhook');
  const { portal } = rig;
  const { applicationToken, operatorId } = portal;
  await rig.ask('webhook.connect', { applicationToken, incomingWebhookUrl: null, operatorId });
  const auth = { domain: portal.domain, member_id: portal.memberId, application_token: applicationToken };
  for (const event of ['ONCRMLEADADD', 'ONTASKADD', 'ONCRMLEADADD']) {
    const ts = Math.round(Date.now() / 1000);
    const response = await fetch(rig.app().listenerUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ event, data: {}, ts, auth }),
    });
    expect(response.status).toBe(200);
  }
  const { checks } = await rig.ask('doctor.run', null);
  expect(checks.find(({ name }) => name === 'subscriptions')).toMatchObject({
    state: 'warning',
    code: 'sent-for-nothing',
    values: { events: 'ONCRMLEADADD (2), ONTASKADD (1)' },
  });
});
