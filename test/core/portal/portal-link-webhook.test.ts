import { expect, test } from 'vitest';
import { here, linkRig } from './link-rig.ts';

const incomingWebhookUrl = 'https://company.bitrix24.com/rest/1/secret/';
const token = { applicationToken: 'T' };

test('without a token nobody is connected', async () => {
  const rig = linkRig({ mode: 'webhook', operatorId: '1269', secrets: { incomingWebhookUrl } });
  await rig.link.start();
  await rig.pass(250);
  expect(rig.states).toEqual(['connecting', 'signed-out']);
  expect(rig.portal.asked).toEqual([]);
});

test('a token and an operator are all it needs, and the portal is not asked', async () => {
  const rig = linkRig({ mode: 'webhook', operatorId: '1269', secrets: token });
  await rig.link.start();
  await rig.pass(250);
  expect(rig.link.status()).toMatchObject({
    mode: 'webhook',
    state: 'connected',
    operator: { id: '1269', name: null },
  });
  rig.link.handlerChanged(here);
  await rig.pass(5_000);
  expect([rig.portal.asked, rig.kept.proven]).toEqual([[], null]);
});

test('nobody says who the operator is', async () => {
  const rig = linkRig({ mode: 'webhook', secrets: token });
  await rig.link.start();
  await rig.pass(250);
  expect(rig.link.status().state).toBe('operator-unknown');
});

test('the owner of the incoming webhook is the operator, unless somebody else was named', async () => {
  const rig = linkRig({ mode: 'webhook', secrets: { ...token, incomingWebhookUrl } });
  await rig.link.start();
  await rig.pass(250);
  expect(rig.link.status()).toMatchObject({ state: 'connected', operator: { id: '1269', name: 'Anna' } });
  expect(rig.portal.asked).toEqual(['profile', 'serverTimeMs']);

  const other = linkRig({ mode: 'webhook', operatorId: '7', secrets: { ...token, incomingWebhookUrl } });
  await other.link.start();
  await other.pass(250);
  expect(other.link.status()).toMatchObject({ state: 'connected', operator: { id: '7', name: null } });
});

test('an incoming webhook that does not work is told; calls arrive all the same when the operator is known', async () => {
  const rig = linkRig({ mode: 'webhook', secrets: { ...token, incomingWebhookUrl } });
  rig.portal.fail('profile', 'wrong-webhook');
  await rig.link.start();
  await rig.pass(250);
  expect(rig.link.status()).toMatchObject({ state: 'failed', failure: { why: 'wrong-webhook' } });
  rig.kept.operatorId = '1269';
  rig.link.reconnect();
  await rig.pass(250);
  expect(rig.link.status()).toMatchObject({ state: 'connected', failure: { why: 'wrong-webhook' } });
  rig.portal.fail('profile', null);
  await rig.pass(11 * 60_000);
  expect(rig.link.status()).toMatchObject({ state: 'connected', failure: null });
});

test('an answer that comes after something was changed by hand is of no interest', async () => {
  const rig = linkRig({ mode: 'webhook', secrets: { ...token, incomingWebhookUrl } });
  const letGo = rig.portal.hold('profile');
  await rig.link.start();
  await rig.pass(250);
  await rig.secrets.set({ incomingWebhookUrl: null });
  rig.link.reconnect();
  letGo();
  await rig.pass(250);
  expect(rig.link.status()).toMatchObject({ state: 'operator-unknown', operator: null });
});

test('there is no application to hear of, to vouch for or to test', async () => {
  const rig = linkRig({ mode: 'webhook', operatorId: '1269', secrets: token });
  await rig.link.start();
  await rig.pass(250);
  rig.portal.goodAccessToken = 'good';
  rig.link.happened('app-removed');
  expect(await rig.link.confirms('good')).toBe(false);
  expect(rig.link.awaitedNonce()).toBeNull();
  expect(rig.link.status().state).toBe('connected');
});

test('signing out forgets the token and the webhook, and asks nobody', async () => {
  const rig = linkRig({ mode: 'webhook', operatorId: '1269', secrets: { ...token, incomingWebhookUrl } });
  await rig.link.start();
  await rig.link.signOut();
  expect(await rig.secrets.read()).toMatchObject({ applicationToken: null, incomingWebhookUrl: null });
  expect(rig.link.status()).toMatchObject({ state: 'signed-out', operator: null });
  expect([rig.portal.asked, rig.timers.pending()]).toEqual([[], 0]);
});

test('after a change to app mode the address that came meanwhile is bound', async () => {
  const rig = linkRig({ mode: 'webhook', operatorId: '1269', secrets: token });
  await rig.link.start();
  rig.link.handlerChanged(here);
  await rig.pass(250);
  rig.kept.mode = 'app';
  await rig.link.signedIn(true);
  await rig.pass(250);
  expect(rig.portal.rows).toHaveLength(5);
});
