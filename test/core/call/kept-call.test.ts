import { describe, expect, test } from 'vitest';
import { callToKeep } from '../../../src/core/call/kept-call.ts';
import type { Call } from '../../../src/core/call/call.ts';
import { callOf } from './calls.ts';

const withoutNumbers = (call: Call) => callToKeep(call, { keepNumbers: false });

test('a call without numbers keeps all the rest', () => {
  const call = callOf({
    note: 'call +79161234567',
    companyNumber: '+4930123456',
    name: 'Anna',
    company: 'ООО «Ёж»',
  });
  expect(withoutNumbers(call)).toEqual({ ...call, number: null, companyNumber: null });
});

test.each([
  ['reg133788', 'reg133788'],
  ['sip42', 'sip42'],
  ['REST_APP:17', 'REST_APP:17'],
  ['+74951234567', null],
  ['74951234567', null],
  ['sip 8 (495) 123-45-67', null],
  [null, null],
])('the line %s is kept as %s', (line, kept) => {
  expect(withoutNumbers(callOf({ line })).line).toBe(kept);
});

test.each([
  ['+79161234567 - Incoming call', '… - Incoming call'],
  ['Anna (+7 (916) 123-45-67)', 'Anna (…)'],
  ['8 916 123 45 67, 0049 30 1234567', '…, …'],
  ['Flat 12, house 345', 'Flat 12, house 345'],
  ['2026', '2026'],
  ['', ''],
])('the name %s is kept as %s, the card’s too', (name, kept) => {
  const call = withoutNumbers(
    callOf({ name, company: name, crm: [{ kind: 'lead', id: '123456789', name }] }),
  );
  expect(call).toMatchObject({
    name: kept,
    company: kept,
    crm: [{ kind: 'lead', id: '123456789', name: kept }],
  });
});

describe('a private call', () => {
  const call = callOf({
    name: 'Anna',
    company: 'Bauer GmbH',
    crm: [{ kind: 'contact', id: '17', name: 'Anna' }],
    crmActivityId: '7',
    note: 'written afterwards',
    companyNumber: '+4930123456',
    isPrivate: true,
  });
  const bare = { number: null, name: null, company: null, crm: [], crmActivityId: null };

  test('keeps nothing of whom it was with, and the rest', () => {
    expect(callToKeep(call, { keepNumbers: true })).toEqual({ ...call, ...bare });
  });

  test('keeps no number of ours either where none are kept', () => {
    expect(withoutNumbers(call)).toEqual({ ...call, ...bare, companyNumber: null });
  });
});
