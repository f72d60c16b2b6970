import { describe, expect, test } from 'vitest';
import { overlay, SettingLocked, type OverlaidSettings } from '../../../src/core/policy/overlay.ts';
import { noPolicy, readPolicy, type Policy } from '../../../src/core/policy/policy.ts';
import type { SettingsKey } from '../../../src/core/ports/settings-store.ts';
import { settingsStoreContract } from '../../contracts/settings-store-contract.ts';
import { memorySettings } from '../../fakes/memory-settings.ts';

const file = '/etc/offhook/policy.json';

settingsStoreContract('settings under an empty policy', (kept) => {
  const store = memorySettings(kept);
  return { store: overlay(store, noPolicy, file), kept: store.kept };
});

function policyOf(raw: Readonly<Record<string, unknown>>): Policy {
  const read = readPolicy(raw);
  if (read.kind === 'wrong') throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

const policy = policyOf({
  portal: { domain: 'company.bitrix24.com', operatorId: 7 },
  hooks: [],
  notifications: { doNotDisturb: { schedule: [] } },
  updates: { enabled: false },
});

function under(kept: Readonly<Record<string, unknown>>): {
  readonly store: OverlaidSettings;
  readonly kept: () => unknown;
} {
  const store = memorySettings(kept);
  return { store: overlay(store, policy, file), kept: store.kept };
}

describe('settings under a policy', () => {
  test('are what it says, and beside it what is kept', () => {
    const { store } = under({
      portal: { domain: 'other.bitrix24.com', memberId: 'a223c6b9' },
      hooks: [{ on: 'answered', run: ['tell'] }],
      notifications: { doNotDisturb: { until: 5, schedule: [{ days: [1], from: '10:00', to: '11:00' }] } },
    });
    expect(store.read()).toMatchObject({
      settings: {
        portal: { domain: 'company.bitrix24.com', operatorId: '7', memberId: 'a223c6b9', mode: 'webhook' },
        hooks: [],
        notifications: { doNotDisturb: { until: 5, schedule: [] }, sound: true },
        updates: { enabled: false, feedUrl: null },
      },
      problems: [],
    });
  });

  test('have no problem where a wrong value has no effect, and keep the others', () => {
    const { store } = under({ portal: { domain: 'a b' }, hooks: 5, listener: { port: -1 }, updates: 5 });
    expect(store.read().problems.map(({ key }) => key)).toEqual(['listener.port', 'updates']);
    expect(store.read().settings.updates.enabled).toBe(false);
  });

  test.each<SettingsKey>(['portal', 'portal.domain', 'hooks', 'notifications', 'notifications.doNotDisturb'])(
    'refuse to have %s set, and say who decides it',
    (key) => {
      const { store, kept } = under({ portal: { mode: 'app' } });
      expect(() => store.set(key, null)).toThrow(new SettingLocked(key, file));
      expect(() => store.set(key, null)).toThrow(`${key} is decided by /etc/offhook/policy.json`);
      expect(kept()).toEqual({ portal: { mode: 'app' } });
    },
  );

  test('let everything else be set', () => {
    const { store, kept } = under({});
    store.set('portal.memberId', 'a223c6b9');
    store.set('notifications.doNotDisturb.until', 5);
    expect(kept()).toEqual({
      portal: { memberId: 'a223c6b9' },
      notifications: { doNotDisturb: { until: 5 } },
    });
  });

  test('tell which keys are locked', () => {
    expect(under({}).store.lockedKeys()).toEqual([
      'portal.domain',
      'portal.operatorId',
      'hooks',
      'notifications.doNotDisturb.schedule',
      'updates.enabled',
    ]);
  });
});
