import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../src/core/policy/policy.ts';

describe('a policy', () => {
  test('locks every key it holds, groups no further than that', () => {
    const settings = {
      portal: { mode: 'app', operatorId: 1269 },
      notifications: { doNotDisturb: { until: null }, directions: {} },
      hooks: [],
      tunnel: {},
    };
    expect(readPolicy({ $schema: './policy.schema.json', ...settings })).toEqual({
      kind: 'right',
      policy: {
        settings,
        locked: ['portal.mode', 'portal.operatorId', 'notifications.doNotDisturb.until', 'hooks'],
        clientSecret: null,
      },
    });
  });

  test('may hold the secret of the application', () => {
    expect(readPolicy({ secrets: { clientSecret: ' s3cr3t ' } })).toMatchObject({
      kind: 'right',
      policy: { settings: {}, locked: [], clientSecret: 's3cr3t' },
    });
  });

  test.each([
    [{ updats: { enabled: false } }, 'updats', 'is not known'],
    [{ updates: { enable: false } }, 'updates.enable', 'is not known'],
    [{ 'updates.enabled': false }, '"updates.enabled"', 'is not known'],
    [{ 'notifications.directions': { incoming: false } }, '"notifications.directions"', 'is not known'],
    [{ updates: { 'a.b': 1 } }, '"updates.a.b"', 'is not known'],
    [JSON.parse('{"__proto__":{"hooks":[]}}') as object, '__proto__', 'is not known'],
    [{ updates: false }, 'updates', expect.any(String)],
    [{ updates: [] }, 'updates', expect.any(String)],
    [{ updates: null }, 'updates', expect.any(String)],
    [{ tunnel: { kind: 'pigeon' } }, 'tunnel.kind', expect.any(String)],
    [{ hooks: [{ on: 'answered', post: 'http://x.example' }] }, 'hooks', expect.stringContaining('https')],
    [{ listener: { path: null } }, 'listener.path', 'is made on each machine, and is secret'],
    [{ secrets: { clientSecret: 5 } }, 'secrets.clientSecret', expect.any(String)],
    [{ secrets: { clientSecret: '' } }, 'secrets.clientSecret', expect.any(String)],
    [{ secrets: { accessToken: 's3cr3t' } }, 'secrets', expect.not.stringContaining('s3cr3t')],
    [{ secrets: 's3cr3t' }, 'secrets', expect.not.stringContaining('s3cr3t')],
    [{ secrets: null }, 'secrets', expect.any(String)],
  ])('like %j is refused as a whole', (raw, key, message) => {
    expect(readPolicy({ history: { retentionDays: 90 }, ...raw })).toEqual({
      kind: 'wrong',
      problems: [{ key, message }],
    });
  });

  test('with several wrong values names each', () => {
    const read = readPolicy({ a: 1, tunnel: { kind: 'pigeon', b: 2 }, secrets: { clientSecret: 5 } });
    const keys = read.kind === 'wrong' ? read.problems.map(({ key }) => key) : [];
    expect(keys).toEqual(['a', 'tunnel.b', 'tunnel.kind', 'secrets.clientSecret']);
  });
});
