import { readFileSync } from 'node:fs';
import qs from 'qs';
import { describe, expect, test } from 'vitest';
import { parseDelivery } from '../../../src/core/intake/parse-delivery.ts';
import { appTest, authOf, bodyOf, end, init, memberId, nonce, nowMs, start, token } from './bodies.ts';

function fixture(name: string): unknown {
  const text = readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8').trim();
  return name.endsWith('.json') ? JSON.parse(text) : qs.parse(text);
}

function eventIn(body: unknown): unknown {
  const parsed = parseDelivery(body);
  return parsed.kind === 'readable' ? parsed.delivery.event : parsed;
}

function problemsIn(body: unknown): unknown {
  const parsed = parseDelivery(body);
  return parsed.kind === 'malformed' ? parsed.problems : parsed;
}

function lackingIn(body: unknown): unknown {
  const parsed = parseDelivery(body);
  const event = parsed.kind === 'readable' ? parsed.delivery.event : null;
  return event?.kind === 'incomplete' ? event.problems : parsed;
}

const restAppCall = 'externalCall.7b0c7de811455ef32b18dc5917e4306a.1773239327';
const builtInCall = '5E316880469A6376.1773306964.8740011';
const sentAtMs = 1_773_239_326_000;

describe('the bodies Bitrix24 sends become typed events', () => {
  const startOfRestApp = {
    kind: 'start',
    memberId,
    callId: restAppCall,
    operatorId: '1269',
    viaRestApp: true,
    sentAtMs,
  };
  const fixtures: Record<string, unknown> = {
    'call-start.form': startOfRestApp,
    'call-start.json': startOfRestApp,
    'call-start-no-tokens.form': startOfRestApp,
    'call-start-incoming.form': {
      ...startOfRestApp,
      callId: builtInCall,
      viaRestApp: false,
      sentAtMs: 1_773_306_970_000,
    },
    'call-init-incoming.form': {
      kind: 'init',
      memberId,
      callId: builtInCall,
      direction: 'incoming',
      number: '+79161234567',
      companyNumber: '+4930111222',
      line: 'reg133788',
      viaRestApp: false,
      sentAtMs,
    },
    'call-init-outgoing.form': {
      kind: 'init',
      memberId,
      callId: '5E316880469A6377.1773306999.8740012',
      direction: 'outgoing',
      number: '+4930555666',
      companyNumber: null,
      line: 'reg133788',
      viaRestApp: false,
      sentAtMs,
    },
    'call-init-rest-app.form': {
      kind: 'init',
      memberId,
      callId: restAppCall,
      direction: 'incoming',
      number: '+4930159694',
      companyNumber: null,
      line: null,
      viaRestApp: true,
      sentAtMs,
    },
    'call-end-success.form': {
      kind: 'end',
      memberId,
      callId: builtInCall,
      direction: 'incoming',
      number: '+79161234567',
      line: 'reg133788',
      viaRestApp: false,
      operatorId: '1269',
      durationS: 78,
      beganAtMs: Date.parse('2026-03-12T10:36:04+01:00'),
      failedCode: '200',
      crmActivityId: '70321',
      sentAtMs: 1_773_307_043_000,
    },
    'call-end-missed.form': {
      kind: 'end',
      memberId,
      callId: restAppCall,
      direction: 'incoming',
      number: '+4930159694',
      line: 'reg133788',
      viaRestApp: true,
      operatorId: '1269',
      durationS: 0,
      beganAtMs: Date.parse('2026-03-12T10:36:04+01:00'),
      failedCode: '304',
      crmActivityId: '70321',
      sentAtMs,
    },
  };

  test.each(Object.entries(fixtures))('%s', (name, event) => {
    expect(eventIn(fixture(name))).toEqual(event);
  });

  test('the sender is told apart from the event, and no OAuth token survives', () => {
    const parsed = parseDelivery(fixture('call-start.form'));
    expect(parsed).toMatchObject({
      delivery: { sender: { memberId, applicationToken: token, domain: 'some-domain.bitrix24.com' } },
    });
    expect(JSON.stringify(parsed)).not.toMatch(
      /s7p6eclrvim9da28dt9ch94ekreb52sv|4s386p3q0tr8dy89xvmt96234v3dljg8/,
    );
  });
});

describe('what may differ from body to body', () => {
  test('numbers and nulls of a JSON body are read like the strings of a form', () => {
    const body = bodyOf(
      'ONVOXIMPLANTCALLEND',
      { CALL_ID: 77, CALL_DURATION: 5, PHONE_NUMBER: null },
      { ts: 1_773_239_326 },
    );
    expect(eventIn(body)).toMatchObject({ callId: '77', durationS: 5, number: null, sentAtMs });
  });

  test('an event is named in any case', () => {
    expect(eventIn({ ...start(), event: 'OnVoximplantCallStart' })).toMatchObject({ kind: 'start' });
  });

  test.each([
    'ONAPPPAYMENT',
    'ONOFFLINEEVENT',
    'ONEXTERNALCALLSTART',
    'onCrmLeadAdd',
    'ON_A_THING_OF_NEXT_YEAR',
    'ONVOXIMPLANTCALLSTARTED',
    '__proto__',
    'constructor',
    '\u202eonevent',
    '7',
  ])('%s is an event that is not needed', (name) => {
    expect(eventIn(bodyOf(name, {}))).toEqual({ kind: 'other', name: name.toUpperCase(), sentAtMs: nowMs });
  });

  test('an event that is not needed may lack its data and its time, and have a name of any length', () => {
    const body = { event: `ON${'X'.repeat(300)}`, auth: authOf({}).auth };
    const name = `ON${'X'.repeat(253)}`;
    expect(eventIn(body)).toEqual({ kind: 'other', name, sentAtMs: null });
    expect(eventIn({ ...appTest(), ts: 'yesterday' })).toMatchObject({ kind: 'other', name: 'ONAPPTEST' });
  });

  test('every field of END but the id may be missing, and then is null', () => {
    expect(eventIn(bodyOf('ONVOXIMPLANTCALLEND', { CALL_ID: '1' }))).toEqual({
      kind: 'end',
      memberId,
      callId: '1',
      direction: 'unknown',
      number: null,
      line: null,
      viaRestApp: false,
      operatorId: null,
      durationS: null,
      beganAtMs: null,
      failedCode: null,
      crmActivityId: null,
      sentAtMs: nowMs,
    });
  });

  test('nonsense in a field that may be missing counts as missing; user 0 is nobody', () => {
    const odd = {
      PORTAL_USER_ID: '0',
      CALL_DURATION: '-5',
      CALL_START_DATE: 'soon',
      CRM_ACTIVITY_ID: { a: 1 },
    };
    expect(eventIn(end(odd))).toMatchObject({
      operatorId: null,
      durationS: null,
      beganAtMs: null,
      crmActivityId: null,
    });
  });

  test.each([
    ['1', { direction: 'outgoing', number: '+4930111222', companyNumber: null }],
    ['3', { direction: 'incoming', number: '+79161234567', companyNumber: '+4930111222' }],
    ['4', { direction: 'callback', number: '+4930111222', companyNumber: null }],
    ['5', { direction: 'announcement', number: '+4930111222', companyNumber: null }],
    ['constructor', { direction: 'unknown', number: null, companyNumber: null }],
  ])('CALL_TYPE %s tells which number is the client’s', (CALL_TYPE, expected) => {
    expect(eventIn(init({ CALL_TYPE }))).toMatchObject(expected);
  });

  test('a REST app puts the client into CALLER_ID both ways', () => {
    const data = { CALL_TYPE: '1', CALLER_ID: '+4930159694', PHONE_NUMBER: undefined, REST_APP_ID: '12' };
    expect(eventIn(init(data))).toMatchObject({ number: '+4930159694', viaRestApp: true });
  });

  test('a text longer than 255 characters is cut, not refused', () => {
    expect(eventIn(init({ CALLER_ID: '7'.repeat(10_000) }))).toMatchObject({ number: '7'.repeat(255) });
  });

  test('a missing domain is no objection', () => {
    const auth = { member_id: memberId, application_token: token };
    expect(parseDelivery({ ...start(), auth })).toMatchObject({ delivery: { sender: { domain: null } } });
  });
});

describe('what happens to the application itself', () => {
  test('a test brings back its nonce, whole or not at all', () => {
    expect(eventIn(appTest())).toEqual({ kind: 'app-tested', sentAtMs: nowMs, nonce });
    for (const returned of [undefined, '', 7, ['x'], 'x'.repeat(256)]) {
      expect(eventIn(appTest(returned === undefined ? null : returned))).toMatchObject({ nonce: null });
    }
    expect(eventIn(bodyOf('ONAPPTEST', {}))).toMatchObject({ nonce: null });
  });

  test.each([
    ['ONAPPINSTALL', 'app-installed'],
    ['ONAPPUPDATE', 'app-updated'],
  ])('%s keeps the access token it can be confirmed with, and nothing else of the kind', (name, kind) => {
    const auth = authOf({ access_token: 'AT', refresh_token: 'RT', user_id: '1' });
    const parsed = parseDelivery(bodyOf(name, { VERSION: '2' }, auth));
    expect(parsed).toMatchObject({ delivery: { event: { kind, sentAtMs: nowMs, accessToken: 'AT' } } });
    expect(JSON.stringify(parsed)).not.toContain('RT');
    expect(eventIn(bodyOf(name, {}))).toEqual({ kind, sentAtMs: nowMs, accessToken: null });
  });

  test('a removal has nothing but the application token to prove it', () => {
    expect(eventIn(bodyOf('ONAPPUNINSTALL', { LANGUAGE_ID: 'de', CLEAN: '1' }))).toEqual({
      kind: 'app-removed',
      sentAtMs: nowMs,
    });
  });
});

describe('a body without an event or a sender is refused in words', () => {
  test.each([
    [undefined, ['the body is no event']],
    ['event=1', ['the body is no event']],
    [[], ['the body is no event']],
    [{ ...start(), event: undefined }, ['event is missing']],
    [{ ...start(), event: ' ' }, ['event is missing']],
    [{ ...start(), event: ['ONVOXIMPLANTCALLSTART'] }, ['event is missing']],
    [{ ...start(), auth: undefined }, ['auth is missing']],
    [
      { ...start(), auth: { domain: 'x' } },
      ['auth[member_id] is missing', 'auth[application_token] is missing'],
    ],
  ])('%#', (body, problems) => {
    expect(problemsIn(body)).toEqual(problems);
  });

  test('a token of any length is one that can be compared', () => {
    const applicationToken = 'x'.repeat(10_000);
    const parsed = parseDelivery({ ...start(), ...authOf({ application_token: applicationToken }) });
    expect(parsed).toMatchObject({ delivery: { sender: { applicationToken } } });
  });
});

describe('of an event of a call it is told in words what it lacks', () => {
  test.each([
    [{ ...start(), ts: 'yesterday' }, ['ts is not a time']],
    [{ ...start(), ts: undefined }, ['ts is missing']],
    [{ ...start({ CALL_ID: '' }), ts: undefined }, ['ts is missing', 'data[CALL_ID] is missing']],
    [{ ...start(), data: undefined }, ['data is missing']],
    [start({ USER_ID: 'x' }), ['data[USER_ID] is not a number']],
    [start({ USER_ID: ['1269', '7'] }), ['data[USER_ID] is missing']],
    [start({ CALL_ID: '' }), ['data[CALL_ID] is missing']],
    [init({ CALL_ID: undefined }), ['data[CALL_ID] is missing']],
  ])('%#', (body, problems) => {
    expect(lackingIn(body)).toEqual(problems);
  });

  test('an id of more than 255 characters', () => {
    expect(lackingIn(start({ CALL_ID: 'x'.repeat(256) }))).toEqual([
      expect.stringContaining('data[CALL_ID]'),
    ]);
  });
});
