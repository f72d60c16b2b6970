/**
 * The program with an OAuth local application, from the first sign-in to the last: the composition root with real adapters,
 * over real HTTP, before the demo portal.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { freePort } from '../listening-port.ts';
import { appRig, patient, shownCalls, titles, type AppRig } from './app-rig.ts';

vi.setConfig({ testTimeout: 180_000 });

const anna = { name: 'Анна Kröger', number: '+49 (30) 2312-5777' };
const handlers = ({ portal }: AppRig): readonly string[] => [
  ...new Set(portal.admin.subscriptions().map(({ handlerUrl }) => handlerUrl)),
];

test('who signs in hears his calls, with the names of the CRM, and goes on hearing them after a restart', async () => {
  const rig = await appRig();
  const { portal } = rig;
  const { id } = portal.admin.addContact(anna);
  expect(rig.app().status().portal.state).toBe('signed-out');

  await rig.signIn();
  expect(rig.events().find(({ name }) => name === 'sign-in.ended')?.event).toEqual({ kind: 'signed-in' });
  expect(rig.kept('settings.json')).toMatchObject({
    portal: {
      mode: 'app',
      domain: portal.domain,
      memberId: portal.memberId,
      operatorId: portal.operatorId,
      clientId: portal.app.clientId,
    },
  });
  expect(rig.kept('secrets.json')).toMatchObject({ applicationToken: portal.app.applicationToken });
  if (process.platform !== 'win32')
    expect(statSync(join(rig.folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(handlers(rig)).toEqual([rig.app().status().handlerUrl]);
  const report = await rig.ask('doctor.run', null);
  expect(report.checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(report.callsWouldArrive).toBe(true);
  // With the scope telephony alone, which is all that the wizard asks for.
  expect(portal.requests().filter(({ status }) => status !== 200 && status !== 302)).toEqual([]);
  portal.admin.set({ appScopes: ['telephony', 'crm'] });
  const generous = await rig.ask('doctor.run', null);
  expect(generous.checks.filter(({ state }) => state !== 'ok')).toMatchObject([
    { name: 'scopes', state: 'warning', code: 'unneeded' },
  ]);

  const call = portal.calls.incoming({ number: anna.number });
  await call.init();
  await call.start();
  await expect.poll(() => titles(rig), patient).toContain(anna.name);
  await call.end({ durationS: 75 });
  const cardUrl = `https://${portal.domain}/crm/contact/details/${id}/`;
  expect(await shownCalls(rig)).toMatchObject([
    {
      callId: call.callId,
      name: anna.name,
      number: anna.number,
      outcome: 'answered',
      durationS: 75,
      cardUrl,
    },
  ]);
  await portal.calls.incoming({ number: '+4930777', operatorId: portal.colleagueId }).start();
  expect(await shownCalls(rig)).toHaveLength(1);

  await rig.restart();
  await expect.poll(() => rig.app().status().portal.state, patient).toBe('connected');
  await expect.poll(() => handlers(rig), patient).toEqual([rig.app().status().handlerUrl]);
  await portal.calls.incoming({ number: '+4930555001' }).start();
  await expect.poll(async () => (await shownCalls(rig)).length, patient).toBe(2);
});

test('what was missed while the program was away is filled in, but for what was deleted, and told of once', async () => {
  const rig = await appRig();
  const { portal } = rig;
  await rig.signIn();
  const heard = portal.calls.incoming({ number: '+4930555010' });
  for (const raise of [heard.init, heard.start]) await raise();
  await heard.end({ durationS: 5 });
  await rig.ask('history.erase', { everything: true });

  await rig.app().stop();
  await portal.calls.incoming({ number: '+4930555020' }).end({ durationS: 0, code: '304' });
  await portal.calls.incoming({ number: '+4930555030' }).end({ durationS: 44 });
  await portal.calls
    .incoming({ number: '+4930555040', operatorId: portal.colleagueId })
    .end({ durationS: 9, operatorId: portal.colleagueId });
  // It will not say at first.
  portal.admin.failNext('voximplant.statistic.get', { kind: 'cut' });
  await rig.restart();
  await expect.poll(() => titles(rig), patient).toEqual(['While Offhook could not hear']);
  expect(rig.notices()[0]?.body).toContain('2');
  const calls = await shownCalls(rig);
  expect(
    calls.map(({ number, outcome, origin }) => ({ number, outcome, origin })).toSorted(byNumber),
  ).toEqual([
    { number: '+4930555020', outcome: 'missed', origin: 'back-filled' },
    { number: '+4930555030', outcome: 'answered', origin: 'back-filled' },
  ]);
});

test('what was missed is told of by the rules: not while nobody is to be disturbed, and not of muted numbers', async () => {
  const rig = await appRig();
  const { portal } = rig;
  await rig.signIn();
  await rig.ask('settings.set', { key: 'notifications.mutedNumbers', value: ['+49 30 555-0201'] });
  await rig.app().stop();
  await portal.calls.incoming({ number: '+49305550201' }).end({ durationS: 0, code: '304' });
  await portal.calls.incoming({ number: '+49305550202' }).end({ durationS: 0, code: '304' });
  await rig.restart();
  const fates = async (): Promise<string[]> =>
    (await shownCalls(rig)).toSorted(byNumber).map(({ number, notice }) => `${number?.slice(-1)} ${notice}`);
  await expect.poll(fates, patient).toEqual(['1 muted-number', '2 summed-up']);
  expect(rig.notices().map(({ body }) => body)).toEqual(['1 call, 1 of them missed']);

  await rig.ask('quiet.until', { untilMs: Date.now() + 60 * 60_000 });
  await rig.app().stop();
  await portal.calls.incoming({ number: '+49305550203' }).end({ durationS: 0, code: '304' });
  await rig.restart();
  await expect.poll(fates, patient).toEqual(['1 muted-number', '2 summed-up', '3 do-not-disturb']);
  expect(titles(rig)).toEqual([]);
});

test('an application that is removed from the portal is signed out, says why, and is signed in again', async () => {
  const rig = await appRig();
  const { portal } = rig;
  await rig.signIn();
  await portal.admin.uninstall();
  await expect.poll(() => rig.app().status().portal.state, patient).toBe('signed-out');
  expect(rig.app().status().portal.failure).toMatchObject({ code: 'ONAPPUNINSTALL' });
  await expect
    .poll(() => rig.kept('secrets.json'), patient)
    .toMatchObject({ accessToken: null, refreshToken: null, applicationToken: null });

  await portal.admin.install(rig.app().listenerUrl);
  await rig.signIn();
  await portal.calls.incoming({ number: '+4930555050' }).start();
  await expect.poll(async () => (await shownCalls(rig)).length, patient).toBe(1);
});

test('a tunnel that comes back under another address is made known to the portal, which forgets the old one', async () => {
  const rig = await appRig();
  const { portal } = rig;
  await rig.signIn();
  const before = rig.app().status().handlerUrl;
  expect(handlers(rig)).toEqual([before]);
  rig.breakTunnel();
  await expect.poll(() => handlers(rig).filter((url) => url !== before).length, patient).toBe(1);
  await expect.poll(() => rig.app().status().portal.state, patient).toBe('connected');
  expect(handlers(rig)).toEqual([rig.app().status().handlerUrl]);
  const call = portal.calls.incoming({ number: '+4930555090' });
  await call.init();
  expect(await call.start()).toMatchObject([{ outcome: { status: 200 } }]);
  expect(await shownCalls(rig)).toMatchObject([{ number: '+4930555090' }]);
});

test('a session that was ended at the portal is said to be over, and can be begun anew', async () => {
  const rig = await appRig();
  const { portal } = rig;
  await rig.signIn();
  portal.admin.revoke();
  await rig.restart();
  await expect.poll(() => rig.app().status().portal.state, patient).toBe('signed-out');
  expect(rig.app().status().portal.failure).toMatchObject({ why: 'session-over' });
  await rig.signIn();
  await portal.calls.incoming({ number: '+4930555060' }).start();
  await expect.poll(async () => (await shownCalls(rig)).length, patient).toBe(1);
});

test('a session that is over is noticed by the next call, which comes all the same', async () => {
  const rig = await appRig();
  const { portal } = rig;
  // The address is the one that was proven: it is trusted, and nothing is asked of the portal.
  await rig.ask('settings.set', { key: 'listener.port', value: await freePort() });
  await rig.restart();
  await rig.signIn();
  await rig.restart();
  await expect.poll(() => rig.app().status().portal.state, patient).toBe('connected');
  portal.admin.revoke();
  const call = portal.calls.incoming({ number: '+4930555080' });
  await call.init();
  await call.start();
  expect(await shownCalls(rig)).toMatchObject([{ number: '+4930555080' }]);
  await expect
    .poll(() => rig.app().status().portal, patient)
    .toMatchObject({
      state: 'signed-out',
      failure: { why: 'session-over' },
    });
});

test('the test is bound no longer than the proof takes, or until the next start when it could not be taken back', async () => {
  const rig = await appRig();
  const { portal } = rig;
  const tests = (): number =>
    portal.admin.subscriptions().filter(({ event }) => event === 'ONAPPTEST').length;
  // The address stays the same, so that the next start would have no reason to look at the portal at once.
  await rig.ask('settings.set', { key: 'listener.port', value: await freePort() });
  await rig.restart();
  await rig.signIn();
  expect(tests()).toBe(0);

  portal.admin.failNext('event.unbind', { kind: 'cut' });
  expect((await rig.ask('doctor.run', null)).checks.find(({ name }) => name === 'round-trip')).toMatchObject({
    state: 'ok',
  });
  expect(tests()).toBe(1);
  await rig.restart();
  await expect.poll(tests, patient).toBe(0);
  await expect.poll(() => rig.app().status().portal.state, patient).toBe('connected');
});

test('who signs out leaves nothing at the portal, and hears no more', async () => {
  const rig = await appRig();
  await rig.signIn();
  const listener = rig.app().listenerUrl;
  await rig.ask('sign-out', null);
  expect(rig.app().status().portal).toMatchObject({ state: 'signed-out', failure: null });
  expect(handlers(rig)).toEqual([]);
  expect(rig.kept('secrets.json')).toMatchObject({ accessToken: null, refreshToken: null });
  const answer = await fetch(listener, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      event: 'ONVOXIMPLANTCALLSTART',
      data: { CALL_ID: 'late', USER_ID: rig.portal.operatorId },
      ts: Math.floor(Date.now() / 1000),
      auth: { member_id: rig.portal.memberId, application_token: rig.portal.app.applicationToken },
    }),
  });
  expect(answer.status).toBe(403);
});

test.each([
  ['is no address', { domain: 'not a domain' }, 'domain'],
  ['is missing', { clientSecret: ' ' }, 'clientSecret'],
])('what %s is said before the browser opens', async (_why, typed, field) => {
  const rig = await appRig();
  const { domain, app } = rig.portal;
  const { clientId, clientSecret } = app;
  expect(await rig.ask('sign-in.start', { domain, clientId, clientSecret, ...typed })).toEqual({
    kind: 'wrong',
    field,
  });
});

function byNumber(
  one: { readonly number: string | null },
  other: { readonly number: string | null },
): number {
  return String(one.number) < String(other.number) ? -1 : 1;
}
