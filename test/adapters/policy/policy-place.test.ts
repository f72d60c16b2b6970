import { describe, expect, test } from 'vitest';
import { isAdministratorsPlace, policyPlace } from '../../../src/adapters/policy/policy-place.ts';

const windows = { ProgramData: 'D:\\ProgramData', ProgramFiles: 'C:\\Program Files' };

describe('the place of the policy', () => {
  test.each([
    ['linux', {}, '/etc/offhook/policy.json'],
    ['darwin', {}, '/Library/Application Support/Offhook/policy.json'],
    ['win32', windows, 'D:\\ProgramData\\Offhook\\policy.json'],
    ['win32', {}, 'C:\\ProgramData\\Offhook\\policy.json'],
  ] as const)('on %s with %j is %s', (platform, environment, file) => {
    expect(policyPlace(platform, environment)).toEqual({ file, named: false });
    expect(policyPlace(platform, { ...environment, OFFHOOK_POLICY: '' })).toEqual({ file, named: false });
  });

  test('is another when OFFHOOK_POLICY names it', () => {
    expect(policyPlace('linux', { OFFHOOK_POLICY: '/srv/p.json' })).toEqual({
      file: '/srv/p.json',
      named: true,
    });
  });
});

describe('on Windows', () => {
  test.each([
    ['D:\\ProgramData\\Offhook\\policy.json', true],
    ['d:\\programdata\\company\\policy.json', true],
    ['C:\\Program Files\\Company\\policy.json', true],
    ['C:\\Program Files\\..\\Users\\anna\\policy.json', false],
    ['C:\\Users\\anna\\policy.json', false],
    ['C:\\ProgramData\\Offhook\\policy.json', false],
    ['D:\\ProgramDataOfAnna\\policy.json', false],
    ['\\\\server\\share\\policy.json', false],
    ['D:\\ProgramData', false],
  ])('%s vouches for a policy: %s', (file, expected) => {
    expect(isAdministratorsPlace(file, windows)).toBe(expected);
  });
});
