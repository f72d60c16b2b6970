import { expect, test } from 'vitest';
import { calledLine, knownLine } from '../../../src/core/call/line-name.ts';

test.each([
  'REST_APP:',
  'REST_APP:12',
  'REST_APP: 12',
  'rest_app',
  'restapp:7',
  'REST_APP:local.5f3c',
  'reg133788',
  'REG150908',
  'reg',
  'sip5',
  'SIP_17',
  'line 3',
  '12',
  '#12',
  '150908',
  '7b0c1d2e3f405162738495a6b7c8d9e0',
  '',
  '  ',
  null,
])('%j is no line that anybody knows', (line) => {
  expect(knownLine(line)).toBeNull();
});

test.each([
  '+493023125000',
  '74951234567',
  '(030) 2312-50',
  '2312500',
  'Support',
  'Line of Anna',
  'Hotline 24',
  'Regional office',
  'Sipgate',
  'Отдел продаж',
  'restaurant',
])('%j is a line', (line) => {
  expect(knownLine(` ${line} `)).toBe(line);
});

test('what was called is the company’s number, or else the line', () => {
  expect(calledLine({ companyNumber: '+493023125000', line: 'Support' })).toBe('+493023125000');
  expect(calledLine({ companyNumber: 'reg1', line: 'Support' })).toBe('Support');
  expect(calledLine({ companyNumber: null, line: 'REST_APP:' })).toBeNull();
});
