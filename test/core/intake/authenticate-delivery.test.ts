import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/core/intake/verdict.ts';
import { intakeOf } from './authentication-rig.ts';
import { appTest, authOf, bodyOf, memberId, nonce, secondsAgo, start, token } from './bodies.ts';

const told: Verdict = { kind: 'ignored', reason: 'about-the-application' };
const refused = (reason: string) => ({ kind: 'rejected', why: { reason } });
const good = authOf({ access_token: 'good' });
const install = (rest = good) => bodyOf('ONAPPINSTALL', {}, rest);
const update = (rest = good) => bodyOf('ONAPPUPDATE', {}, rest);

describe('while no application token is known', () => {
  test('a test that brings back the nonce teaches it, and what follows is believed', async () => {
    const intake = intakeOf();
    expect(await intake.deliver(appTest())).toEqual(told);
    expect([intake.session.applicationToken, intake.told]).toEqual([token, [`test ${nonce}`]]);
    expect(await intake.deliver(start())).toMatchObject({ kind: 'accepted' });
  });

  test.each([
    ['another nonce', appTest('another'), {}],
    ['no nonce', appTest(null), {}],
    ['no nonce while none is awaited', appTest(null), { awaited: null }],
    ['an empty nonce while none is awaited', appTest(''), { awaited: null }],
    ['the nonce while none is awaited', appTest(), { awaited: null }],
    ['the nonce, from another portal', appTest(nonce, authOf({ member_id: 'another' })), {}],
    ['the nonce, while no portal is pinned', appTest(), { member: null }],
    ['the nonce, a day too late', appTest(nonce, secondsAgo(24 * 3_600 + 1)), {}],
    ['a nonce in a call', start({ QUERY: { nonce } }), {}],
    ['a nonce in a removal', bodyOf('ONAPPUNINSTALL', { QUERY: { nonce } }), {}],
    ['a nonce in another event', bodyOf('ONAPPPAYMENT', { QUERY: { nonce } }), {}],
    ['an installation without an access token', bodyOf('ONAPPINSTALL', {}), {}],
    ['an installation with a bad one', install(authOf({ access_token: 'bad' })), {}],
    ['an installation in another portal', install(authOf({ access_token: 'good', member_id: 'x' })), {}],
    ['an installation, while no portal is pinned', install(), { member: null }],
    ['an installation, a day too late', install({ ...good, ...secondsAgo(24 * 3_600 + 1) }), {}],
  ])('%s teaches nothing', async (_, body, choices) => {
    const intake = intakeOf(choices);
    expect(await intake.deliver(body)).toEqual(refused('wrong-token'));
    expect([intake.session.applicationToken, intake.told]).toEqual([null, []]);
  });

  test('an installation that our portal confirms teaches it', async () => {
    const intake = intakeOf();
    expect(await intake.deliver(install())).toEqual(told);
    expect([intake.session.applicationToken, intake.told]).toEqual([token, ['app-installed']]);
  });

  test('a token that cannot be kept is not believed', async () => {
    const intake = intakeOf({ canKeep: false });
    expect(await intake.deliver(appTest())).toEqual(refused('wrong-token'));
    expect(await intake.deliver(install())).toEqual(refused('wrong-token'));
    expect(intake.told).toEqual([]);
  });

  test('and no application, nothing teaches one', async () => {
    const intake = intakeOf({ withoutApp: true });
    for (const body of [appTest(), install(), update()]) {
      expect(await intake.deliver(body)).toEqual(refused('wrong-token'));
    }
  });
});

describe('once the application token is known', () => {
  test('the events of the application are believed and told without asking the portal', async () => {
    const intake = intakeOf({ known: token });
    for (const body of [appTest(), install(), update(), bodyOf('ONAPPUNINSTALL', {})]) {
      expect(await intake.deliver(body)).toEqual(told);
    }
    expect(intake.told).toEqual([`test ${nonce}`, 'app-installed', 'app-updated', 'app-removed']);
    expect(intake.asked).toEqual([]);
  });

  test('without an application they are answered, and nobody is told', async () => {
    const intake = intakeOf({ known: token, withoutApp: true });
    for (const body of [appTest(), appTest(null), install()])
      expect(await intake.deliver(body)).toEqual(told);
  });

  test('a nonce teaches no other one', async () => {
    const intake = intakeOf({ known: 'the old one' });
    expect(await intake.deliver(appTest())).toEqual(refused('wrong-token'));
    expect(intake.session.applicationToken).toBe('the old one');
  });

  test('an update that our portal confirms replaces it (bitrix24.md 3.1)', async () => {
    const intake = intakeOf({ known: 'the old one' });
    expect(await intake.deliver(update())).toEqual(told);
    expect(await intake.deliver(start())).toMatchObject({ kind: 'accepted' });
    expect(await intake.deliver(start({}, authOf({ application_token: 'the old one' })))).toEqual(
      refused('wrong-token'),
    );
  });

  test('an update that it does not confirm, or a removal with another token, changes nothing', async () => {
    const intake = intakeOf({ known: 'the old one' });
    expect(await intake.deliver(update(authOf({ access_token: 'bad' })))).toEqual(refused('wrong-token'));
    expect(await intake.deliver(bodyOf('ONAPPUNINSTALL', {}, good))).toEqual(refused('wrong-token'));
    expect([intake.session.applicationToken, intake.told]).toEqual(['the old one', []]);
  });

  test('the right token of another portal is refused as before', async () => {
    const intake = intakeOf({ known: token });
    const body = install(authOf({ access_token: 'good', member_id: 'another' }));
    expect(await intake.deliver(body)).toEqual({
      kind: 'rejected',
      why: { reason: 'wrong-portal', memberId: 'another' },
    });
  });
});

describe('a forger learns nothing', () => {
  test('the portal is asked whether or not anything else is right', async () => {
    for (const wrong of [{}, { member_id: 'another' }]) {
      const intake = intakeOf();
      await intake.deliver(install(authOf({ access_token: 'bad', ...wrong })));
      expect(intake.asked).toEqual(['bad']);
    }
  });

  test('every delivery is compared with the awaited nonce, whatever else it is', async () => {
    for (const body of [start(), appTest('x'), install(authOf({ access_token: 'bad' }))]) {
      const intake = intakeOf({ known: 'another' });
      await intake.deliver(body);
      expect(intake.compared.map(([, expected]) => expected)).toEqual(['another', memberId, nonce]);
    }
  });

  test('he cannot have the portal asked more often than every ten seconds, however clocks are set', async () => {
    const intake = intakeOf();
    const bad = install(authOf({ access_token: 'bad' }));
    await intake.deliver(bad);
    intake.clock.nowMs += 9_999;
    await intake.deliver(bad);
    expect(intake.asked).toHaveLength(1);
    intake.clock.nowMs -= 60_000;
    await intake.deliver(bad);
    expect(intake.asked).toHaveLength(2);
  });

  test('neither token is in a verdict or in the log', async () => {
    const intake = intakeOf();
    const verdicts = [await intake.deliver(install()), await intake.deliver(appTest('x'))];
    expect(JSON.stringify([verdicts, intake.log.lines])).not.toMatch(new RegExp(`good|${token}|${nonce}`));
  });
});

test('a confirmation that comes after the operator went to another portal teaches nothing', async () => {
  const intake = intakeOf();
  const confirmation = Promise.withResolvers<boolean>();
  intake.willAnswer(() => confirmation.promise);
  const verdict = intake.deliver(install());
  intake.session.memberId = 'another';
  confirmation.resolve(true);
  expect(await verdict).toEqual(refused('wrong-token'));
  expect(intake.session.applicationToken).toBeNull();
});
