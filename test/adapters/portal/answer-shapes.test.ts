/** PHP is loose: what comes as a string today is a number tomorrow, and a list with a gap is an object. */
import { describe, expect, test } from 'vitest';
import {
  appInfoShape,
  entitiesShape,
  lastIdOf,
  namesShape,
  profileShape,
  recordsShape,
  rowsShape,
} from '../../../src/adapters/portal/answer-shapes.ts';

describe('a profile', () => {
  test.each([
    [{ ID: '1269', NAME: 'Anna', LAST_NAME: 'Bauer', ADMIN: true }, 'Anna Bauer', true],
    [{ ID: 1269, NAME: ' Anna ', LAST_NAME: null, ADMIN: 'N' }, 'Anna', false],
    [{ ID: '1269', LAST_NAME: 'Bauer', ADMIN: '1' }, 'Bauer', true],
    [{ ID: '1269', NAME: '' }, '1269', false],
  ])('%j is read', (raw, name, isAdmin) => {
    expect(profileShape.parse(raw)).toEqual({ userId: '1269', name, isAdmin });
  });

  test.each([[[]], [{}]])('%j is that of somebody who was dismissed', (raw) => {
    expect(profileShape.parse(raw)).toBeNull();
  });

  test.each([{ ID: '../1' }, { ID: '' }, { ID: '1'.repeat(16) }, { NAME: 'Anna' }, 'x', null])(
    '%j is none',
    (raw) => {
      expect(profileShape.safeParse(raw).success).toBe(false);
    },
  );

  test('does not grow without bounds', () => {
    const long = 'x'.repeat(10_000);
    expect(profileShape.parse({ ID: 1, NAME: long, LAST_NAME: long })?.name).toHaveLength(255);
  });
});

test.each([
  [
    { INSTALLED: true, STATUS: 'L', PAYMENT_EXPIRED: 'N' },
    { installed: true, status: 'L', paymentExpired: false },
  ],
  [
    { INSTALLED: 'Y', PAYMENT_EXPIRED: 1 },
    { installed: true, status: '', paymentExpired: true },
  ],
  [{}, { installed: false, status: '', paymentExpired: false }],
])('of an application %j is read', (raw, info) => {
  expect(appInfoShape.parse(raw)).toEqual(info);
});

test('names come as a list, or as an object when the list has a gap', () => {
  expect(namesShape.parse(['crm', 'telephony'])).toEqual(['crm', 'telephony']);
  expect(namesShape.parse({ 0: 'crm', 2: 'telephony' })).toEqual(['crm', 'telephony']);
  expect(namesShape.safeParse([1]).success).toBe(false);
});

test('rows keep what can be unbound again, and leave offline ones out', () => {
  const row = { event: 'onvoximplantcallstart', handler: 'https://a.example/', auth_type: '7', offline: 0 };
  expect(
    rowsShape.parse([
      row,
      { ...row, auth_type: 'x' },
      { ...row, offline: '1' },
      { event: 'ONX', connector_id: 'c', offline: 1 },
      'nonsense',
    ]),
  ).toEqual([
    { event: 'ONVOXIMPLANTCALLSTART', handlerUrl: 'https://a.example/', authType: 7 },
    { event: 'ONVOXIMPLANTCALLSTART', handlerUrl: 'https://a.example/', authType: 0 },
  ]);
});

test('of the CRM only what a card can be made of is kept', () => {
  expect(
    entitiesShape.parse([
      { CRM_ENTITY_TYPE: 'contact', CRM_ENTITY_ID: 17, NAME: 'Anna' },
      { CRM_ENTITY_TYPE: 'COMPANY', CRM_ENTITY_ID: '5' },
      { CRM_ENTITY_TYPE: 'DEAL', CRM_ENTITY_ID: '5', NAME: 'x' },
      { CRM_ENTITY_TYPE: 'LEAD', CRM_ENTITY_ID: '5/../6', NAME: 'x' },
      null,
    ]),
  ).toEqual([
    { kind: 'contact', id: '17', name: 'Anna' },
    { kind: 'company', id: '5', name: '' },
  ]);
});

describe('a row of the statistics', () => {
  const row = { CALL_ID: 'a', CALL_START_DATE: '2026-03-12T10:00:00+03:00' };

  test('is read to the moment in the night in which half past two comes twice', () => {
    const [summer, winter] = recordsShape.parse([
      { ...row, CALL_START_DATE: '2026-10-25T02:30:00+02:00' },
      { ...row, CALL_START_DATE: '2026-10-25T02:30:00+01:00' },
    ]);
    expect([summer?.beganAtMs, winter?.beganAtMs]).toEqual([
      Date.UTC(2026, 9, 25, 0, 30),
      Date.UTC(2026, 9, 25, 1, 30),
    ]);
  });

  test('is read from strings and numbers, and from next to nothing', () => {
    const full = {
      ...row,
      PORTAL_USER_ID: 1269,
      CALL_TYPE: '2',
      PHONE_NUMBER: '+4930111',
      PORTAL_NUMBER: 'reg1',
      CALL_DURATION: '61',
      CALL_FAILED_CODE: 200,
      CRM_ACTIVITY_ID: 7,
      REST_APP_ID: '3',
    };
    const [read, bare] = recordsShape.parse([full, row]);
    expect(read).toEqual({
      callId: 'a',
      operatorId: '1269',
      callType: 2,
      number: '+4930111',
      line: 'reg1',
      beganAtMs: Date.UTC(2026, 2, 12, 7),
      durationS: 61,
      failedCode: '200',
      crmActivityId: '7',
      viaRestApp: true,
    });
    expect(bare).toMatchObject({
      operatorId: null,
      callType: null,
      durationS: 0,
      failedCode: 'OTHER',
      viaRestApp: false,
    });
  });

  test.each([{ ...row, CALL_ID: '' }, { ...row, CALL_START_DATE: 'soon' }, { CALL_ID: 'a' }, 7])(
    '%j is left out',
    (raw) => {
      expect(recordsShape.parse([raw])).toEqual([]);
    },
  );
});

test.each([
  [[{ ID: '9' }, { ID: 10 }, { CALL_ID: 'no row of ours' }, 7], '10'],
  [{ 1: { ID: '3' }, 2: { ID: '2' } }, '3'],
  [[], null],
  [[{ ID: 'x' }], null],
  ['no list', null],
])('the last row of %j is %j', (rows, lastId) => {
  expect(lastIdOf(rows)).toBe(lastId);
});
