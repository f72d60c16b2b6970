import { describe, expect, test } from 'vitest';
import { readSettings } from '../../../src/core/settings/settings.ts';

const defaults = {
  portal: {
    mode: 'webhook',
    domain: null,
    memberId: null,
    operatorId: null,
    clientId: null,
    redirectPort: 53_682,
  },
  listener: { port: 0, path: null },
  tunnel: { kind: 'localtunnel', host: 'https://localtunnel.me', subdomain: null, publicUrl: null },
  notifications: {
    enabled: true,
    sound: true,
    directions: { incoming: true, outgoing: true },
    mutedNumbers: [],
    doNotDisturb: { until: null, schedule: [] },
  },
  history: { retentionDays: 365, keepNumbers: true },
  hooks: [],
  appearance: { language: 'auto', theme: 'system' },
  startup: { openAtLogin: true },
  updates: { enabled: true, feedUrl: null },
};

describe('settings', () => {
  test('are all optional', () => {
    expect(readSettings({})).toEqual({ settings: defaults, problems: [] });
  });

  test('take what the file says, and a number where an id is meant', () => {
    const file = {
      portal: { mode: 'app', domain: 'company.bitrix24.com', operatorId: 1269 },
      tunnel: { kind: 'none' },
    };
    expect(readSettings(file).settings).toMatchObject({
      portal: { mode: 'app', domain: 'company.bitrix24.com', operatorId: '1269' },
      tunnel: { kind: 'none', host: 'https://localtunnel.me' },
    });
  });

  test('unknown keys are no problem', () => {
    expect(readSettings({ later: 1, portal: { later: 1 } })).toEqual({ settings: defaults, problems: [] });
  });

  test('a wrong value is named and replaced by its default; its neighbours stay', () => {
    const { settings, problems } = readSettings({
      tunnel: { kind: 'pigeon', subdomain: 'acme-7' },
      hooks: 'none',
    });
    expect(settings).toEqual({ ...defaults, tunnel: { ...defaults.tunnel, subdomain: 'acme-7' } });
    expect(problems.map(({ key }) => key)).toEqual(['tunnel.kind', 'hooks']);
    expect(problems.every(({ message }) => message.length > 0)).toBe(true);
  });

  test('several wrong values of one section are all named', () => {
    const { settings, problems } = readSettings({
      listener: { port: 70_000, path: 'x' },
      startup: { openAtLogin: false },
    });
    expect(settings).toEqual({ ...defaults, startup: { openAtLogin: false } });
    expect(problems).toEqual([
      { key: 'listener.port', message: expect.any(String) },
      { key: 'listener.path', message: 'must be 32 characters of 0-9 and a-f' },
    ]);
  });

  test.each([
    [5, ''],
    [null, ''],
    [[], ''],
    [{ portal: 5 }, 'portal'],
    [{ portal: [] }, 'portal'],
    [{ tunnel: { publicUrl: 'http://plain.example' } }, 'tunnel.publicUrl'],
    [{ tunnel: { host: 'file:///etc/passwd' } }, 'tunnel.host'],
    [{ portal: { domain: 'a b' } }, 'portal.domain'],
    [{ portal: { clientId: '' } }, 'portal.clientId'],
    [{ portal: { redirectPort: 80 } }, 'portal.redirectPort'],
    [{ portal: { redirectPort: 65_536 } }, 'portal.redirectPort'],
    [{ updates: { feedUrl: 'http://updates.example/' } }, 'updates.feedUrl'],
    [{ hooks: [{ on: 'never', run: ['b'] }] }, 'hooks'],
    [{ notifications: { directions: { incoming: 'yes' } } }, 'notifications.directions.incoming'],
    [
      { notifications: { doNotDisturb: { schedule: [{ days: [8], from: '25:00', to: '7' }] } } },
      'notifications.doNotDisturb.schedule',
    ],
  ])('%j is wrong at "%s", and nothing else is lost', (file, key) => {
    const { settings, problems } = readSettings(file);
    expect(settings).toEqual(defaults);
    expect(new Set(problems.map((problem) => problem.key))).toEqual(new Set([key]));
  });
});
